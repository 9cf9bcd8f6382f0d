"""The parts that elements play, whatever the format calls them."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from vraagbaak.types import Opening


Element: TypeAlias = Any
"""An element of lxml, which has no types."""


class Part(Enum):
    """What an element is to a reader of the text."""

    SKIPPED = auto()
    """No part of the text, with all that is in it."""
    BLOCK = auto()
    """Begins and ends a paragraph."""
    INLINE = auto()
    """Stands within a paragraph."""
    JOINED = auto()
    """Stands within a paragraph, a blank between it and what is beside it."""
    ITEM = auto()
    """An item of a list."""
    LEAD = auto()
    """A number or label that stands before the words of the next paragraph."""
    TURN = auto()
    """A question or an answer, with its number and its text."""
    NUMBER = auto()
    """The number of a question or answer."""
    NOTE = auto()
    """A note with its text; where it stands within a paragraph, its mark stands there too."""
    MARK = auto()
    """The mark of a note that stands elsewhere."""
    BREAK = auto()
    """The end of a line within a paragraph."""


class Format(Protocol):
    """What tells the parts of one format."""

    def part(self, element: Element) -> Part:
        """Tell what an element is."""
        ...

    def turn(self, element: Element) -> Opening:
        """Tell what a `TURN` opens."""
        ...

    def mark(self, element: Element) -> str:
        """Give the number of a `NOTE` or the text of a `MARK`; empty where there is none."""
        ...

    def names(self, element: Element) -> tuple[str, ...]:
        """List the names by which marks point to a `NOTE`."""
        ...

    def target(self, element: Element) -> str:
        """Name the note that a `MARK` points to; empty where it does not say."""
        ...

    def is_bold(self, element: Element) -> bool:
        """Tell bold type."""
        ...

    def is_italic(self, element: Element) -> bool:
        """Tell italic type."""
        ...
