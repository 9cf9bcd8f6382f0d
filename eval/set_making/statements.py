"""What the lines of all sources say, each about one question."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from eval.formats.question_set import Expected, QuestionKind
    from vraagbaak.feedback import Shown, Verdict
    from vraagbaak.types import Language

ID_DIGITS = 10
_BLANKS = re.compile(r"\s+")


class Says(Enum):
    """What a line says of its question."""

    ANSWERED = "this answers it"
    NOT_THIS = "this passage does not answer it"
    NO_ANSWER = "nothing answers it"
    RIGHTLY_REFUSED = "it was right to find nothing"
    WRONGLY_REFUSED = "the papers do answer it"
    OPEN = "not said"
    """A row that nobody has filled in yet."""


class Fate(StrEnum):
    """What became of a line."""

    IN_SET = "in the set"
    MERGED = "merged"
    """It says the same as another line, or names another answer that is right as well."""
    SETTLED = "settled"
    """What it says is wrong has a right answer from elsewhere."""
    OUTWEIGHED = "outweighed"
    """A verdict against what a person wrote down."""
    CONTRADICTORY = "contradictory"
    TO_DO = "to do"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One line of a source.

    `written` tells what a person wrote in a set or spreadsheet from a verdict in the chat.
    `expected` are the answers it names as right; a verdict on a quote from which no words can be
    taken names none. `shown` is what the verdict was on.
    """

    path: Path
    line: int
    language: Language
    text: str
    history: tuple[str, ...]
    says: Says
    written: bool
    id: str = ""
    kind: QuestionKind | None = None
    expected: tuple[Expected, ...] = ()
    verdict: Verdict | None = None
    shown: Shown | None = None
    filtered: bool = False
    comment: str = ""

    @property
    def place(self) -> str:
        """The file and the line, for messages."""
        return f"{self.path}, line {self.line}"

    @property
    def key(self) -> str:
        """What is the same for lines about the same question: its words, without case and blanks.

        A checksum, which also serves as a name where none is given.
        """
        parts = (self.language.value, self.text, *self.history)
        folded = "\n".join(_BLANKS.sub(" ", each).strip().casefold() for each in parts)
        return f"q-{hashlib.sha256(folded.encode()).hexdigest()[:ID_DIGITS]}"
