"""Find marks in the text that may point to a note of a list: `[1]`, `1)`, a raised `1`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from vraagbaak.read.glued import glued_numbers
from vraagbaak.read.notes import UNIT, Mark
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.read.printed import PrintedLine


class Style(Enum):
    """How a mark or the number of a note is printed."""

    BRACKETS = auto()
    """`[1]`"""
    PARENTHESIS = auto()
    """`1)` or `(1)`"""
    BARE = auto()
    """A raised `1`, or one glued to its word; before a note `1.` as well."""


IN_BRACKETS = re.compile(r"\[(?P<mark>\d{1,3})\]")
IN_PARENTHESES = re.compile(r"(?P<open>\()?(?P<mark>(?<!\d)\d{1,3})\)")
BEHIND_TEXT = re.compile(r"[^\W\d_]$|[.?!,;:”\"’'»)\]]$")
"""A mark stands right behind a word or a closing mark,"""
BEHIND_END = re.compile(r"[.?!”\"’'»)\]] $")
"""or behind a blank where a sentence or a quotation ends,"""
ITEMIZED = re.compile(r"(?:^|[.:;])$")
GOES_ON = re.compile(r"\s*(?:[.,;:?!)a-z]|$)")


@dataclass(frozen=True, slots=True)
class ListMark:
    """A number in a line that may point to a note of a list.

    It is `loose` where it might as well number a part of the sentence.
    """

    line: int
    mark: Mark
    style: Style
    loose: bool = False

    @property
    def number(self) -> int:
        """The number of the note."""
        return int(self.mark.mark)


def list_marks(lines: Sequence[PrintedLine]) -> list[ListMark]:
    """List what may be marks in the body, in reading order."""
    found: list[ListMark] = []
    before = ""
    for index, line in enumerate(lines):
        if line.role is Role.BODY:
            found += _in_brackets(line, index)
            found += _in_parentheses(line, index, before)
            found += _raised(line, index)
            before = line.text
    found += [
        ListMark(glued.line, glued.mark, Style.BARE, loose=True) for glued in glued_numbers(lines)
    ]
    return _apart(sorted(found, key=lambda each: (each.line, each.mark.start, each.style.value)))


def _in_brackets(line: PrintedLine, index: int) -> Iterator[ListMark]:
    for found in IN_BRACKETS.finditer(line.text):
        if found.start():
            yield ListMark(index, Mark(found["mark"], *found.span()), Style.BRACKETS)


def _in_parentheses(line: PrintedLine, index: int, above: str) -> Iterator[ListMark]:
    for found in IN_PARENTHESES.finditer(line.text):
        before, after = line.text[: found.start()], line.text[found.end() :]
        around = f"{above} {before}"
        if around.rfind("(") > around.rfind(")") or not (before or _goes_on(above, after)):
            continue
        sure = BEHIND_TEXT.search(before) or BEHIND_END.search(before)
        mark = Mark(found["mark"], *found.span())
        yield ListMark(index, mark, Style.PARENTHESIS, loose=not sure)


def _goes_on(above: str, after: str) -> bool:
    """Tell whether a mark at the start of a line stands within a sentence."""
    return not ITEMIZED.search(above) and bool(GOES_ON.match(after))


def _raised(line: PrintedLine, index: int) -> Iterator[ListMark]:
    if not line.raised.any():
        return
    shown = "".join(
        letter if high else " " for letter, high in zip(line.text, line.raised, strict=True)
    )
    for found in re.finditer(r"(?<!\S)(\d{1,3})(?!\S)", shown):
        if found.start() and not UNIT.search(line.text[: found.start()]):
            yield ListMark(index, Mark(found[1], *found.span()), Style.BARE)


def _apart(marks: Sequence[ListMark]) -> list[ListMark]:
    """Leave out what another mark takes in: the glued `1` of `1)`."""
    kept: list[ListMark] = []
    for each in marks:
        last = kept[-1] if kept else None
        if last is None or last.line != each.line or last.mark.end <= each.mark.start:
            kept.append(each)
    return kept
