"""Follow the fields of a part: what Word computes is printed, how it does so is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from vraagbaak.read.word.package import Element


@dataclass(slots=True)
class Fields:
    """The fields that are open, each with whether its result has begun."""

    balanced: bool
    """Whether each field of the part has its end; else none is taken to outlast a paragraph."""
    open: list[bool] = field(default_factory=list)

    @classmethod
    def of(cls, root: Element) -> Fields:
        """Look whether the fields of a part are whole."""
        kinds = [each.get(qn("w:fldCharType")) for each in root.iter(qn("w:fldChar"))]
        return cls(kinds.count("begin") == kinds.count("end"))

    @property
    def shown(self) -> bool:
        """Whether what stands here is printed."""
        return all(self.open)

    def mark(self, element: Element) -> None:
        """Take the sign that begins or ends a field, or its result."""
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            self.open.append(False)
        elif self.open and kind == "separate":
            self.open[-1] = True
        elif self.open and kind == "end":
            self.open.pop()

    def end_paragraph(self) -> None:
        """Close what a damaged file left open."""
        if not self.balanced:
            self.open.clear()
