"""The elements of the official publications' XML, as far as papers of questions use them.

Where the names were seen (none of these files is part of this project, and no sample of the
format was at hand):

- the reader of openstate's `open-raadsinformatie` kin: `vraag`, `antwoord`, `nr`, `al`,
  `kamervraagomschrijving` with `@type` of `vraag` or `antwoord` and `datum/@isodatum`;
- AmCAT's scrapers: the older names `vragen`, `reactie`, `omschr`, `nummer`, `toelicht`, `nootref`
  with `@refid` or `@nr`, and `kamervraagopmerking`, which holds a mededeling or toelichting;
- tkconv's XSLT for the op-xsd of 2014: `noot` with `noot.nr` and `noot.al` where its mark stands,
  `nadruk`, `extref`, `lijst`, `li` with `li.nr`, `al-groep`, `table` with `row` and `entry`.

An element not named here keeps its text: within a paragraph if words stand beside it, else as a
paragraph of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from vraagbaak.read.markup.parts import Part
from vraagbaak.types import Opening

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vraagbaak.read.markup.parts import Element

TURNS = {"vraag": Opening.QUESTION, "antwoord": Opening.ANSWER}
NUMBERS = frozenset({"nr", "nummer"})
BOLD = frozenset({"kop", "tussenkop", "titel", *NUMBERS})
INLINE = frozenset(
    {"nadruk", "extref", "intref", "sup", "inf", "dossierref", "kamervraagonderwerp"}
)
JOINED = frozenset({"voornaam", "voorvoegsels", "achternaam", "politiek", "functie", "organisatie"})
BLOCKS = frozenset({"al", "noot.al", "lijst", "table", "entry", "kop", "tussenkop", "titel"})
OF_WORDS = frozenset({"al", "noot.al", "tussenkop", "titel", *NUMBERS})
"""What stands in these stands within a paragraph, unless it is known to be one itself."""
PARTS: Mapping[str, Part] = {
    "metadata": Part.SKIPPED,
    "noot": Part.NOTE,
    "voetnoot": Part.NOTE,
    "noot.nr": Part.SKIPPED,
    "nootref": Part.MARK,
    "voetref": Part.MARK,
    "li": Part.ITEM,
    "li.nr": Part.LEAD,
    "lidnr": Part.LEAD,
    "label": Part.LEAD,
    "br": Part.BREAK,
    **dict.fromkeys(BLOCKS, Part.BLOCK),
    **dict.fromkeys(TURNS, Part.TURN),
    **dict.fromkeys(INLINE, Part.INLINE),
    **dict.fromkeys(JOINED, Part.JOINED),
}


class OfficialXml:
    """The official XML; see `Format`."""

    def __init__(self) -> None:
        self._worded: dict[Element, bool] = {}

    def part(self, element: Element) -> Part:
        """Tell what an element is, by its name and by what stands around it."""
        name = local_name(element)
        if name in NUMBERS:
            return _number(element)
        known = PARTS.get(name)
        if known is not None:
            return known
        return Part.INLINE if self._is_worded(element.getparent()) else Part.BLOCK

    def _is_worded(self, parent: Element) -> bool:
        """Tell whether words stand in an element beside others; looked up once for each."""
        if parent not in self._worded:
            beside = (parent.text, *(child.tail for child in parent))
            words = any(text and not text.isspace() for text in beside)
            self._worded[parent] = words or local_name(parent) in OF_WORDS
        return self._worded[parent]

    def turn(self, element: Element) -> Opening:
        """Tell a question from an answer."""
        return TURNS[local_name(element)]

    def mark(self, element: Element) -> str:
        """Give the number in the note, else the one in its attributes or in the mark."""
        numbers = [child for child in element if local_name(child) == "noot.nr"]
        if numbers:
            return "".join(numbers[0].itertext()).strip()
        own = "" if local_name(element) in {"noot", "voetnoot"} else "".join(element.itertext())
        return (element.get("nr") or own).strip()

    def names(self, element: Element) -> tuple[str, ...]:
        """Name a note by its id and its number."""
        return tuple(name for name in (element.get("id"), self.mark(element)) if name)

    def target(self, element: Element) -> str:
        """Name the note by what the mark refers to."""
        return element.get("refid") or element.get("nr") or self.mark(element)

    def is_bold(self, element: Element) -> bool:
        """Tell headings and bold emphasis."""
        name = local_name(element)
        return name in BOLD or (name == "nadruk" and "vet" in element.get("type", ""))

    def is_italic(self, element: Element) -> bool:
        """Tell italic emphasis; `cur` and `vetcur` are its types."""
        return local_name(element) == "nadruk" and "cur" in element.get("type", "cur")


def local_name(element: Element) -> str:
    """Name an element without its namespace, in small letters."""
    return str(etree.QName(element).localname).lower()


def _number(element: Element) -> Part:
    """Tell the number of a question from that of a part of one, of a heading or of an article."""
    parent = element.getparent()
    if local_name(parent) not in TURNS:
        return Part.LEAD
    nested = any(local_name(each) in TURNS for each in parent.iterancestors())
    if nested and not any(char.isdigit() for char in "".join(element.itertext())):
        return Part.LEAD
    return Part.NUMBER
