"""The page of a comparison: figures with their tests, and the questions won and lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eval.comparison.plot import differences
from eval.report.figures import stamp_of
from eval.report.page import Section, document, figure, questions, stamp, table, with_links
from eval.report.run_page import page_rows
from eval.report.values import Outcome, Row, Side
from vraagbaak.markup import element, text

if TYPE_CHECKING:
    from eval.comparison.compare import Compared, Comparison
    from vraagbaak.markup import Html

FIRST, SECOND = "A", "B"
SMALLEST = 0.001
RIGHT = {Outcome.RIGHT, Outcome.FLAWED, Outcome.REFUSED, Outcome.FIRST}
HEADINGS = ("measure", "n", FIRST, SECOND, "B − A", "95% interval", "p", "won", "lost", "tied")
METHOD = (
    "B − A is the mean difference, with its 95% bootstrap interval; p that of a two-sided paired "
    "randomisation test, not corrected for the number of measures; * is below 0.05. Won and lost "
    "are questions on which B is better and worse."
)


def comparison_html(comparison: Comparison) -> Html:
    """Write the whole page."""
    title = f"{comparison.first.name}: {FIRST} against {SECOND}"
    main = comparison.main
    summary = (
        f"{len(comparison.pairs)} questions. By '{main.series.name}', {SECOND} wins "
        f"{len(main.won)}, loses {len(main.lost)} and ties {main.tied}."
    )
    head = element(
        "header",
        element("h1", text(title)),
        element("p", text(summary), class_="summary"),
        *_stamps(comparison),
    )
    shares = [each for each in comparison.measures if not each.series.milliseconds]
    plot = figure("Differences", differences(shares), "B − A, with 95% intervals.")
    method = element("p", text(METHOD), class_="note")
    beside = element("div", _table(comparison), plot, class_="beside")
    sections = (
        Section("Measures", "measures", (method, beside)),
        Section("Questions", "questions", questions(_rows(comparison))),
    )
    return document(title, head, *with_links(sections))


def row_cells(compared: Compared) -> tuple[str, ...]:
    """Write the figures of one measure, in the order of `HEADINGS`."""
    test = compared.test
    digits = 1 if compared.series.milliseconds else 3
    low, high = test.interval
    return (
        compared.series.name,
        str(test.pairs),
        f"{test.first:.{digits}f}",
        f"{test.second:.{digits}f}",
        f"{test.difference:+.{digits}f}",
        f"{low:+.{digits}f} {high:+.{digits}f}",
        _p_value(compared),
        str(len(compared.won)),
        str(len(compared.lost)),
        str(compared.tied),
    )


def _p_value(compared: Compared) -> str:
    """Write a p-value, none of them as zero, with a star where it is small."""
    value = compared.test.p_value
    told = f"{value:.3f}" if value >= SMALLEST else f"<{SMALLEST}"
    return f"{told} *" if compared.significant else told


def _stamps(comparison: Comparison) -> list[Html]:
    """List what made each run, what is the same in both left out of the second."""
    first, second = (stamp_of(run.metrics) for run in (comparison.first, comparison.second))
    unlike = {name: value for name, value in second.items() if first.get(name) != value}
    return [
        element("h3", text(f"{FIRST}: {comparison.first.path}")),
        stamp(first),
        element("h3", text(f"{SECOND}: {comparison.second.path}")),
        stamp(unlike) if unlike else element("p", text(f"made as {FIRST}"), class_="note"),
    ]


def _table(comparison: Comparison) -> Html:
    return table(HEADINGS, [row_cells(each) for each in comparison.measures])


def _rows(comparison: Comparison) -> tuple[Row, ...]:
    second = {row.id: row for row in page_rows(comparison.second)}
    return tuple(_row(row, second[row.id], comparison.main) for row in page_rows(comparison.first))


def _row(first: Row, second: Row, main: Compared) -> Row:
    """Put both answers to a question beside what was expected."""
    expected, ours = first.sides
    theirs = second.sides[1]
    wanted = tuple(replace(each, place=None, score=None) for each in expected.passages)
    flaws = [f"The right one: {_place(first)} in {FIRST}, {_place(second)} in {SECOND}."]
    for name, row in ((FIRST, first), (SECOND, second)):
        flaws += [f"{name}: {each}" for each in (row.outcome.words, *row.flaws)]
    return replace(
        first,
        outcome=_outcome(first, main),
        sides=(
            replace(expected, passages=wanted),
            Side(FIRST, ours.passages, ours.nothing),
            Side(SECOND, theirs.passages, theirs.nothing),
        ),
        others=(),
        rank=None,
        confidence=None,
        milliseconds=None,
        figures={},
        flaws=tuple(flaws),
    )


def _place(row: Row) -> str:
    return f"place {row.rank}" if row.rank is not None else "not found"


def _outcome(row: Row, main: Compared) -> Outcome:
    if row.id in main.lost:
        return Outcome.LOST
    if row.id in main.won:
        return Outcome.WON
    return Outcome.BOTH_RIGHT if row.outcome in RIGHT else Outcome.TIED
