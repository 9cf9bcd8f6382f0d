"""What was measured of reading, as tables for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from eval.segmentation import total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from eval.reading import Reading
    from eval.segmentation import Unit


def reading_view(reading: Reading) -> RenderableType:
    """Show units, words, marks, and what was read into papers without answers."""
    return Group(
        _units(reading),
        *_misses(reading),
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


def _counts(reading: Reading) -> Iterator[RenderableType]:
    marks = sum(each.marks for each in reading.counts)
    questions = sum(each.questions for each in reading.counts)
    yield _line(f"Marks: {marks} in {len(reading.counts)} text files, {questions} questions found")
    for each in reading.counts:
        if each.marks != each.questions:
            yield _line(f"  {each.file}: {each.marks} marks, {each.questions} questions")


def _false(reading: Reading) -> Iterator[RenderableType]:
    count = sum(reading.false_exchanges.values())
    yield _line(f"Papers without answers: {len(reading.false_exchanges)}; exchanges: {count}")
    for name, reason in reading.refused.items():
        yield _line(f"  {name} refused: {reason}")


def _line(text: str) -> Text:
    return Text(text)
