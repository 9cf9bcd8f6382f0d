"""Set the characters of a PDF page in lines."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from vraagbaak.read.ligatures import INVISIBLE, apart
from vraagbaak.read.pdf.columns import in_columns
from vraagbaak.read.pdf.side import without_side
from vraagbaak.read.printed import PrintedLine
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vraagbaak.read.pdf.runs import PdfChar

WORD_GAP = 0.18
"""A gap of this part of the font size, without a blank in it, parts two words."""
COLUMN_GAP = 3.0
"""A gap of so many times the font size parts two columns."""
MARKER_GAP = 8.0
"""The same after a list marker, which tabs may push far from its text."""
RAISED_SIZE = 0.78
"""A raised character is smaller than this part of the line's font size."""
OTHER_TYPE = 0.87
OTHER_GAP = 1.0
"""Type smaller than that part of what stands beside it is parted by a gap of so many times it."""
MARKER_CHARS = 6
LIST_MARKER = re.compile(r"(\d{1,3}[.)]?|[a-z][.)]|[•·▪◦–—-])")
MOST = 0.5
"""A line is bold or italic if more than this part of its characters is."""
UNMAPPED = re.compile(r"\(cid:(\d+)\)")
UNUSED_CODES = frozenset({127, 129, 141, 143, 144, 157})
"""In WinAnsiEncoding unused codes show a bullet (PDF 1.7, Annex D.2, note 6)."""
BULLET = "•"
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
LAST_CONTROL = "\x9f"
SOFT_HYPHEN = "\u00ad"
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique|kursiv|-it\b", re.IGNORECASE)


@dataclass(slots=True)
class _Row:
    """Characters that overlap vertically; the tallest sets the row's range."""

    top: float
    bottom: float
    chars: list[PdfChar] = field(default_factory=list)

    def takes(self, char: PdfChar) -> bool:
        overlap = min(self.bottom, char["bottom"]) - max(self.top, char["top"])
        return bool(overlap > 0.5 * min(self.bottom - self.top, char["bottom"] - char["top"]))

    def add(self, char: PdfChar) -> None:
        self.chars.append(char)
        if char["bottom"] - char["top"] > self.bottom - self.top:
            self.top, self.bottom = char["top"], char["bottom"]


def lines_of_page(chars: Iterable[PdfChar], page_number: int) -> list[PrintedLine]:
    """Gather characters into lines, top to bottom and left to right, the side column last."""
    parted = without_side([char for char in chars if char["bottom"] > char["top"]])
    side = (replace(line, role=Role.SIDE) for line in _lines(parted.side, page_number))
    main = (line for part in in_columns(parted.main) for line in _lines(part, page_number))
    return [*main, *side]


def _lines(chars: Sequence[PdfChar], page_number: int) -> list[PrintedLine]:
    pieces = (piece for row in _rows(chars) for piece in _columns(row))
    lines = (_line(piece, page_number) for piece in pieces)
    return [line for line in lines if line is not None]


def _rows(chars: Sequence[PdfChar]) -> list[_Row]:
    rows: list[_Row] = []
    current: _Row | None = None
    for char in chars:
        if current is None or not current.takes(char):
            # The latest rows first: text mostly comes in reading order.
            current = next((row for row in reversed(rows) if row.takes(char)), None)
        if current is None:
            current = _Row(char["top"], char["bottom"])
            rows.append(current)
        current.add(char)
    return sorted(rows, key=lambda row: row.top)


def _columns(row: _Row) -> list[list[PdfChar]]:
    """Part a row where a wide gap stands between two characters, blanks counted as characters."""
    chars = sorted(row.chars, key=lambda char: (char["x0"], char["x1"]))
    while chars and chars[0]["text"].isspace():
        chars.pop(0)
    pieces: list[list[PdfChar]] = []
    for char in chars:
        if not pieces or _parts(pieces[-1], char):
            pieces.append([])
        if not (pieces[-1] and _printed_twice(pieces[-1][-1], char)):
            pieces[-1].append(char)
    return pieces


def _parts(piece: Sequence[PdfChar], char: PdfChar) -> bool:
    """Tell whether a gap parts a character from a piece: one of other type needs less of it."""
    gap = char["x0"] - piece[-1]["x1"]
    sizes = sorted((char["size"], piece[-1]["size"]))
    other = sizes[0] < OTHER_TYPE * sizes[1]
    return bool(gap > (OTHER_GAP * sizes[1] if other else _column_gap(piece)))


def _column_gap(piece: Sequence[PdfChar]) -> float:
    text = "".join(char["text"] for char in piece[:MARKER_CHARS]).strip()
    wide = len(piece) <= MARKER_CHARS and LIST_MARKER.fullmatch(text)
    return float((MARKER_GAP if wide else COLUMN_GAP) * piece[-1]["size"])


def _printed_twice(before: PdfChar, char: PdfChar) -> bool:
    """Tell whether a character was printed again in its own place, to look bold."""
    near = abs(before["x0"] - char["x0"]) < 0.1 * char["size"]
    return bool(near and before["text"] == char["text"] and not char["text"].isspace())


@dataclass(slots=True)
class _Letters:
    """The letters of one line as they are gathered, each with its box and size."""

    text: list[str] = field(default_factory=list)
    boxes: list[list[float]] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)

    def add(self, text: str, box: list[float], size: float) -> None:
        if text == " " and (not self.text or self.text[-1] == " "):
            return
        self.text.append(text)
        self.boxes.append(box)
        self.sizes.append(size)


def _line(piece: Sequence[PdfChar], page_number: int) -> PrintedLine | None:
    letters = _Letters()
    last = next((char for char in reversed(piece) if not char["text"].isspace()), None)
    for before, char in itertools.pairwise([None, *piece]):
        assert char is not None
        if before is not None and char["x0"] - before["x1"] > WORD_GAP * char["size"]:
            gap = [before["x1"], char["top"], char["x0"], char["bottom"]]
            letters.add(" ", gap, char["size"])
        shown = _shown(char["text"])
        width = (char["x1"] - char["x0"]) / max(len(shown), 1)
        for at, letter in enumerate(shown):
            left = char["x0"] + at * width
            box = [left, char["top"], left + width, char["bottom"]]
            # A soft hyphen is seen where it ends the line.
            if not INVISIBLE.match(letter) or (letter == SOFT_HYPHEN and char is last):
                letters.add(_plain(letter), box, char["size"])
    return _finish(letters, piece, page_number)


def _shown(text: str) -> str:
    """Part ligatures, and replace what pdfminer writes for a glyph that has no letter."""
    unmapped = UNMAPPED.fullmatch(text)
    if unmapped is None:
        return apart(text)
    return BULLET if int(unmapped[1]) in UNUSED_CODES else UNKNOWN


def _plain(letter: str) -> str:
    if letter == SOFT_HYPHEN:
        return "-"
    if letter.isspace():
        return " "
    return letter if letter.isprintable() or letter > LAST_CONTROL else UNKNOWN


def _finish(letters: _Letters, piece: Sequence[PdfChar], page_number: int) -> PrintedLine | None:
    if letters.text and letters.text[-1] == " ":
        letters.text.pop(), letters.boxes.pop(), letters.sizes.pop()
    if not letters.text:
        return None
    inked = [char for char in piece if not char["text"].isspace()]
    line = PrintedLine(
        page_number=page_number,
        text="".join(letters.text),
        boxes=np.array(letters.boxes, dtype=np.float32),
        sizes=np.array(letters.sizes, dtype=np.float32),
        raised=np.zeros(len(letters.text), dtype=np.bool_),
        bold=_share(BOLD, inked) > MOST,
        italic=_share(ITALIC, inked) > MOST,
    )
    return replace(line, raised=_raised(line))


def _share(pattern: re.Pattern[str], chars: Sequence[PdfChar]) -> float:
    """The part of the characters whose font's name fits the pattern."""
    return sum(bool(pattern.search(char["fontname"])) for char in chars) / max(len(chars), 1)


def _raised(line: PrintedLine) -> np.ndarray[Any, np.dtype[np.bool_]]:
    small = line.sizes < RAISED_SIZE * line.size
    middle = (line.boxes[:, 1] + line.boxes[:, 3]) / 2
    higher = middle < np.median(middle[~small]) if (~small).any() else small
    return np.asarray(small & higher, dtype=np.bool_)
