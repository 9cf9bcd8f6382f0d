"""Read a question set: one JSON object a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from eval.formats.lines import Names, Row, SetError, rows_of, shown
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Expected", "Question", "QuestionKind", "SetError", "question_of", "read_question_set"]


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
    names, questions = Names(), []
    for row in rows_of(path):
        question = question_of(row)
        names.add(question.id, row.line)
        questions.append(question)
    if not questions:
        raise SetError(f"{path} holds no question.")
    return tuple(questions)


def question_of(row: Row) -> Question:
    """Read and check one question.

    Raises:
        SetError: It is none; the message names its line.
    """
    kind = row.one_of("kind", QuestionKind)
    return Question(
        id=row.id("id"),
        language=row.one_of("lang", Language),
        kind=kind,
        text=row.text("question"),
        history=_history(row, kind),
        expected=_expected(row, kind),
    )


def _history(row: Row, kind: QuestionKind) -> tuple[str, ...]:
    history = row.fields.get("history") or []
    right = isinstance(history, list) and all(isinstance(each, str) for each in history)
    if not right or not all(each.strip() for each in history):
        raise row.error(f"'history' must be a list of earlier questions, not {shown(history)}.")
    if kind is QuestionKind.FOLLOW_UP and not history:
        reason = "a follow-up needs 'history': the earlier questions, the oldest first."
        raise row.error(reason)
    return tuple(history)


def _expected(row: Row, kind: QuestionKind) -> tuple[Expected, ...]:
    if not kind.has_answer:
        given = [name for name in ("document", "answer", "must_quote") if row.fields.get(name)]
        if given or row.fields.get("also"):
            name = given[0] if given else "also"
            raise row.error(f"a question that is {kind} has no answer, and so no '{name}'.")
        return ()
    if row.fields.get("document") is None:
        raise row.error(f"a question that is {kind} needs 'document', 'answer' and 'must_quote'.")
    others = row.fields.get("also") or []
    if not isinstance(others, list) or not all(isinstance(each, dict) for each in others):
        raise row.error(f"'also' must be a list of other right answers, not {shown(others)}.")
    return tuple(_answer(each) for each in (row, *(Row(row.line, other) for other in others)))


def _answer(row: Row) -> Expected:
    must_quote = row.text("must_quote")
    if not any(character.isalnum() for character in must_quote):
        raise row.error(f"'must_quote' holds no letter or digit: {shown(must_quote)}.")
    return Expected(row.text("document"), row.text("answer"), must_quote)
