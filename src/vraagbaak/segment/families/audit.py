"""Answers of the Algemene Rekenkamer: `Vraag 3`, the question, and the answer without a mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.segment.closing import before_closing
from vraagbaak.segment.drafts import Draft
from vraagbaak.segment.labels import Side, labels
from vraagbaak.segment.particulars.head import is_aanhangsel
from vraagbaak.segment.question_end import Parted, part
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document

SENDER = re.compile(
    r"(?:www\W|@)rekenkamer\W"
    r"|\bAntwoord(?:en)? (?:van de )?Algemene Rekenkamer\b",
    re.IGNORECASE,
)
LETTERHEAD = 4000
"""Who sends a paper stands among its first characters."""
NUMBERS = (
    r"\d{1,3}(?: ?[a-z](?![\w/])| [A-H](?= [A-Z]))?(?![\w/])"
    r"(?:(?:\s*,\s*|\s*[-–]\s*|\s+(?:en|t/m|tot en met)\s+)\d{1,3}\b)*"
)
ABOUT_PAGE = r"(?:\s*\((?:pagina(?:['’]s)?|blz\.?|pp?\.?)\s[^()]{1,30}\))?"
"""The page of the report that a question is about, behind its number."""
WORDED = re.compile(
    rf"\b(?:Vraag|Vragen|VRAAG|VRAGEN) ?\.?(?P<labels>{NUMBERS})\s*[.:)]?(?=\s|$){ABOUT_PAGE}"
)
BARE = re.compile(r"(?P<labels>\d{1,3})[.)]?(?=\s+[A-Z‘“\"'(]|$)")
LETTER = re.compile(r"(?P<letter>[A-H]) [A-Z]")
"""A letter of a question that stands under its number."""
NUMBER = re.compile(r"\d{1,3}$")
CAPITAL = re.compile(r"\s*[A-Z\d‘’“”\"'„«(\[€•É]|\s*$")
"""How a question begins."""
UNNUMBERED = re.compile(r"(?:^|(?<= ))Vraag:?(?=\s+[A-Z‘“\"'(]|$)")
FEWEST_BARE = 3
JOINS = re.compile(r"(?:^|(?<=[?.]) )en$")
"""A word between the questions that one answer is given to."""
HEADS_PART = re.compile(
    r"(?:^|(?<=[.?!”’)] )(?:\. )?)(?:Antwoord(?:en)?|Beantwoording|Vragen|Overige|Overkoepelende)"
    r"\b(?=.*\b(?:Rekenkamer|Kamer)\b)(?:(?![.?!] [A-Z]).){10,300}$"
)
"""What may stand between an answer and the question that opens another part of the paper."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where the number of a question stands: its block, and its characters there."""

    at: int
    start: int
    end: int
    labels: tuple[str, ...]
    spread: int = 0
    """How many blocks further on the mark ends."""

    @property
    def number(self) -> int:
        return int(re.sub(r"\D", "", self.labels[0]))

    @property
    def order(self) -> tuple[int, str]:
        """What rises from question to question: the number, then the letter."""
        return self.number, re.sub(r"\d", "", self.labels[0])

    @property
    def last(self) -> int:
        return int(re.sub(r"\D", "", self.labels[-1]))


def is_audit(document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether the Algemene Rekenkamer answers questions that are numbered.

    It gives its answers no number of their own, as others do who name it in their head.
    """
    head = before_questions(blocks)
    numbered = any(
        block.heading and block.heading.side is Side.ANSWER and block.heading.labels
        for block in blocks
    )
    if not _marks(blocks) or numbered or is_aanhangsel(document, head):
        return False
    opening = " ".join(block.text for block in head)[:LETTERHEAD]
    return "Rekenkamer" in opening and SENDER.search(opening) is not None


def before_questions(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take the letter above the first question."""
    marks = _marks(blocks)
    if not marks:
        return blocks
    above = _cut(blocks[marks[0].at], 0, marks[0].start)
    return (*blocks[: marks[0].at], *above)


def audit(blocks: Sequence[Block]) -> list[Draft]:
    """Part each question from its answer; questions that have none share the next one's.

    Where neither layout nor words tell the answer from the question there is no draft.
    """
    drafts: list[Draft] = []
    names: tuple[str, ...] = ()
    asked: tuple[Block, ...] = ()
    marks = _marks(blocks)
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        between = _without_and(_between(blocks, mark, following))
        parted = part(between)
        hides = following and following.number > mark.last + 1 and _asks_more(between, parted)
        if parted is None or hides:
            names, asked = (), ()
            continue
        names, asked = (*names, *mark.labels), (*asked, *parted.question)
        if parted.answer:
            answer = _without_heading(parted.answer)
            answer = answer if following else before_closing(answer)
            drafts.append(Draft(names, parted.printed, asked, tuple(answer)))
            names, asked = (), ()
    return drafts


def _without_and(between: Sequence[Block]) -> Sequence[Block]:
    """Leave out the word that joins a question to the next one, with which it is answered."""
    found = JOINS.search(between[-1].text) if between else None
    return (*between[:-1], *_cut(between[-1], 0, found.start())) if found else between


def _asks_more(between: Sequence[Block], parted: Parted | None) -> bool:
    """Tell whether another question, whose number was not read, may stand behind the first."""
    if parted is None or not parted.answer:
        return False
    again = len(between) == 1 and between[0].text.count("?") > 1
    return again or any("?" in block.text for block in parted.answer)


def _without_heading(answer: Sequence[Block]) -> Sequence[Block]:
    """Leave out what heads the next part of the paper."""
    last = answer[-1]
    found = HEADS_PART.search(last.text)
    if found is None:
        return answer
    return (*answer[:-1], *_cut(last, 0, found.start())) or answer


def _marks(blocks: Sequence[Block]) -> list[_Mark]:
    """Find the numbers of the questions: with the word, else bare at the start of a paragraph."""
    worded = _rising(list(_worded(blocks)))
    if worded:
        return worded
    bare = list(_bare(blocks))
    if len(_rising(bare)) >= max(FEWEST_BARE, len(bare) / 2):
        return bare
    return list(_unnumbered(blocks))


def _worded(blocks: Sequence[Block]) -> Iterator[_Mark]:
    for at, block in enumerate(blocks):
        following = blocks[at + 1].text if at + 1 < len(blocks) else ""
        for found in WORDED.finditer(block.text):
            letter = LETTER.match(following) if found.end() == len(block.text) else None
            if letter:
                named = labels(f"{found['labels']}{letter['letter']}".lower())
                yield _Mark(at, found.start(), letter.end("letter"), named, spread=1)
            elif CAPITAL.match(block.text, found.end()):
                yield _Mark(at, found.start(), found.end(), labels(found["labels"].lower()))
        number = NUMBER.match(following)
        if number and block.text == "Vraag":
            yield _Mark(at, 0, number.end(), (number[0],), spread=1)


def _bare(blocks: Sequence[Block]) -> Iterator[_Mark]:
    """Go through paragraphs that ask and begin with a number; questions may be out of order."""
    seen: set[str] = set()
    for at, block in enumerate(blocks):
        found = BARE.match(block.text)
        if found is None or found["labels"] in seen:
            continue
        own = block.text if found.end() < len(block.text) else ""
        if "?" in (own or " ".join(each.text for each in blocks[at + 1 : at + 2])):
            seen.add(found["labels"])
            yield _Mark(at, found.start(), found.end(), (found["labels"],))


def _unnumbered(blocks: Sequence[Block]) -> list[_Mark]:
    """Find the one question of a paper that does not count it."""
    found = [
        _Mark(at, mark.start(), mark.end(), ("1",))
        for at, block in enumerate(blocks)
        for mark in UNNUMBERED.finditer(block.text)
    ]
    return found if len(found) == 1 else []


def _rising(marks: Sequence[_Mark]) -> list[_Mark]:
    """Take the longest series that rises; where numbers start anew, another series follows."""
    counts = [0] * len(marks)
    befores = [-1] * len(marks)
    longest: dict[tuple[int, str], int] = {}
    for place, mark in enumerate(marks):
        before = [at for order, at in longest.items() if order < mark.order]
        if mark.number == 1:
            before += [at for at in longest.values() if counts[at] > 1 or mark.start == 0]
        befores[place] = max(before, key=lambda at: (counts[at], at), default=-1)
        counts[place] = 1 + (counts[befores[place]] if befores[place] >= 0 else 0)
        if counts[place] > counts[longest.get(mark.order, place)] or mark.order not in longest:
            longest[mark.order] = place
    place = max(range(len(marks)), key=lambda each: counts[each], default=-1)
    chosen: list[_Mark] = []
    while place >= 0:
        chosen.insert(0, marks[place])
        place = befores[place]
    return chosen


def _between(blocks: Sequence[Block], mark: _Mark, following: _Mark | None) -> list[Block]:
    """Take what stands between two marks, cut out of its blocks."""
    last = following.at if following else len(blocks) - 1
    found: list[Block] = []
    for at in range(mark.at + mark.spread, last + 1):
        start = mark.end if at == mark.at + mark.spread else 0
        end = following.start if following and at == last else len(blocks[at].text)
        found += _cut(blocks[at], start, end)
    return found


def _cut(block: Block, start: int, end: int) -> list[Block]:
    """Cut a piece out of a block, without blanks at its ends; nothing where nothing is left."""
    text = block.text[start:end]
    first = start + len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return []
    from_start = block.span.start + first
    return [replace(block, span=Span(from_start, from_start + len(text)), text=text, heading=None)]
