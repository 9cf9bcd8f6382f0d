"""Typeset the specimen as PDF: `python -m vraagbaak.specimen.typeset [FOLDER]`.

The same script gives the same pages on every machine: the fonts come with reportlab, and no date
or random number goes in.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from vraagbaak.specimen import FOLDER, NAMES
from vraagbaak.specimen.lines import Face, TypeLine, break_lines
from vraagbaak.specimen.script import Block, Fixed, Script, Sheet, Style, load_script

if TYPE_CHECKING:
    from collections.abc import Sequence

BODY_SIZE = 9.5
NOTE_SIZE = 7.5
NOTE_LEADING = 10.0
NOTE_GAP = 14.0
DESCENT = 3.0
_FONT_FILES = {Face.ROMAN: "Vera.ttf", Face.BOLD: "VeraBd.ttf", Face.ITALIC: "VeraIt.ttf"}
_HEADINGS = frozenset({Style.TITLE, Style.NUMBER, Style.SECTION, Style.LABEL})


@dataclass(frozen=True, slots=True)
class Look:
    """How a block is set: sizes in points."""

    face: Face = Face.ROMAN
    size: float = BODY_SIZE
    leading: float = 13.0
    space_before: float = 0.0
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its place: the left edge and the base line, from the top left corner."""

    line: TypeLine
    x: float
    base: float


@dataclass(slots=True)
class PageSetting:
    """A page being filled from the top with text and from the bottom with notes."""

    used: float
    lines: list[Placed] = field(default_factory=list)
    notes: list[TypeLine] = field(default_factory=list)

    @property
    def notes_height(self) -> float:
        """Measure the notes with the white above them."""
        return NOTE_GAP + NOTE_LEADING * len(self.notes) if self.notes else 0.0

    def put(self, line: TypeLine, notes: Sequence[TypeLine], *, height: float, x: float) -> None:
        """Add a line that takes up `height` below the last one, and its notes."""
        self.used += height
        self.lines.append(Placed(line, x, self.used - DESCENT))
        self.notes += notes


def look(style: Style, sheet: Sheet) -> Look:
    """Say how a block of this style is set on this sheet."""
    asked = Face.ITALIC if sheet.italic_questions else Face.ROMAN
    label = Face.BOLD if sheet.bold_labels else Face.ROMAN
    return {
        Style.TITLE: Look(Face.BOLD, size=13, leading=17),
        Style.NUMBER: Look(Face.BOLD, size=13, leading=17, space_before=14),
        Style.HEAD: Look(space_before=8),
        Style.SECTION: Look(Face.BOLD, space_before=26),
        Style.ASKED: Look(asked, space_before=9),
        Style.LETTERED: Look(asked, space_before=9, indent=18),
        Style.LABEL: Look(label, space_before=11),
        Style.TEXT: Look(),
        Style.PARAGRAPH: Look(space_before=9),
        Style.ITEM: Look(indent=14),
    }[style]


def compose(script: Script) -> tuple[PageSetting, ...]:
    """Spread the blocks of a script over pages."""
    sheet = script.sheet
    pages = [PageSetting(sheet.first_top)]
    for block, following in zip(script.blocks, [*script.blocks[1:], None], strict=True):
        wanted = look(block.style, sheet)
        lines = _break(block, sheet)
        kept = _kept_with(block, following, sheet)
        for number, line in enumerate(lines):
            space = wanted.space_before if number == 0 else 0.0
            notes = _notes(line, script)
            rest = kept + wanted.leading * (len(lines) - 1 - number) if kept else 0.0
            if not _fits(pages[-1], space + wanted.leading + rest, notes, sheet):
                pages.append(PageSetting(sheet.top))
                space = 0.0
            pages[-1].put(line, notes, height=space + wanted.leading, x=sheet.left + wanted.indent)
    return tuple(pages)


def _break(block: Block, sheet: Sheet) -> tuple[TypeLine, ...]:
    wanted = look(block.style, sheet)
    return break_lines(block.text, wanted.face, wanted.size, sheet.width - wanted.indent)


def _kept_with(block: Block, following: Block | None, sheet: Sheet) -> float:
    """Measure what must stand on the same page below a heading: two lines of what follows."""
    if following is None or block.style not in _HEADINGS:
        return 0.0
    after = look(following.style, sheet)
    return after.space_before + 2 * after.leading


def _notes(line: TypeLine, script: Script) -> list[TypeLine]:
    return [
        note_line
        for mark in line.marks
        for note_line in break_lines(
            f"{mark} {script.notes[mark]}", Face.ROMAN, NOTE_SIZE, script.sheet.width
        )
    ]


def _fits(page: PageSetting, height: float, notes: Sequence[TypeLine], sheet: Sheet) -> bool:
    gap = NOTE_GAP if notes and not page.notes else 0.0
    below = page.notes_height + gap + NOTE_LEADING * len(notes)
    return page.used + height + below <= sheet.bottom


def draw(script: Script, path: Path) -> None:
    """Set a script and write it as PDF."""
    for face, name in _FONT_FILES.items():
        pdfmetrics.registerFont(
            TTFont(face.value, Path(reportlab.__file__).parent / "fonts" / name)
        )
    pages = compose(script)
    canvas = Canvas(str(path), pagesize=A4, invariant=1, lang="nl")
    canvas.setTitle(script.title)
    canvas.setSubject(script.subject)
    canvas.setAuthor("Vraagbaak (specimen)")
    canvas.setKeywords(["specimen"])
    for number, page in enumerate(pages, start=1):
        _draw_page(canvas, script, page)
        fixed = script.every_page + (script.first_page if number == 1 else ())
        _draw_fixed(canvas, fixed, page_number=number, page_count=len(pages))
        if number == 1:
            for rule in script.rules:
                canvas.line(rule.x0, A4[1] - rule.top, rule.x1, A4[1] - rule.top)
        canvas.showPage()
    canvas.save()


def _draw_page(canvas: Any, script: Script, page: PageSetting) -> None:  # noqa: ANN401  reportlab has no types
    for placed in page.lines:
        _draw_line(canvas, placed)
    left = script.sheet.left
    first = script.sheet.bottom - NOTE_LEADING * len(page.notes)
    if page.notes:
        canvas.line(left, A4[1] - first + 3, left + 60, A4[1] - first + 3)
    for number, line in enumerate(page.notes, start=1):
        _draw_line(canvas, Placed(line, left, first + NOTE_LEADING * number))


def _draw_line(canvas: Any, placed: Placed) -> None:  # noqa: ANN401  reportlab has no types
    x = placed.x
    for piece in placed.line.pieces:
        canvas.setFont(piece.face.value, piece.size)
        canvas.drawString(x, A4[1] - placed.base + piece.rise, piece.text)
        x += piece.width


def _draw_fixed(canvas: Any, texts: Sequence[Fixed], *, page_number: int, page_count: int) -> None:  # noqa: ANN401
    for fixed in texts:
        canvas.setFont((Face.BOLD if fixed.bold else Face.ROMAN).value, fixed.size)
        text = fixed.text.format(page=page_number, pages=page_count)
        canvas.drawString(fixed.x, A4[1] - fixed.top, text)


def main(arguments: Sequence[str] | None = None) -> None:
    """Typeset both papers into the folder that is given, or where the package keeps them."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    folder = Path(given[0]) if given else FOLDER
    for name in NAMES:
        draw(load_script(FOLDER / f"{name}.toml"), folder / f"specimen-{name}.pdf")


if __name__ == "__main__":
    main()
