"""What became of the lines of each source, as tables for the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from eval.set_making.statements import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from eval.set_making.merge import Decided


def set_view(decided: Sequence[Decided]) -> RenderableType:
    """Show how many lines became what, and the questions whose verdicts contradict each other."""
    questions = sum(each.question is not None for each in decided)
    return Group(
        _table(decided),
        Text(f"{questions} questions in the set, {len(decided) - questions} to do"),
        *_contradictory(decided),
    )


def _table(decided: Sequence[Decided]) -> Table:
    counts: dict[str, Counter[Fate]] = {}
    for each in decided:
        for statement, fate in zip(each.statements, each.fates, strict=True):
            counts.setdefault(str(statement.path), Counter())[fate] += 1
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    table.add_column("source", overflow="fold")
    for heading in ("lines", *Fate):
        table.add_column(heading, justify="right")
    for path, own in counts.items():
        figures = (str(own[fate]) for fate in Fate)
        table.add_row(Text(path), str(own.total()), *figures)
    return table


def _contradictory(decided: Sequence[Decided]) -> Iterator[Text]:
    for each in decided:
        places = [
            f"{statement.place} ({statement.verdict or statement.says.value})"
            for statement, fate in zip(each.statements, each.fates, strict=True)
            if fate is Fate.CONTRADICTORY
        ]
        if places:
            yield Text(f"Contradictory: {each.statements[0].text}\n  {'; '.join(places)}")
