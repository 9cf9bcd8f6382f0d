"""What may stand behind an answer and does not belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.labels import resembles_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

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
NEW_PAPER = re.compile(r"Vragen van (?:het lid|de leden|de heer|mevrouw) .*\(ingezonden\b.*")
"""The head of another paper in the same file."""
SOURCE = re.compile(
    r"(?:\[\d{1,3}\]|\(?\d{1,3}\)|\d{1,3}(?=\s*https?:))\s*"
    r"(?=.*(?:https?://|www\.|\b(?:Kamerstuk|Aanhangsel|Handelingen|Stb\.|Stcrt\.)|\b(?:19|20)\d\d\b))"
)
"""An entry in a list of sources: `[2] https://…`, `3) Kamerstuk …`."""
SENTENCE_END = re.compile(r"[.?!:;,…][”\"’»)\]]*$")


def first_paper(blocks: Sequence[Block]) -> Sequence[Block]:
    """Leave out a second paper in the same file: who asked and answered there differs."""
    heads = [at for at, block in enumerate(blocks) if NEW_PAPER.fullmatch(block.text)]
    questions = [at for at, block in enumerate(blocks) if block.heading is not None]
    later = [at for at in heads if questions and at > questions[0]]
    return blocks[: later[0]] if later else blocks


def before_closing(blocks: Sequence[Block]) -> Sequence[Block]:
    """Cut off what closes the paper behind its last answer."""
    end = next((at for at, block in enumerate(blocks) if _closes(block)), len(blocks))
    return _before_sources(blocks[:end])


def before_unknown(blocks: Sequence[Block]) -> Sequence[Block]:
    """Cut off what a heading of unknown form opens."""
    unknown = (at for at, each in enumerate(blocks) if resembles_heading(each.text, bold=each.bold))
    return blocks[: next(unknown, len(blocks))]


def without_strays(blocks: Sequence[Block]) -> Sequence[Block]:
    """Cut an answer off where a heading of unknown form opens something else.

    Bold words at the end that make no sentence head what follows the answer.
    """
    kept = list(before_unknown(blocks))
    while len(kept) > 1 and kept[-1].bold and not SENTENCE_END.search(kept[-1].text):
        kept.pop()
    return kept


def is_source(block: Block) -> bool:
    """Tell an entry in a list of sources: a mark, then an address or a paper."""
    return SOURCE.match(block.text) is not None


def _before_sources(blocks: Sequence[Block]) -> Sequence[Block]:
    """Cut off a list of sources, which nobody set apart as notes."""
    end = len(blocks)
    while end > 1 and is_source(blocks[end - 1]):
        end -= 1
    return blocks[:end]


def _closes(block: Block) -> bool:
    if EXPLANATION.match(block.text):
        return True
    return len(block.text) <= LONGEST and bool(CLOSING.fullmatch(block.text))
