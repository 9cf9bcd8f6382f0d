"""Schriftelijk overleg: a section for each faction, its questions, and `Antwoord` headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.segment.closing import before_closing, without_strays
from vraagbaak.segment.drafts import Draft
from vraagbaak.segment.labels import Side
from vraagbaak.segment.turns import end_of_answer, is_asked_in, is_styled, start_of_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document

SECTION = re.compile(
    r"(?:[IVX]+\.?\s+|\d+\.?\s+)?"
    r"(?:Vragen en opmerkingen\s+van(?:uit)?|(?:Vragen|Opmerkingen|Inbreng)\s+van(?=.*fractie))\s+"
    r"(?P<who>.+?)\s*:?",
    re.IGNORECASE,
)
PART = re.compile(
    r"[IVX]+\.?\s+(?:Vragen en opmerkingen|Antwoord|Antwoorden|Reactie|Inbreng|Toelichting)\b.*"
    r"|Vragen en opmerkingen\s+van(?:uit)?\s+de\s+(?:verschillende\s+)?fracties"
    r"|(?:Antwoord(?:en)?\s*/\s*)?Reactie\s+van\s+de\s+bewindspers\w+(?=.*\S)",
    re.IGNORECASE,
)
"""The parts of a paper that gives all questions first: no faction's own section."""
ABOUT = re.compile(
    r",?\s+(?:naar aanleiding|n\.a\.v\.|over|inzake|betreffende|gezamenlijk)(?!\w).*",
    re.IGNORECASE,
)
FRACTION = re.compile(
    r"\b(?:leden van de |leden der )?fracties? van (?:de |het )?|(?:- ?|\b)fracties?\b",
    re.IGNORECASE,
)
MEMBERS = re.compile(r"\b(?:de )?leden (?:van (?:de |het )?|der )|\bhet lid ", re.IGNORECASE)
SHARED_END = re.compile(r"- (?=en\b)")
ARTICLE = re.compile(r"(?<=\ben )(?:de|het) |(?<=, )(?:de|het) |^(?:de|het) ")
LONGEST_SECTION = 400
"""A heading has fewer characters; a paragraph that begins like one has more."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A faction's part of the paper."""

    title: str
    by: str
    blocks: tuple[Block, ...]


def is_overleg(_document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether the paper has sections by faction and headings of answers."""
    answers = any(block.heading and block.heading.side is Side.ANSWER for block in blocks)
    return answers and any(_asker(block) for block in blocks)


def before_sections(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take the head of the paper: what stands above the first section."""
    first = next((at for at, block in enumerate(blocks) if _asker(block)), len(blocks))
    return blocks[:first]


def overleg(blocks: Sequence[Block]) -> list[Draft]:
    """Part each section at its answer headings, and what lies between into answer and question.

    Where most sections have no answer of their own, all are answered together further down: then
    the last section's answer is not the last faction's alone, and none is given.
    """
    styled = is_styled(blocks)
    parted = [list(_drafts(section, styled=styled)) for section in _sections(blocks)]
    if 2 * sum(map(bool, parted)) <= len(parted):
        return []
    return [draft for drafts in parted for draft in drafts]


def _asker(block: Block) -> str | None:
    """Read the faction in a section's heading; None for any other block."""
    found = SECTION.fullmatch(block.text)
    if found is None or len(block.text) > LONGEST_SECTION or block.text.endswith((".", "?")):
        return None
    if block.text[0].islower() or PART.fullmatch(block.text):
        return None
    who = MEMBERS.sub("", FRACTION.sub("", ABOUT.sub("", found["who"])))
    who = SHARED_END.sub(" ", " ".join(who.split()))
    return ARTICLE.sub("", who).strip(" ,-") or None


def _sections(blocks: Sequence[Block]) -> list[_Section]:
    bounds = [at for at, block in enumerate(blocks) if _asker(block) or PART.fullmatch(block.text)]
    sections = []
    for at, end in zip(bounds, [*bounds[1:], len(blocks)], strict=True):
        asker, inside = _asker(blocks[at]), blocks[at + 1 : end]
        if asker is not None:
            sections.append(_Section(blocks[at].text, asker, tuple(inside)))
    return sections


def _drafts(section: _Section, *, styled: bool) -> Iterator[Draft]:
    headings = [
        (at, block.heading)
        for at, block in enumerate(section.blocks)
        if block.heading is not None and block.heading.side is Side.ANSWER
    ]
    question = section.blocks[: headings[0][0]] if headings else ()
    if headings:
        question = question[start_of_question(question, headings[0][1]) :]
    for ordinal, (at, heading) in enumerate(headings, start=1):
        last = ordinal == len(headings)
        end = len(section.blocks) if last else headings[ordinal][0]
        between = section.blocks[at + 1 : end]
        if last:
            between = tuple(before_closing(between))
        following = None if last else headings[ordinal][1]
        cut = end_of_answer(between, following, styled=styled)
        yield Draft(
            labels=heading.labels or (str(ordinal),),
            label=heading.printed,
            question=question,
            answer=tuple(without_strays(between[:cut])),
            by=section.by,
            section=section.title,
        )
        # Questions asked together and answered one by one have nothing between their answers.
        together = following is not None and cut == len(between)
        if not (together and following and is_asked_in(question, following)):
            question = between[cut:]
