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
    _results: list[bool] = field(default_factory=list)
    _codes: int = 0
    """How many of the open fields have not come to their result."""

    @classmethod
    def of(cls, root: Element) -> Fields:
        """Look whether the fields of a part are whole."""
        kinds = [each.get(qn("w:fldCharType")) for each in root.iter(qn("w:fldChar"))]
        return cls(kinds.count("begin") == kinds.count("end"))

    @property
    def shown(self) -> bool:
        """Whether what stands here is printed."""
        return not self._codes

    def mark(self, element: Element) -> None:
        """Take the sign that begins or ends a field, or its result."""
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            self._results.append(False)
            self._codes += 1
        elif self._results and kind in {"separate", "end"}:
            self._codes -= not self._results.pop()
            if kind == "separate":
                self._results.append(True)

    def end_paragraph(self) -> None:
        """Close what a damaged file left open."""
        if not self.balanced:
            self._results.clear()
            self._codes = 0
