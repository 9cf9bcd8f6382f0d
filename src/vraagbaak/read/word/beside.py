"""Tell what stands beside the text: text boxes, frames, and a letterhead's tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from vraagbaak.read.word.package import number

if TYPE_CHECKING:
    from vraagbaak.read.word.package import Element


@dataclass(frozen=True, slots=True)
class TextArea:
    """The part of the first page that text fills, in twentieths of a point from the top left."""

    right: int
    top: int

    @classmethod
    def of(cls, root: Element) -> TextArea | None:
        """Read it off the first section; a header has none of its own."""
        section = next(root.iter(qn("w:sectPr")), None)
        width = number(section, "w:pgSz", "w:w")
        right, top = number(section, "w:pgMar", "w:right"), number(section, "w:pgMar", "w:top")
        if width is None or right is None or top is None:
            return None
        return cls(width - right, top)


def stands_beside(element: Element, area: TextArea | None) -> bool:
    """Tell a text box, and a table that is laid on the page itself, in its margins.

    A table laid elsewhere on the page was moved there by its author: it is text.
    """
    if element.tag == qn("w:txbxContent"):
        return True
    if element.tag != qn("w:tbl") or area is None:
        return False
    properties = element.find(qn("w:tblPr"))
    place = properties.find(qn("w:tblpPr")) if properties is not None else None
    if place is None:
        return False
    anchors = {place.get(qn("w:horzAnchor")), place.get(qn("w:vertAnchor"))}
    if anchors != {"page"}:
        return False
    left, top = (number(properties, "w:tblpPr", side) or 0 for side in ("w:tblpX", "w:tblpY"))
    return left >= area.right or 0 < top < area.top


def is_frame(properties: Element | None) -> bool:
    """Tell a paragraph laid on the page by itself; a large initial is one, yet part of the text."""
    frame = properties.find(qn("w:framePr")) if properties is not None else None
    return frame is not None and frame.get(qn("w:dropCap"), "none") == "none"


def is_initial(properties: Element | None) -> bool:
    """Tell a large initial, which stands before the next paragraph."""
    frame = properties.find(qn("w:framePr")) if properties is not None else None
    return frame is not None and not is_frame(properties)
