"""Schriftelijk overleg: a section for each faction, its questions, and `Antwoord` headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.segment.drafts import Draft
from vraagbaak.segment.labels import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.labels import Heading

SECTION = re.compile(
    r"(?:[IVX]+\.?\s+|\d+\.?\s+)?(?:Vragen en opmerkingen|Vragen|Opmerkingen|Inbreng)\s+van\s+"
    r"(?:de\s+)?(?:leden\s+van\s+)?(?:de\s+)?(?P<who>.*fractie.*)",
    re.IGNORECASE,
)
ABOUT = re.compile(r"\s+(?:naar aanleiding|n\.a\.v\.|over|inzake|betreffende|gezamenlijk)(?!\w).*")
FRACTION = re.compile(r"\b(?:leden van de |leden der )?fracties? van (?:de |het )?|-?fracties?\b")
ARTICLE = re.compile(r"(?<=\ben )de |(?<=, )de |^de ")
LONGEST_SECTION = 400
"""A heading has fewer characters; a paragraph that begins like one has more."""
MARKER = r"(?:{}[.)]|{}\s*[.)]?$)\s*"
OPENING_QUOTE = re.compile(r"[“„\"‘«]")
ASKERS = re.compile(r"\b(?:leden van de|deze leden|fractieleden|leden vragen)\b", re.IGNORECASE)
STYLED = 0.6
"""Type tells questions from answers if this part of the headings has italics right above it."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A faction's part of the paper."""

    title: str
    by: str
    blocks: tuple[Block, ...]


def is_overleg(blocks: Sequence[Block]) -> bool:
    """Tell whether the paper has sections by faction and headings of answers."""
    answers = any(block.heading and block.heading.side is Side.ANSWER for block in blocks)
    return answers and any(_asker(block) for block in blocks)


def before_sections(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take the head of the paper: what stands above the first section."""
    first = next((at for at, block in enumerate(blocks) if _asker(block)), len(blocks))
    return blocks[:first]


def overleg(blocks: Sequence[Block]) -> list[Draft]:
    """Part each section at its answer headings, and what lies between into answer and question."""
    styled = _is_styled(blocks)
    return [draft for section in _sections(blocks) for draft in _drafts(section, styled=styled)]


def _asker(block: Block) -> str | None:
    """Read the faction in a section's heading; None for any other block."""
    found = SECTION.fullmatch(block.text)
    if found is None or len(block.text) > LONGEST_SECTION or block.text.endswith((".", "?", ":")):
        return None
    who = FRACTION.sub("", ABOUT.sub("", found["who"]))
    return ARTICLE.sub("", " ".join(who.split())).strip(" ,-") or None


def _sections(blocks: Sequence[Block]) -> list[_Section]:
    starts = [(at, asker) for at, block in enumerate(blocks) if (asker := _asker(block))]
    ends = [*(at for at, _ in starts[1:]), len(blocks)]
    return [
        _Section(blocks[at].text, asker, tuple(blocks[at + 1 : end]))
        for (at, asker), end in zip(starts, ends, strict=True)
    ]


def _is_styled(blocks: Sequence[Block]) -> bool:
    """Tell whether italics mark the questions: they stand above the answer headings, not below."""
    at_heading = [
        (blocks[at - 1].italic, blocks[at + 1].italic)
        for at, block in enumerate(blocks)
        if 0 < at < len(blocks) - 1 and block.heading and block.heading.side is Side.ANSWER
    ]
    told = sum(above and not below for above, below in at_heading)
    return bool(at_heading) and told >= STYLED * len(at_heading)


def _drafts(section: _Section, *, styled: bool) -> Iterator[Draft]:
    headings = [
        (at, block.heading)
        for at, block in enumerate(section.blocks)
        if block.heading is not None and block.heading.side is Side.ANSWER
    ]
    question = section.blocks[: headings[0][0]] if headings else ()
    if headings:
        question = question[_marked(question, headings[0][1]) or 0 :]
    for ordinal, (at, heading) in enumerate(headings, start=1):
        last = ordinal == len(headings)
        end = len(section.blocks) if last else headings[ordinal][0]
        between = section.blocks[at + 1 : end]
        cut = len(between) if last else _cut(between, headings[ordinal][1], styled=styled)
        yield Draft(
            labels=heading.labels or (str(ordinal),),
            label=heading.printed,
            question=question,
            answer=between[:cut],
            by=section.by,
            section=section.title,
        )
        question = between[cut:]


def _cut(between: Sequence[Block], following: Heading, *, styled: bool) -> int:
    """Find where an answer ends and the question of the next heading begins."""
    marked = _marked(between, following)
    if marked is not None and (not styled or between[marked].italic):
        return marked
    if styled:
        return _tail(between, lambda block: block.italic)
    return _tail(between, _asks)


def _marked(between: Sequence[Block], following: Heading) -> int | None:
    """Find the block that opens with the number or letter of the first question answered next."""
    if not following.labels:
        return None
    label = following.labels[0]
    number, letter = label.rstrip("abcdefghijklmnopqrstuvwxyz"), label[-1]
    wanted = [number] if label == number else [f"{number}{letter}", f"{number} {letter}"]
    if letter == "a":
        wanted.append(number)
    if label != number:
        wanted.append(letter)
    for name in wanted:
        pattern = re.compile(MARKER.format(re.escape(name), re.escape(name)))
        for at, block in enumerate(between):
            if pattern.match(block.text):
                return at
    return None


def _tail(between: Sequence[Block], belongs: Callable[[Block], bool]) -> int:
    """Walk back from the end over the blocks that belong to a question."""
    start = len(between)
    while start > 0 and belongs(between[start - 1]):
        start -= 1
    return start


def _asks(block: Block) -> bool:
    """Tell a paragraph of a question by its words, where type says nothing."""
    text = block.text
    quoted = OPENING_QUOTE.match(text) or text.count("”") > text.count("“")
    return bool("?" in text or text.endswith(":") or quoted or ASKERS.search(text))
