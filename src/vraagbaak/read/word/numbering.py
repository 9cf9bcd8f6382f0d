"""Count the numbers that Word prints before the paragraphs of a list (ECMA-376, part 1, 17.9).

They stand in no paragraph's text, yet are what a paper's own words point to (`vraag 3`). A number
is given only where everything that it follows from is known; else there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from vraagbaak.read.word.package import number, switch, value

if TYPE_CHECKING:
    from vraagbaak.read.word.package import Element
    from vraagbaak.read.word.styles import Listing, Styles

PLACE = re.compile(r"%([1-9])")
BULLET = "•"
GLYPHS = {"\uf0a7": "▪", "\uf0b7": BULLET, "\uf0d8": "➢", "\uf0fc": "✓"}
"""Signs of the fonts Symbol and Wingdings, as Word's own lists use them."""
PRIVATE = re.compile("[\ue000-\uf8ff]")
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
ALPHABET = 26


@dataclass(frozen=True, slots=True)
class _List:
    """A list of a paper: the definition it follows, and where it begins anew."""

    definition: str
    starts: dict[int, int]
    levels: dict[int, Element]


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has counted."""

    definitions: dict[str, dict[int, Element]] = field(default_factory=dict)
    lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None, styles: Styles) -> Numbering:
        """Take in the numbering part of a file."""
        numbering = cls()
        if root is None:
            return numbering
        for each in root.iterchildren(qn("w:num")):
            name, definition = each.get(qn("w:numId")), value(each, "w:abstractNumId")
            if name is not None and definition is not None:
                numbering.lists[name] = _listed(each, definition)
        links: dict[str, str] = {}
        for each in root.iterchildren(qn("w:abstractNum")):
            name = each.get(qn("w:abstractNumId"))
            numbering.definitions[name] = _levels(each)
            if (style := value(each, "w:numStyleLink")) is not None:
                links[name] = style
        for name, style in links.items():
            listing = styles.listing(style)
            linked = numbering.lists.get(listing.number_id) if listing else None
            if linked is not None:
                numbering.definitions[name] = numbering.definitions.get(linked.definition, {})
        return numbering

    def next(self, listing: Listing, style: str | None) -> str | None:
        """Count one on and give what is printed; None where that cannot be told."""
        numbered = self.lists.get(listing.number_id)
        if numbered is None:
            return None
        levels = {**self.definitions.get(numbered.definition, {}), **numbered.levels}
        at = next(
            (at for at, level in levels.items() if style and value(level, "w:pStyle") == style),
            listing.level,
        )
        if at not in levels:
            return None
        self._count(listing.number_id, numbered, levels, at)
        return _printed(levels, at, self._counts[numbered.definition])

    def _count(self, number_id: str, numbered: _List, levels: dict[int, Element], at: int) -> None:
        counts = self._counts.setdefault(numbered.definition, {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            for level in numbered.starts:
                counts.pop(level, None)
        start = numbered.starts.get(at, number(levels[at], "w:start"))
        counts[at] = counts[at] + 1 if at in counts else (0 if start is None else start)
        for deeper in [level for level in counts if level > at]:
            restart = number(levels.get(deeper), "w:lvlRestart")
            if restart is None or at < restart:
                del counts[deeper]


def _levels(parent: Element) -> dict[int, Element]:
    found = {}
    for level in parent.iterchildren(qn("w:lvl")):
        at = level.get(qn("w:ilvl"), "")
        if at.isdecimal():
            found[int(at)] = level
    return found


def _listed(element: Element, definition: str) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, Element] = {}
    for override in element.iterchildren(qn("w:lvlOverride")):
        at, start = override.get(qn("w:ilvl"), ""), number(override, "w:startOverride")
        if at.isdecimal() and start is not None:
            starts[int(at)] = start
        levels.update(_levels(override))
    return _List(definition, starts, levels)


def _printed(levels: dict[int, Element], at: int, counts: dict[int, int]) -> str | None:
    """Write a number as its level says: `%1.%2` with the counts of levels 0 and 1."""
    level = levels[at]
    pattern = value(level, "w:lvlText") or ""
    if value(level, "w:numFmt") == "bullet":
        glyphs = "".join(GLYPHS.get(sign, sign) for sign in pattern)
        return PRIVATE.sub(BULLET, glyphs)
    legal = switch(level, "w:isLgl")
    parts: dict[str, str] = {}
    for place in PLACE.findall(pattern):
        up = int(place) - 1
        form = value(levels.get(up), "w:numFmt") or "decimal"
        shown = written(counts[up], "decimal" if legal else form) if up in counts else None
        if shown is None:
            return None
        parts[place] = shown
    return PLACE.sub(lambda found: parts[found[1]], pattern)


def written(count: int, form: str) -> str | None:
    """Write a number in one of the forms of Word (17.18.59); None for one that is not known."""
    if form == "decimal":
        return str(count)
    if form == "none":
        return ""
    if count < 1:
        return None
    if form in {"lowerLetter", "upperLetter"}:
        rounds, letter = divmod(count - 1, ALPHABET)
        letters = chr(ord("a") + letter) * (rounds + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    return None


def _roman(count: int) -> str:
    digits = ""
    for worth, sign in ROMAN:
        times, count = divmod(count, worth)
        digits += sign * times
    return digits
