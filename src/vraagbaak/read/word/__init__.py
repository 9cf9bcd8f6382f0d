"""Read a DOCX file: with the markup reader the only place that opens XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from vraagbaak.errors import ReadError
from vraagbaak.read.endnotes import Noted, with_endnotes
from vraagbaak.read.flow import flow
from vraagbaak.read.source import Source, document
from vraagbaak.read.title import title_of
from vraagbaak.read.word.lines import PAGE, Typeset, typeset
from vraagbaak.read.word.notes import SORTS, NoteBook, note_forms
from vraagbaak.read.word.numbering import Numbering
from vraagbaak.read.word.package import DAMAGE, Package, open_package
from vraagbaak.read.word.story import TooLongError, paragraphs
from vraagbaak.read.word.styles import Styles
from vraagbaak.types import Measure, Page, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.read.printed import PrintedLine
    from vraagbaak.read.word.package import Element
    from vraagbaak.types import Document

DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
"""Types of notes that are but the rule above the notes."""
ELSEWHERE = ("w:altChunk", "w:subDoc")
"""What stands for text that Word takes in when it opens the file."""


def read_docx(source: Source) -> Document:
    """Read the text of a DOCX with the place of each character in its paragraph.

    Raises:
        ReadError: the file is damaged, encrypted, of another format, far too large, or textless.
    """
    try:
        return _document(source)
    except TooLongError as error:
        reason = "the DOCX is longer than any paper"
        raise ReadError(source.path, reason, "Split it into several files.") from error
    except DAMAGE as error:
        remedy = "Download or export it again."
        raise ReadError(source.path, "the DOCX is damaged", remedy) from error


def _document(source: Source) -> Document:
    package = open_package(source)
    main: Element = package.part(package.main)
    if any(True for _ in main.iter(*map(qn, ELSEWHERE))):
        reason = "part of the text is in another file or format within the DOCX"
        raise ReadError(source.path, reason, "Open it in Word and save it again.")
    story = _Stories(package)
    body = story.add(main, Role.BODY)
    texts = _notes(story)
    furniture = [
        line
        for role in (Role.HEADER, Role.FOOTER)
        for root in package.parts(role.value)
        for line in story.add(root, role)
    ]
    if not any(letter.isalpha() for each in body for letter in each.line.text):
        reason = "the DOCX holds no text, pictures at most"
        raise ReadError(source.path, reason, "Run text recognition (OCR) on it first.")
    book = NoteBook(texts, note_forms(package, main))
    marks = book.marks(body)
    noted = [line for note in texts.values() for line in note]
    lines = [*(each.line for each in body), *noted, *(each.line for each in furniture)]
    whole = with_endnotes(Noted(lines, book.notes, marks))
    return document(
        source,
        flow(whole.lines, whole.marks, notes=whole.notes),
        title=title_of(_named(package), lines, stem=source.path.stem),
        pages=(_page(lines),),
        measure=Measure.PARAGRAPHS,
    )


class _Stories:
    """Reads the parts of a file one by one; their paragraphs are counted through."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._styles = Styles.of(next(iter(package.parts("styles")), None))
        numbering = next(iter(package.parts("numbering")), None)
        self._numbering = Numbering.of(numbering, self._styles)
        self._next = 0

    def add(self, root: Element, role: Role) -> list[Typeset]:
        """Make lines of a part, or of a note."""
        found = paragraphs(root, self._styles, role=role, first=self._next)
        self._next = max((each.place + 1 for each in found), default=self._next)
        return typeset(found, self._numbering)


def _notes(story: _Stories) -> dict[tuple[str, str], list[PrintedLine]]:
    """Read the notes of a file, by sort and id."""
    texts: dict[tuple[str, str], list[PrintedLine]] = {}
    for sort in SORTS:
        for root in story.package.parts(f"{sort}s"):
            for note in root.iterchildren(qn(f"w:{sort}")):
                if note.get(qn("w:type")) not in SEPARATORS:
                    lines = [each.line for each in story.add(note, Role.FOOTNOTE)]
                    texts[sort, note.get(qn("w:id"), "")] = lines
    return texts


def _named(package: Package) -> list[str | None]:
    """Give the title and the subject that the file's own data name."""
    core = package.part("docProps/core.xml")
    if core is None:
        return []
    return [core.findtext(f"{DUBLIN_CORE}{name}") for name in ("title", "subject")]


def _page(lines: Sequence[PrintedLine]) -> Page:
    """Describe the one page of a file without pages: its longest paragraph, and how many."""
    boxes = [line.box for line in lines]
    width, height = max(box.x1 for box in boxes), max(box.bottom for box in boxes)
    return Page(PAGE, None, width, height)
