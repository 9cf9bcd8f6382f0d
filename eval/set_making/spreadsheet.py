"""Spreadsheets as CSV: read with the line of each row, written so that no cell is run.

A cell that begins like a formula gets an apostrophe before it, as OWASP advises (CSV injection),
which is taken off again on reading.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.formats.lines import Line, SetError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

DELIMITERS = ";,\t"
WRITTEN_DELIMITER = ";"
"""What spreadsheets expect where a comma parts decimals, as in Dutch."""
BYTE_ORDER_MARK = "\ufeff"
"""By it they know UTF-8."""
_FORMULA = re.compile(r"'*[=+\-@]")
_ESCAPE = re.compile(r"^'(?='*[=+\-@])")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a spreadsheet by the names of its columns, each with the line it begins on."""

    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; cells are without blanks around them, and empty ones are there too."""

    line: Line
    cells: Mapping[str, str]


def read_sheet(path: Path) -> Sheet:
    """Read a spreadsheet in UTF-8; columns are parted by a semicolon, a comma or a tab.

    Raises:
        SetError: It cannot be read, or a row has more cells than there are columns.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SetError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        number = error.object[: error.start].count(b"\n") + 1
        reason = "this is not UTF-8. Save the sheet as 'CSV UTF-8'."
        raise Line(path, number, "").error(reason) from error
    records = list(_records(path, text))
    if not records:
        raise SetError(f"{path} is empty. Give a row with the names of the columns.")
    head, names = records[0]
    columns = _columns(head, names)
    return Sheet(columns, tuple(_row(line, cells, columns) for line, cells in records[1:]))


def sheet_text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Write rows as a spreadsheet; what a row does not name is an empty cell."""
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, delimiter=WRITTEN_DELIMITER)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _harmless(value) for name, value in row.items()})
    return BYTE_ORDER_MARK + written.getvalue().removesuffix("\r\n")


def _records(path: Path, text: str) -> Iterator[tuple[Line, list[str]]]:
    """Part a file into records, each with its first line; a quoted cell may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Line(path, number, ""), cells
            number = reader.line_num + 1
    except csv.Error as error:
        reason = f"no row of a spreadsheet: {error}. Look at its quotation marks."
        raise Line(path, number, "").error(reason) from error


def _delimiter(text: str) -> str:
    """Tell what parts the columns from the first line, which holds their names."""
    head = text.lstrip().partition("\n")[0]
    return max(DELIMITERS, key=head.count)


def _columns(line: Line, names: list[str]) -> tuple[str, ...]:
    columns = tuple(name.strip().lower() for name in names)
    twice = {name for name in columns if name and columns.count(name) > 1}
    if twice:
        reason = f"the column {min(twice)} is there twice. Keep one."
        raise line.error(reason)
    return columns


def _row(line: Line, cells: list[str], columns: tuple[str, ...]) -> SheetRow:
    if any(cell.strip() for cell in cells[len(columns) :]):
        reason = (
            f"{len(cells)} cells for {len(columns)} columns. Put cells that hold the sign that "
            "parts columns in quotation marks."
        )
        raise line.error(reason)
    padded = [*cells, *[""] * len(columns)]
    pairs = zip(columns, padded, strict=False)
    return SheetRow(line, {name: _ESCAPE.sub("", cell.strip()).strip() for name, cell in pairs})


def _harmless(cell: str) -> str:
    cell = cell.strip()
    return f"'{cell}" if _FORMULA.match(cell) else cell
