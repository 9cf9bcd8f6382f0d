"""What about a paper a person should look at: where reading may have gone wrong."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from vraagbaak.reading_report.parts import name_of
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.types import Exchange, Paper

ANSWERED = frozenset(
    {Kind.AANHANGSEL, Kind.SCHRIFTELIJK_OVERLEG, Kind.NOTA, Kind.QUESTION_LIST, Kind.COURT_OF_AUDIT}
)
"""Kinds of papers that hold answers."""
NUMBER = re.compile(r"\d+")
LONG = 12_000
"""An answer of more characters may have taken in what follows it."""


def doubts(paper: Paper) -> tuple[str, ...]:
    """Name what looks wrong, in words for a person; most papers give nothing."""
    return tuple(_doubts(paper))


def _doubts(paper: Paper) -> Iterator[str]:
    if not paper.exchanges and paper.document.kind in ANSWERED:
        yield "no questions and answers recognised"
    for numbered in _numbered_together(paper.exchanges):
        yield from _of_numbers(numbered)
    for exchange in paper.exchanges:
        yield from _of_exchange(exchange)
    if paper.exchanges:
        yield from _of_notes(paper)


def _numbered_together(exchanges: Sequence[Exchange]) -> list[list[Exchange]]:
    """Group the exchanges whose numbers go on: all of a paper, or each section's own."""
    sections: dict[str | None, list[Exchange]] = {}
    for exchange in exchanges:
        sections.setdefault(exchange.section, []).append(exchange)
    labels = [{label for each in own for label in each.labels} for own in sections.values()]
    if sum(map(len, labels)) == len(set().union(*labels)):
        return [list(exchanges)]
    return list(sections.values())


def _of_exchange(exchange: Exchange) -> Iterator[str]:
    if not exchange.question:
        yield f"{name_of(exchange)}: no question was found"
    if sum(map(len, exchange.answer)) > LONG:
        yield f"{name_of(exchange)}: a very long answer; see where it ends"


def _of_notes(paper: Paper) -> Iterator[str]:
    pointed = {note for each in paper.exchanges for note in each.footnotes}
    for note in paper.document.footnotes:
        if note not in pointed:
            yield f"page {note.page_number}: footnote {note.mark} belongs to no exchange"


def _of_numbers(exchanges: Sequence[Exchange]) -> Iterator[str]:
    labels = Counter(label for each in exchanges for label in each.labels)
    for label, count in labels.items():
        if count > 1:
            yield f"question {label} is answered {count} times"
    found = {int(match[0]) for label in labels if (match := NUMBER.match(label))}
    missing = sorted(set(range(1, max(found, default=0))) - found)
    if missing:
        yield f"no answer was found to question {', '.join(map(str, missing))}"
