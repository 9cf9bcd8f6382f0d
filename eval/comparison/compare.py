"""Compare two runs of one set, measure by measure and question by question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eval.comparison.paired import paired_test
from eval.comparison.series import OF_ANSWERS, OF_QUERIES
from eval.formats.lines import SetError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eval.comparison.paired import PairedTest
    from eval.comparison.series import Row, Series
    from eval.runs.folder import RunFolder

SIGNIFICANT = 0.05
NAMED = 5
"""So many questions are named in an error."""
SAME = ("question", "query", "history", "kind", "lang", "expected")
"""Fields that must be the same in both runs, where rows have them."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure in both runs.

    `won` and `lost` are the questions on which the second run is better and worse, in the order of
    the set; `test` is over the questions that the measure bears on in both runs.
    """

    series: Series
    test: PairedTest
    won: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def significant(self) -> bool:
        """Whether the difference is more than chance, as far as this one test tells."""
        return self.test.p_value < SIGNIFICANT

    @property
    def tied(self) -> int:
        """How many questions are alike in both."""
        return self.test.pairs - len(self.won) - len(self.lost)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs of one set; `pairs` are their rows, question by question."""

    first: RunFolder
    second: RunFolder
    pairs: tuple[tuple[Row, Row], ...]
    measures: tuple[Compared, ...]

    @property
    def main(self) -> Compared:
        """The measure by which questions are won and lost."""
        return self.measures[0]


def compare(first: RunFolder, second: RunFolder) -> Comparison:
    """Compare two runs of a set.

    Raises:
        SetError: They are not of the same set, or not what this version writes.
    """
    pairs = _paired(first, second)
    series = OF_ANSWERS if first.has_answers else OF_QUERIES
    try:
        measures = [each for one in series if (each := _compared(one, pairs))]
    except (KeyError, TypeError) as error:
        raise SetError(
            f"{first.path} or {second.path} is not what this version of the program writes "
            f"({error!r}). Run the set again."
        ) from error
    return Comparison(first, second, tuple(pairs), tuple(measures))


def _compared(series: Series, pairs: Sequence[tuple[Row, Row]]) -> Compared | None:
    known = [
        (str(one["id"]), before, after)
        for one, other in pairs
        if (before := series.of(one)) is not None and (after := series.of(other)) is not None
    ]
    if not known:
        return None
    rise = tuple(name for name, before, after in known if after > before)
    fall = tuple(name for name, before, after in known if after < before)
    won, lost = (fall, rise) if series.less_is_better else (rise, fall)
    test = paired_test([before for _, before, _ in known], [after for *_, after in known])
    return Compared(series, test, won, lost)


def _paired(first: RunFolder, second: RunFolder) -> list[tuple[Row, Row]]:
    if first.has_answers != second.has_answers:
        raise SetError(
            f"{first.path} is of a {_kind(first)}, {second.path} of a {_kind(second)}. Compare two "
            "runs of one set."
        )
    ours = {str(row["id"]): row for row in first.rows}
    theirs = {str(row["id"]): row for row in second.rows}
    lone = [
        f"only in {run.path}: {_named(names)}"
        for run, names in (
            (first, [name for name in ours if name not in theirs]),
            (second, [name for name in theirs if name not in ours]),
        )
        if names
    ]
    if lone or not ours:
        raise SetError(
            f"{first.path} and {second.path} are not runs of one set: "
            f"{'; '.join(lone) or 'they hold no questions'}. Compare runs of the same questions."
        )
    pairs: list[tuple[Row, Row]] = [(row, theirs[name]) for name, row in ours.items()]
    _check_same(first, second, pairs)
    return pairs


def _check_same(first: RunFolder, second: RunFolder, pairs: Iterable[tuple[Row, Row]]) -> None:
    for one, other in pairs:
        for field in SAME:
            if one.get(field) != other.get(field):
                raise SetError(
                    f"{first.path} and {second.path} are not runs of one set: '{field}' of "
                    f"{one['id']} is not the same. Run the set again with one of them."
                )


def _kind(run: RunFolder) -> str:
    return "question set" if run.has_answers else "retrieval set"


def _named(names: Sequence[str]) -> str:
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {rest} more" if rest > 0 else "")


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Put a comparison in the form of `compare.json`."""
    first, second = comparison.first, comparison.second
    return {
        "set": first.name,
        "first": {"path": str(first.path), "made_with": first.metrics["made_with"]},
        "second": {"path": str(second.path), "made_with": second.metrics["made_with"]},
        "measures": {each.series.name: _measure_json(each) for each in comparison.measures},
    }


def _measure_json(compared: Compared) -> dict[str, Any]:
    test = compared.test
    return {
        "questions": test.pairs,
        "first": round(test.first, 4),
        "second": round(test.second, 4),
        "difference": round(test.difference, 4),
        "interval": list(test.interval),
        "p": round(test.p_value, 5),
        "exact": test.exact,
        "less_is_better": compared.series.less_is_better,
        "won": list(compared.won),
        "lost": list(compared.lost),
        "tied": compared.tied,
    }
