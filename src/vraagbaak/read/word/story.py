"""Go through a part of a DOCX for its paragraphs, in the order in which they stand in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from lxml import etree

from vraagbaak.read.word.beside import TextArea, is_frame, is_initial, stands_beside
from vraagbaak.read.word.fields import Fields
from vraagbaak.read.word.package import number, switch, value
from vraagbaak.read.word.signs import sign
from vraagbaak.read.word.styles import Listing, Styles, Type
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from vraagbaak.read.word.package import Element

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FALLBACK, CHOICE = f"{{{COMPATIBLE}}}Fallback", f"{{{COMPATIBLE}}}Choice"
PASSED = frozenset(
    qn(f"w:{name}")
    for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "del", "moveFrom", "rt")
)
"""Properties, what was deleted, and how a word is pronounced: none of it is printed."""
HOLDERS = frozenset(map(qn, ("w:tc", "w:footnote", "w:endnote")))
"""No paragraph goes on from one of these to the next."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
EDGES = re.compile(r"^[ \t\r\n]+|[ \t\r\n]+$")
MOST_PARAGRAPHS = 100_000
MOST_LETTERS = 5_000_000
"""A part with more is no paper: two thousand pages have neither."""


class TooLongError(Exception):
    """A part has more paragraphs or letters than any paper."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one type, the end of a line, or the reference to a note."""

    text: str
    type: Type
    note: tuple[str, str] | None = None
    """Sort (`footnote` or `endnote`) and id of a note; `text` is then its mark, if typed."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the file: its place among all of them, and what stands in it."""

    place: int
    role: Role
    style: str | None
    type: Type
    listing: Listing | None
    owner: Element
    """The element that holds it: the part, a note, or a cell."""
    pieces: tuple[Piece, ...] = ()


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    paragraph: Paragraph
    joins_next: bool
    type: Type
    pieces: list[Piece] = field(default_factory=list)


def paragraphs(root: Element, styles: Styles, *, role: Role, first: int = 0) -> list[Paragraph]:
    """List the paragraphs of a part; `first` is the place of the first of them in the file."""
    walk = _Walk(root, styles, role, first)
    events = etree.iterwalk(root, events=("start", "end"))
    # Walking by events needs no recursion, however deep a file is nested.
    for event, element in events:
        if event == "end":
            walk.leave(element)
        elif walk.passes(element):
            events.skip_subtree()
        else:
            walk.enter(element)
    walk.close()
    return sorted(walk.done, key=lambda each: each.place)


class _Walk:
    def __init__(self, root: Element, styles: Styles, role: Role, first: int) -> None:
        self.done: list[Paragraph] = []
        self._root, self._styles, self._role = root, styles, role
        self._next = first
        self._most = first + MOST_PARAGRAPHS
        self._letters = 0
        self._open: list[_Open] = []
        self._area = TextArea.of(root)
        self._beside = 0
        self._carried: Paragraph | None = None
        self._fields = Fields.of(root)
        self._taken: Element | None = None
        self._entering: dict[str, Callable[[Element], None]] = {
            qn("w:p"): self._begin,
            qn("w:r"): self._run,
            qn("w:t"): self._text,
            f"{{{MATH}}}t": self._text,
            qn("w:tab"): lambda _: self._add(" "),
            qn("w:ptab"): lambda _: self._add(" "),
            qn("w:br"): lambda _: self._add("\n"),
            qn("w:cr"): lambda _: self._add("\n"),
            qn("w:noBreakHyphen"): lambda _: self._add("-"),
            qn("w:sym"): lambda element: self._add(sign(element)),
            qn("w:fldChar"): self._fields.mark,
            qn("w:footnoteReference"): self._note,
            qn("w:endnoteReference"): self._note,
        }

    def passes(self, element: Element) -> bool:
        """Tell whether nothing of an element is printed, or only another form of what is."""
        if element.tag in PASSED:
            return True
        if element.tag in {FALLBACK, CHOICE}:
            return any(True for _ in element.itersiblings("*", preceding=True))
        return False

    def enter(self, element: Element) -> None:
        if stands_beside(element, self._area):
            self._beside += 1
        act = self._entering.get(element.tag)
        if act is not None:
            act(element)

    def leave(self, element: Element) -> None:
        if stands_beside(element, self._area):
            self._beside -= 1
        if element.tag == qn("w:p"):
            self._end()
        elif element.tag in HOLDERS:
            self.close()

    def close(self) -> None:
        """End what was to go on in a next paragraph: there is none."""
        if self._carried is not None and not self._open:
            self.done.append(self._carried)
            self._carried = None

    def _begin(self, element: Element) -> None:
        if self._next >= self._most:
            raise TooLongError
        own = element.find(qn("w:pPr"))
        style = value(own, "w:pStyle")
        beside = self._beside or is_frame(own)
        mark = own.find(qn("w:rPr")) if own is not None else None
        gone = mark is not None and mark.find(qn("w:del")) is not None
        merged = gone or bool(switch(mark, "w:vanish") or switch(mark, "w:specVanish"))
        plain = self._styles.type_of(style, None)
        paragraph = Paragraph(
            place=self._next,
            role=Role.SIDE if beside else self._role,
            style=style or self._styles.usual.get("paragraph"),
            type=plain,
            listing=None if merged else _listing(own, self._styles, style),
            owner=_owner(element, self._root),
        )
        self._open.append(_Open(paragraph, merged or is_initial(own), plain))
        self._next += 1

    def _end(self) -> None:
        ended = self._open.pop()
        self._fields.end_paragraph()
        paragraph = replace(ended.paragraph, pieces=tuple(ended.pieces))
        if self._open:
            self.done.append(paragraph)
            return
        if self._carried is not None:
            paragraph = replace(paragraph, pieces=(*self._carried.pieces, *paragraph.pieces))
            self._carried = None
        if ended.joins_next:
            # Its end was deleted or hidden: it goes on in the next paragraph.
            self._carried = paragraph
        else:
            self.done.append(paragraph)

    def _run(self, element: Element) -> None:
        if self._open:
            style = self._open[-1].paragraph.style
            self._open[-1].type = self._styles.type_of(style, element.find(qn("w:rPr")))

    def _text(self, element: Element) -> None:
        if element is self._taken:
            return
        text = element.text or ""
        self._add(text if element.get(SPACE) == "preserve" else EDGES.sub("", text))

    def _add(self, text: str, note: tuple[str, str] | None = None) -> None:
        if self._open and self._fields.shown and not self._open[-1].type.hidden:
            here = self._open[-1]
            self._letters += len(text)
            if self._letters > MOST_LETTERS:
                raise TooLongError
            here.pieces.append(Piece(text, here.type, note))

    def _note(self, element: Element) -> None:
        sort = "footnote" if element.tag == qn("w:footnoteReference") else "endnote"
        typed = element.getnext()
        mark = ""
        if element.get(qn("w:customMarkFollows")) in {"1", "true", "on"} and typed is not None:
            self._taken = typed
            mark = (typed.text or "").strip()
        self._add(mark, (sort, element.get(qn("w:id"), "")))


def _listing(own: Element | None, styles: Styles, style: str | None) -> Listing | None:
    numbered = own.find(qn("w:numPr")) if own is not None else None
    styled = styles.listing(style)
    number_id, level = value(numbered, "w:numId"), number(numbered, "w:ilvl")
    if number_id is None and styled is None:
        return None
    if number_id is None:
        assert styled is not None
        return styled if level is None else replace(styled, level=level)
    return Listing(number_id, level or 0)


def _owner(element: Element, root: Element) -> Element:
    """Find the note or the cell that a paragraph stands in; the part itself for any other."""
    return next(iter(element.iterancestors(*HOLDERS)), root)
