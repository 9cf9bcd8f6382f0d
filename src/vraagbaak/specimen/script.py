"""What is to be typeset, read from a TOML file: blocks of text, notes, and what each page carries.

Marks in a text: `*italic*`, `**bold**`, `[3]` for the mark of note 3, and a middle dot where a long
word may be broken. Blanks and line breaks count as one blank.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


class Style(StrEnum):
    """The part that a block plays in a paper."""

    TITLE = "title"
    NUMBER = "number"
    HEAD = "head"
    SECTION = "section"
    ASKED = "asked"
    LETTERED = "lettered"
    LABEL = "label"
    TEXT = "text"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or heading."""

    style: Style
    text: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text at a fixed place on the page; `{page}` and `{pages}` in it are filled in."""

    text: str
    x: float
    top: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule on the first page."""

    x0: float
    x1: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a page in points: A4, with one column of text."""

    left: float
    width: float
    top: float
    first_top: float
    bottom: float
    italic_questions: bool
    bold_labels: bool


@dataclass(frozen=True, slots=True)
class Script:
    """A paper to be typeset."""

    title: str
    subject: str
    sheet: Sheet
    blocks: tuple[Block, ...]
    notes: dict[str, str]
    every_page: tuple[Fixed, ...]
    first_page: tuple[Fixed, ...]
    rules: tuple[Rule, ...]


def load_script(path: Path) -> Script:
    """Read a script from its TOML file."""
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Script(
        title=raw["title"],
        subject=raw["subject"],
        sheet=Sheet(**raw["sheet"]),
        blocks=tuple(
            Block(Style(name), _one_line(text))
            for row in raw["blocks"]
            for name, text in row.items()
        ),
        notes={mark: _one_line(text) for mark, text in raw["notes"].items()},
        every_page=tuple(Fixed(**row) for row in raw["every_page"]),
        first_page=tuple(Fixed(**row) for row in raw.get("first_page", ())),
        rules=tuple(Rule(**row) for row in raw.get("rules", ())),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
