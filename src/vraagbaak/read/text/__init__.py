"""Read plain text; its places are columns and lines, and form feeds part its pages."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.errors import ReadError
from vraagbaak.read.endnotes import Noted, with_endnotes
from vraagbaak.read.flow import flow
from vraagbaak.read.furniture import COLOPHON, PAGE_OF, printed_page_number
from vraagbaak.read.ligatures import INVISIBLE, apart
from vraagbaak.read.notes import printed_notes
from vraagbaak.read.printed import PrintedLine
from vraagbaak.read.source import Source, document
from vraagbaak.read.text.flattened import Row, is_flattened, put_back, unfolded
from vraagbaak.read.text.notes import plain_marks, set_apart_plain_footnotes
from vraagbaak.read.text.one_line import part_one_line
from vraagbaak.read.text.page_notes import set_apart_page_notes
from vraagbaak.read.text.press_notes import press_marks, set_apart_press_footnotes
from vraagbaak.read.text.running_heads import set_apart_heads
from vraagbaak.types import Measure, Page, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.read.flow import Flow
    from vraagbaak.read.notes import Mark
    from vraagbaak.read.text.one_line import OneLine
    from vraagbaak.types import Document

ENCODINGS = ("utf-8-sig", "cp1252")
"""Tried in turn; Windows programs still write the second."""
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
LINE_END = re.compile(r"\r\n|\r|\n")
TITLE = 160
"""A title has at most so many characters."""


def read_plain(source: Source) -> Document:
    """Read a plain text.

    Raises:
        ReadError: the file holds no text in a known encoding.
    """
    sheets = decoded(source).split("\f")
    rows = _rows(sheets)
    flattened = any(is_flattened(row.text) for row in rows)
    rows = unfolded(rows) if flattened else rows
    lines = _lines(rows)
    if not lines:
        raise ReadError(source.path, "the file is empty", "Download or export it again.")
    text = put_back(_flow_of_rows(lines) if flattened else _flow(lines), rows)
    return document(
        source,
        text,
        title=shorten(text.text.split("\n", 1)[0] or source.path.stem, TITLE, placeholder=" …"),
        pages=_pages(sheets, lines),
        measure=Measure.CELLS,
    )


def _flow(lines: Sequence[PrintedLine]) -> Flow:
    """Set footnotes and their marks apart and join the lines."""
    parted = [part_one_line(line) for line in lines]
    if any(parted):
        return _flow_of_one_line(lines, parted)
    pressed = set_apart_press_footnotes(lines)
    if any(line.role is Role.FOOTNOTE for line in pressed):
        noted = Noted(pressed, printed_notes(pressed), press_marks(lines))
    else:
        plain = set_apart_plain_footnotes(lines)
        noted = Noted(plain, printed_notes(plain), plain_marks(plain))
    noted = with_endnotes(noted)
    return flow(noted.lines, noted.marks, notes=noted.notes)


def _flow_of_rows(lines: Sequence[PrintedLine]) -> Flow:
    noted = set_apart_page_notes(set_apart_heads(lines))
    return flow(noted.lines, noted.marks)


def _flow_of_one_line(lines: Sequence[PrintedLine], parted: Sequence[OneLine | None]) -> Flow:
    """Join the lines that long lines were parted into, and those between."""
    made: list[PrintedLine] = []
    marks: dict[int, tuple[Mark, ...]] = {}
    for line, parts in zip(lines, parted, strict=True):
        if parts is not None:
            marks[len(made)] = parts.marks
        made += parts.lines if parts is not None else (line,)
    return flow(made, marks)


def decoded(source: Source) -> str:
    """Decode a plain text.

    Raises:
        ReadError: the file holds no text in a known encoding.
    """
    encodings = ("utf-16",) if source.content.startswith(UTF16_MARKS) else ENCODINGS
    for encoding in encodings:
        try:
            text = source.content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ReadError(source.path, "this is not a text file", "Save it as text in UTF-8.")


def _rows(sheets: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    number = 0
    for page_number, sheet in enumerate(sheets, start=1):
        texts = LINE_END.split(sheet)
        rows += [Row(text, page_number, at, 0, at) for at, text in enumerate(texts, start=number)]
        number += len(texts) - 1
    return rows


def _lines(rows: Sequence[Row]) -> list[PrintedLine]:
    return [_furnished(line) for line in map(_line, rows) if line is not None]


def _line(row: Row) -> PrintedLine | None:
    """Make a line, single blanks in it; each character keeps its column."""
    text: list[str] = []
    columns: list[int] = []
    for column, char in enumerate(row.text):
        if INVISIBLE.match(char):
            continue
        for letter in apart(" " if char.isspace() else char):
            if letter != " " or (text and text[-1] != " "):
                text.append(letter)
                columns.append(column)
    if text and text[-1] == " ":
        text.pop()
        columns.pop()
    if not text:
        return None
    return PrintedLine(
        page_number=row.page_number,
        text="".join(text),
        boxes=np.array([(at, row.top, at + 1, row.top + 1) for at in columns], dtype=np.float32),
        sizes=np.ones(len(text), dtype=np.float32),
        raised=np.zeros(len(text), dtype=np.bool_),
    )


def _furnished(line: PrintedLine) -> PrintedLine:
    furniture = PAGE_OF.fullmatch(line.text) or COLOPHON.fullmatch(line.text)
    return replace(line, role=Role.FOOTER) if furniture else line


def _pages(sheets: Sequence[str], lines: Sequence[PrintedLine]) -> tuple[Page, ...]:
    """Describe the pages; a text without form feeds is one, and its page numbers say nothing."""
    own: dict[int, list[PrintedLine]] = {}
    for line in lines if len(sheets) > 1 else ():
        own.setdefault(line.page_number, []).append(line)
    return tuple(
        _page(number, LINE_END.split(sheet), printed_page_number(own.get(number, ())))
        for number, sheet in enumerate(sheets, start=1)
    )


def _page(number: int, rows: Sequence[str], printed: str | None) -> Page:
    return Page(number, printed, float(max(map(len, rows))), float(len(rows)))
