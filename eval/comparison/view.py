"""A comparison as tables for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from eval.comparison.page import FIRST, HEADINGS, METHOD, SECOND, row_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from eval.comparison.compare import Comparison

LISTED = 20
"""So many questions that are won, and as many that are lost, are listed."""


def comparison_view(comparison: Comparison) -> RenderableType:
    """Show the figures of both runs with their tests, and the questions won and lost."""
    first, second = comparison.first, comparison.second
    return Group(
        Text(f"{first.name}: {FIRST} = {first.path}, {SECOND} = {second.path}"),
        _table(comparison),
        Text(METHOD, style="dim"),
        *_questions("Lost", comparison.main.lost, comparison),
        *_questions("Won", comparison.main.won, comparison),
    )


def _table(comparison: Comparison) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1))
    for heading in HEADINGS:
        table.add_column(
            heading, justify="left" if heading == HEADINGS[0] else "right", no_wrap=True
        )
    for each in comparison.measures:
        style = "bold" if each.significant else ""
        table.add_row(*map(Text, row_cells(each)), style=style)
    return table


def _questions(heading: str, names: Sequence[str], comparison: Comparison) -> Iterator[Text]:
    """List questions, the first ones alone where there are many."""
    if not names:
        return
    yield Text(f"\n{heading} by '{comparison.main.series.name}': {len(names)}", style="bold")
    words = {str(row["id"]): row.get("question") or row.get("query") for row, _ in comparison.pairs}
    for name in names[:LISTED]:
        yield Text(f"  {name}  {words[name]}", no_wrap=True, overflow="ellipsis")
    if len(names) > LISTED:
        yield Text(f"  and {len(names) - LISTED} more; all are in compare.json and compare.html")
