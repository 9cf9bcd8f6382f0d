"""Read a question set: one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from vraagbaak.errors import VraagbaakError
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path


class SetError(VraagbaakError):
    """A set that cannot be used; the message names the file and the line."""


class QuestionKind(StrEnum):
    """What is right to do with a question."""

    ANSWERABLE = "answerable"
    FOLLOW_UP = "follow-up"
    NEAR_MISS = "near-miss"
    OFF_TOPIC = "off-topic"

    @property
    def has_answer(self) -> bool:
        """Whether the documents hold an answer."""
        return self in {QuestionKind.ANSWERABLE, QuestionKind.FOLLOW_UP}


@dataclass(frozen=True, slots=True)
class Expected:
    """An answer that is right: the file, the answer's label as printed, and words it holds."""

    document: str
    label: str
    must_quote: str

    @property
    def stem(self) -> str:
        """The file's name without folder and ending: the same paper in another form has it too."""
        return PurePosixPath(self.document).stem


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a set; `expected` is empty where nothing answers the question."""

    id: str
    language: Language
    kind: QuestionKind
    text: str
    history: tuple[str, ...]
    expected: tuple[Expected, ...]


def read_question_set(path: Path) -> tuple[Question, ...]:
    """Read and check a set.

    Raises:
        SetError: The file is no question set; the message names the first line that is wrong.
    """
    if path.is_dir():
        raise SetError(f"{path} is a folder. Give a question set: a file of JSON lines.")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SetError(f"{path} cannot be read as text: {error}") from error
    questions = [
        _question(line, where=f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
    if not questions:
        raise SetError(f"{path} holds no question.")
    ids = [question.id for question in questions]
    doubles = sorted({each for each in ids if ids.count(each) > 1})
    if doubles:
        raise SetError(f"{path} has more than one question with the id {doubles[0]}.")
    return tuple(questions)


def _question(line: str, *, where: str) -> Question:
    try:
        row = json.loads(line)
        question = Question(
            id=str(row["id"]),
            language=Language(row["lang"]),
            kind=QuestionKind(row["kind"]),
            text=str(row["question"]),
            history=tuple(row.get("history") or ()),
            expected=_expected(row),
        )
    except json.JSONDecodeError as error:
        raise SetError(f"{where}: no JSON: {error}") from error
    except KeyError as error:
        raise SetError(f"{where}: the field {error} is missing.") from error
    except (TypeError, ValueError) as error:
        raise SetError(f"{where}: {error}") from error
    if question.kind.has_answer != bool(question.expected):
        raise SetError(f"{where}: a question that is {question.kind} and has an answer, or none.")
    return question


def _expected(row: dict[str, Any]) -> tuple[Expected, ...]:
    if row["document"] is None:
        return ()
    return tuple(
        Expected(str(each["document"]), str(each["answer"]), str(each["must_quote"]))
        for each in (row, *(row.get("also") or ()))
    )
