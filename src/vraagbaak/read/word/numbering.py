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
DEPTHS = frozenset("012345678")
MOST = 10_000
"""No list of a paper counts further."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; `style` is that of its paragraphs."""

    form: str
    pattern: str
    start: int
    legal: bool
    restart: int | None
    style: str | None


@dataclass(frozen=True, slots=True)
class _List:
    """A list of a paper: the definition it follows, where it begins anew, levels of its own."""

    definition: str
    starts: dict[int, int]
    levels: dict[int, _Level]


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has counted."""

    definitions: dict[str, dict[int, _Level]] = field(default_factory=dict)
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
            definition = value(each, "w:abstractNumId")
            if definition is not None:
                numbering.lists[each.get(qn("w:numId"), "")] = _listed(each, definition)
        links: dict[str, str] = {}
        for each in root.iterchildren(qn("w:abstractNum")):
            name = each.get(qn("w:abstractNumId"), "")
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
        styled = (at for at, level in levels.items() if style and level.style == style)
        at = next(styled, listing.level)
        if at not in levels:
            return None
        counts = self._counts.setdefault(numbered.definition, {})
        if listing.number_id not in self._begun:
            self._begun.add(listing.number_id)
            for anew in numbered.starts:
                counts.pop(anew, None)
        start = numbered.starts.get(at, levels[at].start)
        counts[at] = counts[at] + 1 if at in counts else start
        for deeper in [each for each in counts if each > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                del counts[deeper]
        return _printed(levels, at, counts)


def _levels(parent: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in parent.iterchildren(qn("w:lvl")):
        at = _depth(level)
        if at is not None:
            found[at] = _Level(
                form=value(level, "w:numFmt") or "decimal",
                pattern=value(level, "w:lvlText") or "",
                start=number(level, "w:start") or 0,
                legal=bool(switch(level, "w:isLgl")),
                restart=number(level, "w:lvlRestart"),
                style=value(level, "w:pStyle"),
            )
    return found


def _depth(element: Element) -> int | None:
    """Read which level is meant; a list has nine."""
    at = element.get(qn("w:ilvl"), "")
    return int(at) if at in DEPTHS else None


def _listed(element: Element, definition: str) -> _List:
    starts: dict[int, int] = {}
    levels: dict[int, _Level] = {}
    for override in element.iterchildren(qn("w:lvlOverride")):
        at, start = _depth(override), number(override, "w:startOverride")
        if at is not None and start is not None:
            starts[at] = start
        levels.update(_levels(override))
    return _List(definition, starts, levels)


def _printed(levels: dict[int, _Level], at: int, counts: dict[int, int]) -> str | None:
    """Write a number as its level says: `%1.%2` with the counts of levels 0 and 1."""
    level = levels[at]
    if level.form == "bullet":
        glyphs = "".join(GLYPHS.get(sign, sign) for sign in level.pattern)
        return PRIVATE.sub(BULLET, glyphs)
    parts: dict[str, str] = {}
    for place in PLACE.findall(level.pattern):
        up = int(place) - 1
        if up not in counts or up not in levels:
            return None
        shown = written(counts[up], "decimal" if level.legal else levels[up].form)
        if shown is None:
            return None
        parts[place] = shown
    return PLACE.sub(lambda found: parts[found[1]], level.pattern)


def written(count: int, form: str) -> str | None:
    """Write a number in one of the forms of Word (17.18.59); None for one that is not known."""
    if form == "decimal":
        return str(count)
    if form == "none":
        return ""
    if not 1 <= count <= MOST:
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
