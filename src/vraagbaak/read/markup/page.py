"""The page that shows an official publication of questions and answers.

Where the classes were seen (no sample was at hand): the scrapers of openkamer, which read such
pages of zoek.officielebekendmakingen.nl from 2016 on: `div.vraag`, `div.antwoord` with their
number in `h2` or in `p.nummer`, `div.kamervraagopmerking`, `h1.kamervraagomschrijving_kop`,
`div#main-column` around all, and notes as `div.noot` with `span.nootnum` in `div#noten`, behind
a heading `note-close`; and tkconv's XSLT, for the mark: `sup` with `a.nootnum` and a link to the
note. Pages of before and after may differ, so a link to a note is a mark whatever its class.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.read.markup.parts import Part
from vraagbaak.types import Opening

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vraagbaak.read.markup.parts import Element

TURNS = {"vraag": Opening.QUESTION, "antwoord": Opening.ANSWER}
OF_PAPER = frozenset({*TURNS, "kamervraagopmerking", "kamervraagkop", "kamervraagnummer"})
"""Classes of what makes up the paper, beside those that begin with `DESCRIPTION`."""
DESCRIPTION = "kamervraagomschrijving"
CONTENT = (".//*[@id='broodtekst']", ".//*[@id='main-column']", ".//main", ".//article", ".//body")
"""Where the text of a page stands that is no paper of questions, the surest first."""
NOTES = frozenset({"noot", "voetnoot", "footnote"})
NOTE_NUMBER = "nootnum"
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NUMBER_CLASSES = frozenset({"nummer", "nr", "stuktitel"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i"}
    | {"ins", "kbd", "label", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
"""All other elements begin and end a paragraph."""
SKIPPED = frozenset(
    {"applet", "audio", "button", "canvas", "embed", "footer", "head", "header", "iframe"}
    | {"img", "input", "link", "map", "meta", "nav", "noscript", "object", "option", "script"}
    | {"select", "style", "svg", "template", "textarea", "title", "video", "del"}
)
PARTS: Mapping[str, Part] = {
    "li": Part.ITEM,
    "br": Part.BREAK,
    **dict.fromkeys(INLINE, Part.INLINE),
}
BOLD = frozenset({"b", "strong", *HEADINGS})
ITALIC = frozenset({"i", "em", "cite"})
MARK = re.compile(r"[\[(]?\s*(?P<mark>\d{1,3}|\*{1,3})\s*[\])]?")


class OfficialPage:
    """A page of HTML; see `Format`."""

    def __init__(self, root: Element) -> None:
        """Find the notes first: what links to one is its mark."""
        self.notes = {element: _number_of(element) for element in root.iter() if _is_note(element)}
        within = [element for note in self.notes for element in note.iter()]
        self.anchors = frozenset(name for element in within for name in _own_names(element))
        self.spare = {number for number in self.notes.values() if number is not None}
        self.spare |= {element for element in within if _leads_back(element)}

    def part(self, element: Element) -> Part:
        """Tell what an element is, by its name and classes."""
        name, classes = element.tag, _classes(element)
        if name in SKIPPED or "note-close" in classes or element in self.spare:
            part = Part.SKIPPED
        elif element in self.notes:
            part = Part.NOTE
        elif self._is_mark(element):
            part = Part.MARK
        elif classes & set(TURNS):
            part = Part.TURN
        elif name in HEADINGS or (name == "p" and classes & NUMBER_CLASSES):
            part = Part.NUMBER
        elif name == "span" and "ol" in classes:
            part = Part.LEAD
        else:
            part = PARTS.get(name, Part.BLOCK)
        return part

    def _is_mark(self, element: Element) -> bool:
        classed = {NOTE_NUMBER, *NOTES} & _classes(element)
        linked = element.tag == "a" and _target(element) in self.anchors
        return bool(classed or linked) and MARK.fullmatch(_text(element)) is not None

    def turn(self, element: Element) -> Opening:
        """Tell a question from an answer."""
        return next(TURNS[name] for name in TURNS if name in _classes(element))

    def mark(self, element: Element) -> str:
        """Give the number of a note or mark, without its brackets."""
        number = self.notes.get(element, element)
        found = None if number is None else MARK.fullmatch(_text(number))
        return found["mark"] if found else ""

    def names(self, element: Element) -> tuple[str, ...]:
        """List the anchors in a note, then its number."""
        anchors = [name for each in element.iter() for name in _own_names(each)]
        return tuple(name for name in (*anchors, self.mark(element)) if name)

    def target(self, element: Element) -> str:
        """Name the anchor that a mark links to, else its number."""
        links = (_target(each) for each in (element, *element.iter("a"), element.getparent()))
        return next((link for link in links if link in self.anchors), "") or self.mark(element)

    def is_bold(self, element: Element) -> bool:
        """Tell headings and bold type."""
        return element.tag in BOLD or bool(_classes(element) & {"vet", "nummer"})

    def is_italic(self, element: Element) -> bool:
        """Tell italic type."""
        return element.tag in ITALIC or "cur" in _classes(element)


def content(root: Element) -> Element:
    """Find what holds the paper: all its parts and no more; else the text of the page."""
    parts = [element for element in root.iter() if _is_of_paper(element)]
    if any(_classes(element) & OF_PAPER for element in parts):
        return _around(parts)
    places = (root.find(place) for place in CONTENT)
    return next((place for place in places if place is not None), root)


def _around(elements: Sequence[Element]) -> Element:
    """Find the smallest element around all; that of one is itself."""
    first, *others = elements
    shared = [*[*first.iterancestors()][::-1], first]
    for other in others:
        path = {*other.iterancestors(), other}
        shared = [element for element in shared if element in path]
    return shared[-1]


def _is_of_paper(element: Element) -> bool:
    classes = _classes(element)
    return bool(classes & OF_PAPER) or any(name.startswith(DESCRIPTION) for name in classes)


def _is_note(element: Element) -> bool:
    """Tell a note from a mark that has its class: there is more in it than a number."""
    if not _classes(element) & NOTES or element.tag in SKIPPED:
        return False
    return MARK.fullmatch(_text(element)) is None


def _number_of(note: Element) -> Element:
    """Find the element with the number of a note; None if its number is not marked as such."""
    marked = [element for element in note.iter() if NOTE_NUMBER in _classes(element)]
    raised = [element for element in note.iter("sup") if MARK.fullmatch(_text(element))]
    return next(iter([*marked, *raised[:1]]), None)


def _leads_back(element: Element) -> bool:
    """Tell the arrow behind a note that leads back to its mark."""
    lettered = any(char.isalnum() for char in _text(element))
    return bool(_target(element)) and not lettered


def _target(element: Element) -> str:
    """Name the anchor that an element links to on this page; empty if to none."""
    address = element.get("href", "")
    return address[1:] if address.startswith("#") else ""


def _own_names(element: Element) -> tuple[str, ...]:
    return tuple(name for name in (element.get("id"), element.get("name")) if name)


def _classes(element: Element) -> frozenset[str]:
    return frozenset(element.get("class", "").lower().split())


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
