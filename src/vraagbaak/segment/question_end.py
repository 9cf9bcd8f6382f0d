"""Part a question from an answer that has no heading, by layout and by words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from vraagbaak.sentences import sentences
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block

ANSWER = re.compile(r"(?:^|(?<=[.?!:)”’\"»] ))(?P<printed>Antwoord)\s*:?(?=\s+[A-Z‘“\"'(•–-]|$)")
ASKED = re.compile(r"\?[”’\"'»)\]]*\d?(?: ?\([^()?]{1,40}\))?$")
REMARK = re.compile(r"\?[”’\"'»)\]]* \([^()?]{1,40}\)(?= [A-Z‘“]|$)")
"""A remark in brackets behind a question, such as the page that it is about."""
QUOTED = re.compile(r"\?[”’\"'»)\]]+\d?$")
ENDED = re.compile(r"[.!:;][”’\"'»)\]]*\d?$")
SPEAKS = re.compile(r"\b(?:wij|we|ons|onze|wijzelf)\b", re.IGNORECASE)
"""The one that answers speaks of itself; a question speaks of `u`."""
REPLIES = re.compile(r"(?:Nee|Ja|Zie|Neen|Klopt|Dat klopt|Het antwoord)\b(?! [a-z ]*\?)")
PLEADS = re.compile(r"(?:Graag|Gaarne) (?:een|uw|nader|nadere|ook|per|toelichting|uitleg)\b")
"""What a question ends with that asks for more than an answer."""
MOST_BEFORE = 8
"""A question leads up to its first question mark in at most so many sentences or paragraphs."""
MOST_WITHIN = 2
"""So many statements may stand between two sentences of one question."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A question and its answer, which may be empty; `printed` is the heading between them."""

    question: tuple[Block, ...]
    answer: tuple[Block, ...]
    printed: str = ""


def part(blocks: Sequence[Block]) -> Parted | None:
    """Part a question from its answer; None where nothing tells where the answer begins."""
    headed = _at_heading(blocks)
    if headed is not None or not blocks:
        return headed
    asked = _asked(blocks)
    if asked is None:
        return None
    last = blocks[asked]
    end = _end_of_question(last.text, alone=asked + 1 == len(blocks))
    if not end:
        return None
    return Parted(
        (*blocks[:asked], *_piece(last, 0, end)),
        (*_piece(last, end, len(last.text)), *blocks[asked + 1 :]),
    )


def _at_heading(blocks: Sequence[Block]) -> Parted | None:
    for at, block in enumerate(blocks):
        found = ANSWER.search(block.text)
        if found:
            return Parted(
                (*blocks[:at], *_piece(block, 0, found.start())),
                (*_piece(block, found.end(), len(block.text)), *blocks[at + 1 :]),
                found["printed"],
            )
    return None


def _asked(blocks: Sequence[Block]) -> int | None:
    """Find the last paragraph of a question."""
    at = _first_asked(blocks)
    if at is None:
        return 0 if len(blocks) > 1 and not _speaks(blocks[0].text) else None
    while at + 2 < len(blocks) and ASKED.search(blocks[at].text):
        following = blocks[at + 1].text
        if not ASKED.search(following) or _speaks(following):
            break
        at += 1
    return at


def _first_asked(blocks: Sequence[Block]) -> int | None:
    for at, block in enumerate(blocks[:MOST_BEFORE]):
        if "?" in block.text:
            return at
        if _speaks(block.text) and ENDED.search(block.text):
            return None
    return None


def _speaks(text: str) -> bool:
    return bool(SPEAKS.search(text) or REPLIES.match(text))


def _end_of_question(text: str, *, alone: bool) -> int:
    """Find where the question in a paragraph ends; `alone`: the answer is in it, if anywhere.

    What stands behind the last question mark is of the question if the answer has paragraphs of
    its own and these words do not sound like one.
    """
    spans = _sentences(text)
    texts = [span.of(text) for span in spans]
    last = _last_asked(texts)
    if last is None:
        return len(text) if not alone else 0
    while last + 1 < len(texts) and PLEADS.match(texts[last + 1]) and not _speaks(texts[last + 1]):
        last += 1
    rest = texts[last + 1 :]
    if not alone and not any(map(_speaks, rest)):
        return len(text)
    return spans[last].end


def _sentences(text: str) -> list[Span]:
    """Cut a text into sentences, a remark behind a question taken with it."""
    ends = [0, *(found.end() for found in REMARK.finditer(text)), len(text)]
    return [
        Span(start + span.start, start + span.end)
        for start, end in pairwise(ends)
        for span in sentences(text[start:end])
    ]


def _last_asked(texts: Sequence[str]) -> int | None:
    """Find the last sentence of the question that a text opens with."""
    asking = [at for at, each in enumerate(texts) if ASKED.search(each)]
    if not asking or asking[0] >= MOST_BEFORE or any(map(_speaks, texts[: asking[0]])):
        return None
    last = asking[0]
    for at in asking[1:]:
        between = texts[last + 1 : at]
        if len(between) > MOST_WITHIN or any(map(_speaks, between)):
            break
        if between and (QUOTED.search(texts[at]) or _speaks(texts[at])):
            break
        last = at
    return last


def _piece(block: Block, start: int, end: int) -> tuple[Block, ...]:
    text = block.text[start:end]
    from_start = block.span.start + start + len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return ()
    return (replace(block, span=Span(from_start, from_start + len(text)), text=text, heading=None),)
