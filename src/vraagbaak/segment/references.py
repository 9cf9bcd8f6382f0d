"""Find where an answer points: 'Zie het antwoord op vraag 3', 'Kamerstuk 29 628, nr. 1135'."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise
from string import ascii_lowercase
from typing import TYPE_CHECKING

from vraagbaak.segment.labels import LABELS, labels
from vraagbaak.segment.particulars.publications import published
from vraagbaak.types import Reference, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vraagbaak.types import Document, Exchange

ANSWER = r"(?:antwoord(?:en)?|beantwoording|reacties?)"
OF_WHOM = r"(?:(?:het|de|mijn|ons|onze|dit|deze|bovenstaande)\s+)?"
ASKED = r"(?:deel)?vra(?:ag|gen)"
POINTING = re.compile(
    rf"(?:\b{OF_WHOM}{ANSWER}\s+(?:(?:op|bij|van|onder|aan|in)\s*)?(?:(?:de|uw)\s+)?{ASKED}"
    rf"|\b(?:zie|vergelijk)\s+(?:(?:ook|verder|hiervoor|tevens)\s+)*{OF_WHOM}{ANSWER}(?=\s+\d)"
    rf"|\b(?:(?<=zie )|(?<=ook )|(?<=verder )|(?<=bij )|(?<=onder )|(?<=in )|(?<=naar ))"
    rf"(?:de\s+)?{ASKED})"
    rf"\s+(?P<labels>{LABELS}(?:\s*(?:,|en)\s+(?:op\s+)?{ASKED}\s+{LABELS})*)",
    re.IGNORECASE,
)
"""A cue that leads to an answer or its question, and the labels behind it."""
PREVIOUS = re.compile(
    rf"\b{OF_WHOM}{ANSWER}\s+(?:op|bij|van)\s+(?:de\s+|mijn\s+)?(?:vorige|voorgaande)\s+vraag\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"\s*\(?\s*,?\s*(?:van|uit|in)\s+(?P<where>\S.{0,80})", re.DOTALL)
"""What may stand behind the labels and name another paper, or a section of this one."""
HERE = re.compile(
    r"(?:deze|dit)\b|(?:het|mijn|ons)\s+(?:antwoord|brief)\b|(?:hoeverre|aanvulling|combinatie)\b",
    re.IGNORECASE,
)
FACTION = re.compile(r"(?:de\s+)?(?:leden\s+van\s+)?(?:de\s+)?(?P<who>[\w’'-]+?)-?(?:\s?fractie)\b")


@dataclass(slots=True)
class _Directory:
    """The exchanges of a document by the labels of their questions, section by section."""

    by_label: dict[str, list[Exchange]] = field(default_factory=lambda: defaultdict(list))

    def add(self, exchange: Exchange) -> None:
        for label in exchange.labels:
            self.by_label[label].append(exchange)
            # A question in parts is meant as a whole where only its number is named.
            if not label.isdigit():
                self.by_label[label[:-1]].append(exchange)

    def find(self, label: str, source: Exchange, *, section: str | None) -> list[Exchange]:
        """Find whom a label means: in the section named, else in the answer's own, else alone."""
        whole = label.rstrip(ascii_lowercase)
        found = self.by_label.get(label) or self.by_label.get(whole, [])
        if section is not None:
            return [each for each in found if each.section == section]
        own = [each for each in found if each.section == source.section]
        sections = {each.section for each in found}
        return own or (found if len(sections) == 1 else [])


def with_references(document: Document, exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """Add to each exchange the places of its answer that point to other answers, or to papers.

    A label that more than one section has means the own section's; one that is not found, or that
    is said to be of another paper, points nowhere.
    """
    directory = _Directory()
    for exchange in exchanges:
        directory.add(exchange)
    sections = {each.by: each.section for each in exchanges if each.by and each.section}
    before: dict[str, Exchange] = {}
    for first, second in pairwise(exchanges):
        if first.section == second.section:
            before[second.id] = first
    made = []
    for exchange in exchanges:
        found = [
            *_named(document, exchange, directory, sections=sections),
            *_previous(document, exchange, before.get(exchange.id)),
            *_papers(document, exchange),
        ]
        found.sort(key=lambda reference: reference.span)
        made.append(replace(exchange, references=tuple(found)))
    return tuple(made)


def _named(
    document: Document,
    exchange: Exchange,
    directory: _Directory,
    *,
    sections: Mapping[str, str],
) -> Iterator[Reference]:
    for part in exchange.answer:
        words = part.of(document.text)
        for found in POINTING.finditer(words):
            place = _Place.of(words[found.end() :], sections)
            if place.elsewhere:
                continue
            names = labels(found["labels"].lower())
            answers = (
                each
                for name in names
                for each in directory.find(name, exchange, section=place.section)
            )
            others = dict.fromkeys(each.id for each in answers if each.id != exchange.id)
            if others:
                span = Span(part.start + found.start(), part.start + found.end())
                yield Reference(span, names, tuple(others))


def _previous(
    document: Document, exchange: Exchange, before: Exchange | None
) -> Iterator[Reference]:
    if before is None:
        return
    for part in exchange.answer:
        for found in PREVIOUS.finditer(part.of(document.text)):
            span = Span(part.start + found.start(), part.start + found.end())
            yield Reference(span, before.labels, (before.id,))


def _papers(document: Document, exchange: Exchange) -> Iterator[Reference]:
    """Find the published papers that an answer or a footnote to it names."""
    for part in (*exchange.answer, *(note.span for note in exchange.footnotes)):
        for named in published(part.of(document.text)):
            span = Span(part.start + named.span.start, part.start + named.span.end)
            yield Reference(span, paper=named.paper, url=named.url)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the question that is named was asked: here, in a section of this paper, elsewhere."""

    elsewhere: bool = False
    section: str | None = None

    @classmethod
    def of(cls, following: str, sections: Mapping[str, str]) -> _Place:
        behind = ELSEWHERE.match(following)
        if behind is None or HERE.match(behind["where"]):
            return cls()
        faction = FACTION.match(behind["where"])
        if faction is None:
            return cls(elsewhere=True)
        section = next((sections[by] for by in sections if faction["who"] in by.split()), None)
        return cls(elsewhere=section is None, section=section)
