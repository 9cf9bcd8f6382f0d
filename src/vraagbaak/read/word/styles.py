"""Work out the type of a run: its own, else its styles', else the document's."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import xor
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from vraagbaak.read.word.package import number, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vraagbaak.read.word.package import Element

USUAL_SIZE = 10.0
"""The size where a file names none (ECMA-376, part 1, 17.3.2.38), in points."""
MOST_BASED = 20
"""Word bases styles on each other ten deep at most."""
RAISED = "superscript"


@dataclass(frozen=True, slots=True)
class Type:
    """How letters look; `size` in points."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    raised: bool = False
    size: float = USUAL_SIZE


@dataclass(frozen=True, slots=True)
class Listing:
    """The list and the level (from 0) that a paragraph is numbered in."""

    number_id: str
    level: int


@dataclass(slots=True)
class Styles:
    """The styles of a file by id; `defaults` are the run properties of the whole document."""

    by_id: dict[str, Element] = field(default_factory=dict)
    usual: dict[str, str] = field(default_factory=dict)
    """The style that paragraphs and runs without one have, by its sort."""
    defaults: Element | None = None
    _known: dict[tuple[str | None, str | None], Type] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Take in the styles part of a file."""
        styles = cls()
        if root is None:
            return styles
        styles.defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        for style in root.iterchildren(qn("w:style")):
            name, sort = style.get(qn("w:styleId")), style.get(qn("w:type"))
            if name is None or sort not in {"paragraph", "character", "numbering"}:
                continue
            styles.by_id[name] = style
            if style.get(qn("w:default")) in {"1", "true", "on"}:
                styles.usual[sort] = name
        return styles

    def type_of(self, paragraph_style: str | None, run: Element | None) -> Type:
        """Work out the type of a run with properties `run` in a paragraph of a style."""
        run_style = value(run, "w:rStyle")
        key = (paragraph_style, run_style)
        if key not in self._known:
            self._known[key] = self._of_styles(paragraph_style, run_style)
        styled = self._known[key]
        if run is None or not len(run):
            return styled
        align, size = value(run, "w:vertAlign"), number(run, "w:sz")
        lifted = number(run, "w:position") or 0
        return Type(
            bold=_either(switch(run, "w:b"), styled.bold),
            italic=_either(switch(run, "w:i"), styled.italic),
            hidden=_either(switch(run, "w:vanish"), styled.hidden),
            raised=lifted > 0 or (styled.raised if align is None else align == RAISED),
            size=styled.size if size is None else size / 2,
        )

    def listing(self, name: str | None) -> Listing | None:
        """Find the list that a paragraph style is numbered in; numbering 0 is none."""
        for style in self._chain(name or self.usual.get("paragraph")):
            numbered = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            number_id = value(numbered, "w:numId")
            if number_id is not None:
                return Listing(number_id, number(numbered, "w:ilvl") or 0)
        return None

    def _of_styles(self, paragraph_style: str | None, run_style: str | None) -> Type:
        paragraph = [each.find(qn("w:rPr")) for each in self._chain(self._or_usual(
            paragraph_style, "paragraph"))]  # fmt: skip
        run = [each.find(qn("w:rPr")) for each in self._chain(self._or_usual(
            run_style, "character"))]  # fmt: skip
        nearest = [each for each in (*run, *paragraph, self.defaults) if each is not None]
        sizes = (number(each, "w:sz") for each in nearest)
        aligns = (value(each, "w:vertAlign") for each in nearest)
        size = next((each for each in sizes if each is not None), None)

        def toggled(name: str) -> bool:
            # In a style of a run, bold turns the bold of the paragraph's style off (17.7.3).
            levels = (_first(switch(each, name) for each in level) for level in (paragraph, run))
            return bool(switch(self.defaults, name)) or reduce(xor, levels)

        return Type(
            bold=toggled("w:b"),
            italic=toggled("w:i"),
            hidden=toggled("w:vanish"),
            raised=next((each for each in aligns if each is not None), None) == RAISED,
            size=USUAL_SIZE if size is None else size / 2,
        )

    def _or_usual(self, name: str | None, sort: str) -> str | None:
        return name if name in self.by_id else self.usual.get(sort)

    def _chain(self, name: str | None) -> Iterator[Element]:
        """Go from a style to what it is based on, and on; a circle has no end of its own."""
        for _ in range(MOST_BASED):
            if name not in self.by_id:
                return
            yield self.by_id[name]
            name = value(self.by_id[name], "w:basedOn")


def _either(own: bool | None, styled: bool) -> bool:  # noqa: FBT001
    return styled if own is None else own


def _first(found: Iterator[bool | None]) -> bool:
    return next((each for each in found if each is not None), False)
