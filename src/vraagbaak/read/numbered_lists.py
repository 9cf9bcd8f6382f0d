"""Find lists of numbered notes: where each begins, and where the last ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.read.list_marks import Style
from vraagbaak.read.paragraphs import Break, leading_of, parted
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.read.printed import PrintedLine

ITEMS = {
    Style.BRACKETS: re.compile(r"\[(?P<number>\d{1,3})\]\s*"),
    Style.PARENTHESIS: re.compile(r"\(?(?P<number>\d{1,3})\)\s*"),
    Style.BARE: re.compile(r"(?P<number>\d{1,3})(?:\.\s+|\s+)(?=\S)"),
}
"""How a note of a list begins."""
HEADING = re.compile(
    r"(?:vra(?:ag|gen)|antwoord(?:en)?|toelichting|bijlage|inbreng|reactie)\b[^.?!]{0,40}",
    re.IGNORECASE,
)
"""A line that ends a list, whatever is due."""
ANSWERED = re.compile(r"(?:Nader a|Aanvullend a|A)ntwoord(?:en)? van\b")
"""How whoever answers is named behind all that was asked."""
TITLE = re.compile(
    r"(?:(?:bron(?:nen)?|(?:voet|eind)?no(?:ot|ten)|verwijzing(?:en)?|referenties?|links?)\s*:?"
    r"|[_–—*=-]{3,})",
    re.IGNORECASE,
)
"""What stands above a list: its name, or a rule."""
INTRODUCES = re.compile(
    r"(?:vra(?:ag|gen)|antwoord(?:en)?|reactie)\b.{0,40}|.*[:;,]", re.IGNORECASE
)
"""Behind such a line stand answers, or the parts of one."""
SOURCE = re.compile(
    r"://|www\.|\.(?:nl|com|org|eu)\b|\b(?:19|20)\d\d\b|kamerst|handelingen|staats(?:blad|courant)"
    r"|\b(?:nr|p|blz|art)\.",
    re.IGNORECASE,
)
"""What notes name: an address, a year, a paper."""
ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S+\W*")
LONGEST = 14
"""So many lines may stand between the beginnings of two notes."""
SOURCED = 0.5
"""A list that names sources does so in this part of its notes, at the least."""


@dataclass(frozen=True, slots=True)
class Item:
    """Where a note begins: its line, the place of its number in it, and of its text."""

    line: int
    number: int
    start: int
    text: int


@dataclass(frozen=True, slots=True)
class NoteList:
    """Notes that follow each other; `lines` are the places of their lines.

    A list `closes` a text if it stands at its end or at that of all questions, and is `sourced` if
    it names papers or years.
    """

    style: Style
    items: tuple[Item, ...]
    lines: tuple[int, ...]
    closes: bool
    sourced: bool

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the notes."""
        return frozenset(item.number for item in self.items)


def numbered_lists(lines: Sequence[PrintedLine]) -> list[NoteList]:
    """Find what may be lists of notes in the body, in reading order."""
    return _Body(lines).lists


class _Body:
    """The lines of the body, in which lists are looked for."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self.places = [at for at, line in enumerate(lines) if line.role is Role.BODY]
        self.lines = [lines[at] for at in self.places]
        self.leading = leading_of(self.lines)
        self.lists = sorted(
            (found for style in Style for found in self._lists(style)),
            key=lambda found: found.lines,
        )

    def _lists(self, style: Style) -> Iterator[NoteList]:
        at = 0
        while at < len(self.lines):
            first = self._item(style, at)
            if first is None or not self._may_open(style, first):
                at += 1
                continue
            items = [first]
            while (following := self._following(style, items[-1])) is not None:
                items.append(following)
            end = self._end(items[-1].line)
            yield NoteList(
                style,
                tuple(
                    Item(self.places[item.line], item.number, item.start, item.text)
                    for item in items
                ),
                tuple(self.places[self._top(at) : end]),
                closes=end == len(self.lines) or bool(ANSWERED.match(self.lines[end].text)),
                sourced=self._names_sources(items),
            )
            at = end

    def _names_sources(self, items: Sequence[Item]) -> bool:
        named = [item for item in items if SOURCE.search(self.lines[item.line].text, item.text)]
        return len(named) >= SOURCED * len(items)

    def _top(self, first: int) -> int:
        """Take the name of a list and the rule above it along."""
        while first and TITLE.fullmatch(self.lines[first - 1].text):
            first -= 1
        return first

    def _item(self, style: Style, at: int) -> Item | None:
        found = ITEMS[style].match(self.lines[at].text)
        return Item(at, int(found["number"]), 0, found.end()) if found else None

    def _may_open(self, style: Style, first: Item) -> bool:
        """Tell whether a list may begin here: bare numbers begin with 1, behind a gap."""
        top = self._top(first.line)
        if top == first.line and top and INTRODUCES.fullmatch(self.lines[top - 1].text):
            return False
        gap = top < first.line or top == 0 or self._gap(first.line)
        return style is Style.BRACKETS or (
            gap and (style is Style.PARENTHESIS or first.number == 1)
        )

    def _gap(self, at: int) -> bool:
        before, line = self.lines[at - 1], self.lines[at]
        if line.before is not None:
            return line.before is not Break.NONE
        restyled = before.bold != line.bold or before.page_number != line.page_number
        return restyled or parted(before, line, self.leading)

    def _following(self, style: Style, item: Item) -> Item | None:
        """Find the next note, at the start of a line or else, in brackets, within one."""
        due = item.number + 1
        within: Item | None = None
        for at in range(item.line, min(item.line + LONGEST, len(self.lines))):
            if at > item.line:
                if self._is_other(at, item.line):
                    break
                found = self._item(style, at)
                if found is not None and found.number == due:
                    return found
            within = within or self._within(style, at, due, item)
        return within

    def _within(self, style: Style, at: int, due: int, item: Item) -> Item | None:
        if style is not Style.BRACKETS:
            return None
        found = re.compile(rf"\[{due}\]\s*").search(
            self.lines[at].text, item.text if at == item.line else 0
        )
        return Item(at, due, found.start(), found.end()) if found else None

    def _is_other(self, at: int, first: int) -> bool:
        line = self.lines[at]
        return bool(HEADING.fullmatch(line.text)) or (line.bold and not self.lines[first].bold)

    def _end(self, last: int) -> int:
        """Find the line behind the last note: behind a gap only an address goes on with it."""
        for at in range(last + 1, len(self.lines)):
            stops = self._gap(at) and self.lines[at].page_number == self.lines[at - 1].page_number
            if self._is_other(at, last) or (stops and not ADDRESS.fullmatch(self.lines[at].text)):
                return at
        return len(self.lines)
