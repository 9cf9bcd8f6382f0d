"""Compare the exchanges found in papers with those that a person found in them.

A gold file is JSON: `file`, a path below the folder of papers; `also`, other forms of the same
paper; and `units`, in reading order, each with `labels`, `label` (the answer's heading as printed),
the first and last three words of `question` and of `answer`, and `pages`, those of the answer in
`file`. It may give `footnotes`, the marks of the notes that question and answer point to. It holds
no more of a paper's text than that.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from vraagbaak.types import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vraagbaak.types import Paper

WORDS = 3
"""So many words are kept of each end of a unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An answer with its question, named by labels, pages, and the words at both ends.

    `footnotes` are marks, sorted, None where nobody looked; they don't tell one unit from another.
    """

    labels: tuple[str, ...]
    label: str
    question: tuple[str, str]
    answer: tuple[str, str]
    pages: tuple[int, ...]
    footnotes: tuple[str, ...] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Gold:
    """What a person found in a paper: `file` and `also` are paths below the folder of papers."""

    file: str
    also: tuple[str, ...]
    units: tuple[Unit, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """All forms of the paper."""
        return (self.file, *self.also)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many units were expected in a file, found in it, and found exactly.

    `noted` counts the exact ones whose notes were looked at, `astray` are those with other notes.
    """

    file: str
    expected: int
    found: int
    exact: int
    missed: tuple[Unit, ...] = ()
    wrong: tuple[Unit, ...] = ()
    noted: int = 0
    astray: tuple[Unit, ...] = ()

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 1 where nothing was expected nor found."""
        total = self.expected + self.found
        return 2 * self.exact / total if total else 1.0


def read_gold(path: Path) -> Gold:
    """Read a gold file.

    Raises:
        ValueError: it is not of the form that is described above.
    """
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        units = tuple(_unit_of(each) for each in fields["units"])
        return Gold(fields["file"], tuple(fields.get("also", ())), units)
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path}: not a gold file of units ({error}).") from error


def units(paper: Paper) -> tuple[Unit, ...]:
    """Put the exchanges of a paper in the form of a gold file; one without pages gives none."""
    paged = paper.document.measure is Measure.POINTS
    return tuple(
        Unit(
            labels=each.labels,
            label=" ".join(each.label.split()),
            question=ends(paper.document.cut(each.question)),
            answer=ends(paper.document.cut(each.answer)),
            pages=each.pages if paged else (),
            footnotes=tuple(sorted(note.mark for note in each.footnotes)),
        )
        for each in paper.exchanges
    )


def ends(text: str) -> tuple[str, str]:
    """Take the first and the last words of a text."""
    words = text.split()
    return " ".join(words[:WORDS]), " ".join(words[-WORDS:])


def compare(file: str, expected: Sequence[Unit], found: Sequence[Unit]) -> Agreement:
    """Count the units that are exactly as expected; pages count if both sides have them."""
    if not any(unit.pages for unit in found):
        expected = [replace(unit, pages=()) for unit in expected]
    wanted, given = Counter(expected), Counter(found)
    exact = wanted & given
    pairs = [pair for pair in _pairs(expected, found) if pair[0].footnotes is not None]
    return Agreement(
        file=file,
        expected=len(expected),
        found=len(found),
        exact=exact.total(),
        missed=tuple((wanted - exact).elements()),
        wrong=tuple((given - exact).elements()),
        noted=len(pairs),
        astray=tuple(given for wanted, given in pairs if wanted.footnotes != given.footnotes),
    )


def _pairs(expected: Sequence[Unit], found: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    """Pair the units that are exactly as expected, in their order."""
    left = list(found)
    return [(unit, left.pop(left.index(unit))) for unit in expected if unit in left]


def total(agreements: Sequence[Agreement]) -> Agreement:
    """Add up what was counted for each file."""
    return Agreement(
        file="all",
        expected=sum(each.expected for each in agreements),
        found=sum(each.found for each in agreements),
        exact=sum(each.exact for each in agreements),
        noted=sum(each.noted for each in agreements),
        astray=tuple(unit for each in agreements for unit in each.astray),
    )


def _unit_of(fields: dict[str, Any]) -> Unit:
    first, last = fields["question"]
    opening, closing = fields["answer"]
    marks = fields.get("footnotes")
    return Unit(
        labels=tuple(fields["labels"]),
        label=fields["label"],
        question=(first, last),
        answer=(opening, closing),
        pages=tuple(fields["pages"]),
        footnotes=None if marks is None else tuple(sorted(marks)),
    )
