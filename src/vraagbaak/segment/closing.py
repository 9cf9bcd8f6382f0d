"""What may stand behind an answer and does not belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.labels import resembles_heading
from vraagbaak.segment.members import NEW_PAPER, asker

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from vraagbaak.segment.blocks import Block

CLOSING = re.compile(
    r"(?:Toelichting|Mededeling|Bijlagen?|Noot|Noten)\s*:?"
    r"|Toelichting\s*:.*"
    r"|Deze vragen dienen ter aanvulling op .*"
    r"|Bijlagen?(?:\s+(?:\d{1,2}|[IVX]+|[A-Z]))?\s*[:.–-]?(?:\s.*[^.?!])?"
    r"|(?:Hoogachtend|Met vriendelijke groet(?:en)?)\b.*"
    r"|De (?:minister(?:-president)?|staatssecretaris)\b[^.?!;]*,"
    r"(?:(?:\s\S+){0,5}\s\S*[^\s.?!;:])?",
    re.IGNORECASE,
)
"""What closes a paper: explanation, annex, greeting, signature."""
LONGEST = 160
"""What closes a paper is short; a paragraph that begins like it is not."""
EXPLANATION = re.compile(r"Toelichting\s*:|Deze vragen dienen|Hoogachtend")
ADDRESS = re.compile(r"https?:|www\.|\w\.nl\b|\b(?:Kamerstuk|Aanhangsel|Handelingen|Stb\.|Stcrt\.)")
ENTRY = re.compile(r"(?:\[(\d{1,3})\]|\(?(\d{1,3})\)|(\d{1,3})\.)\s*(?=\D)")
"""An entry in a list of sources: `[2] https://…`, `3) Kamerstuk …`, `1. De Krant …`."""
CITED = re.compile(r"(?<=\S)\s?(?:\[(\d{1,3})\]|(?<![\d(])(\d{1,3})\))")
"""A mark at full size that points to such an entry: `deze brief [2]`, `dat bericht 3)`."""
SENTENCE_END = re.compile(r"[.?!:;,…][”\"’»)\]]*$")


def first_paper(blocks: Sequence[Block], *, known: Container[int] = ()) -> Sequence[Block]:
    """Leave out a second paper in the same file: who asked and answered there differs.

    Heads at the places `known` open no other paper.
    """
    papers = (at for at, block in enumerate(blocks) if NEW_PAPER.fullmatch(block.text))
    heads = [at for at in papers if at not in known]
    questions = [at for at, block in enumerate(blocks) if block.heading is not None]
    later = [at for at in heads if questions and at > questions[0]]
    return blocks[: later[0]] if later else blocks


def before_closing(blocks: Sequence[Block]) -> Sequence[Block]:
    """Cut off what closes the paper behind its last answer."""
    end = next((at for at, block in enumerate(blocks) if _closes(block)), len(blocks))
    return before_sources(blocks[:end])


def before_unknown(blocks: Sequence[Block]) -> Sequence[Block]:
    """Cut off what a heading of unknown form opens."""
    unknown = (at for at, each in enumerate(blocks) if resembles_heading(each.text, bold=each.bold))
    return blocks[: next(unknown, len(blocks))]


def without_strays(blocks: Sequence[Block]) -> Sequence[Block]:
    """Cut an answer off where a heading of unknown form opens something else.

    Bold words at the end that make no sentence head what follows the answer, and so do those that
    name who asked next.
    """
    kept = list(before_unknown(blocks))
    while len(kept) > 1 and _heads(kept[-1]):
        kept.pop()
    return kept


def is_source(block: Block) -> bool:
    """Tell an entry in a list of sources: a mark in brackets, then an address or a paper."""
    entry = ENTRY.match(block.text)
    return bool(entry and not entry[3] and ADDRESS.search(block.text))


def cited(blocks: Sequence[Block]) -> set[int]:
    """List the numbers of the sources that these blocks point to."""
    found = (mark for block in blocks for mark in CITED.finditer(block.text))
    return {int(mark[1] or mark[2]) for mark in found}


def before_sources(blocks: Sequence[Block], numbers: Container[int] = ()) -> Sequence[Block]:
    """Cut off a list of sources, which nobody set apart as notes.

    Its entries look like sources or have the `numbers` that are pointed to; words that lead up to
    a list make it part of the answer.
    """
    for at in range(len(blocks) - 1, 0, -1):
        entry = ENTRY.match(blocks[at].text)
        if entry is None:
            if not ADDRESS.search(blocks[at].text):
                break
            continue
        if not (is_source(blocks[at]) or int(entry[entry.lastindex or 0]) in numbers):
            break
        if int(entry[entry.lastindex or 0]) == 1:
            return blocks if blocks[at - 1].text.endswith(":") else blocks[:at]
    return blocks


def _heads(block: Block) -> bool:
    if asker(block) is not None:
        return True
    return block.bold and not SENTENCE_END.search(block.text)


def _closes(block: Block) -> bool:
    if EXPLANATION.match(block.text):
        return True
    return len(block.text) <= LONGEST and bool(CLOSING.fullmatch(block.text))
