"""What was measured of reading, as tables for the terminal."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.columns import Columns
from rich.console import Group
from rich.table import Table
from rich.text import Text

from eval.reading.segmentation import total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from eval.reading.figures import Count, Reading
    from eval.reading.segmentation import Unit

SHORTENED = 26
"""So many characters of a file's name tell it from the others."""


def reading_view(reading: Reading) -> RenderableType:
    """Show units, words, marks, and what was read into papers without answers."""
    return Group(
        _units(reading),
        *_misses(reading),
        *_notes(reading),
        _line(
            f"Words: {reading.text.exact:.1%} of {reading.text.answers} answers in PDF files have "
            "exactly the letters and digits that pdfium finds there"
        ),
        *(_line(f"  {each}") for each in reading.text.disagreements),
        *_counts(reading),
        *_false(reading),
    )


def _units(reading: Reading) -> Table:
    table = Table(title="Units: labels, pages, first and last words")
    table.add_column("file")
    for heading in ("expected", "found", "exact", "F1"):
        table.add_column(heading, justify="right")
    for each in (*reading.units, total(reading.units)):
        figures = map(str, (each.expected, each.found, each.exact))
        table.add_row(each.file, *figures, f"{each.f1:.3f}")
    return table


def _misses(reading: Reading) -> Iterator[RenderableType]:
    for agreement in reading.units:
        for what, units in (("missed", agreement.missed), ("wrong", agreement.wrong)):
            for unit in units:
                yield _line(f"{agreement.file}, {what}: {_named(unit)}")


def _named(unit: Unit) -> str:
    question, answer = (" … ".join(each) for each in (unit.question, unit.answer))
    labels = ", ".join(unit.labels)
    return f"{labels} | {unit.label} | {question} | {answer} | pages {list(unit.pages)}"


def _notes(reading: Reading) -> Iterator[RenderableType]:
    everything = total(reading.units)
    yield _line(f"Notes: {everything.noted} units looked at, {len(everything.astray)} astray")
    for agreement in reading.units:
        for unit in agreement.astray:
            yield _line(f"  {agreement.file}: {_named(unit)} | notes {list(unit.footnotes or ())}")


def _counts(reading: Reading) -> Iterator[RenderableType]:
    marks = sum(each.marks for each in reading.counts)
    questions = sum(each.questions for each in reading.counts)
    unlike = sum(each.marks != each.questions for each in reading.counts)
    yield _line(
        f"Marks: {marks} in {len(reading.counts)} text files, {questions} questions found; "
        f"{unlike} files (*) differ"
    )
    yield Columns(_counted(each) for each in reading.counts)


def _counted(count: Count) -> Text:
    """Put the marks and the questions of a file in a few characters."""
    name = PurePath(count.file).stem[:SHORTENED]
    sign = " " if count.marks == count.questions else "*"
    return Text(f"{name:{SHORTENED}} {count.marks:3} {count.questions:3}{sign}")


def _false(reading: Reading) -> Iterator[RenderableType]:
    count = sum(reading.false_exchanges.values())
    yield _line(f"Papers without answers: {len(reading.false_exchanges)}; exchanges: {count}")
    for name, reason in reading.refused.items():
        yield _line(f"  {name} refused: {reason}")


def _line(text: str) -> Text:
    return Text(text)
