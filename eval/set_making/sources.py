"""Read the sources of a set: feedback of the chat, spreadsheets, and other sets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from eval.formats.lines import Row, SetError, lines_of, rows_of, shown
from eval.formats.question_set import Expected, QuestionKind, question_of
from eval.measures.judgement import plain
from eval.set_making.spreadsheet import read_sheet
from eval.set_making.statements import Says, Statement
from vraagbaak.feedback import Verdict, feedback_by_line
from vraagbaak.language import detect_language
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from eval.formats.question_set import Question
    from eval.set_making.spreadsheet import SheetRow
    from vraagbaak.feedback import Feedback, Shown

ANSWER = ("document", "answer", "must_quote")
COLUMNS = ("id", "lang", "kind", "question", "history", *ANSWER, "also")
"""The columns of a spreadsheet, the fields of a question set."""
NOTES = ("why", "verdicts", "comments", "shown_file", "shown_label", "shown_text", "from")
"""Columns of the to-do list that are for its reader, and not read again."""
FEWEST = 20
"""Fewer letters and signs stand in many answers: they do not tell one from another."""
SHEET = ".csv"


def read_source(path: Path) -> tuple[Statement, ...]:
    """Read what a source says: a spreadsheet by its ending, feedback or a set by its first line.

    Raises:
        SetError: It cannot be read, or a line is wrong; the message names the line.
        FeedbackError: The same, of feedback.
    """
    if path.suffix.lower() == SHEET:
        return tuple(_of_sheet(path))
    first = next(iter(lines_of(path)), None)
    if first is None:
        raise SetError(f"{path} is empty. Give feedback, a spreadsheet (.csv) or a question set.")
    if "verdict" in next(rows_of(path)).fields:
        found = feedback_by_line(path)
        return tuple(_of_feedback(path, number, each) for number, each in found.items())
    return tuple(_of_question(row, question_of(row)) for row in rows_of(path))


def ignored_columns(path: Path) -> tuple[str, ...]:
    """Name the columns of a spreadsheet that mean nothing here; none of other files."""
    if path.suffix.lower() != SHEET:
        return ()
    return tuple(each for each in read_sheet(path).columns if each not in {*COLUMNS, *NOTES})


def _of_feedback(path: Path, number: int, feedback: Feedback) -> Statement:
    says = _says(feedback)
    passage = feedback.shown
    return Statement(
        path=path,
        line=number,
        language=feedback.language,
        text=feedback.question.strip(),
        history=feedback.history,
        says=says,
        written=False,
        expected=_quoted(passage) if passage and says is Says.ANSWERED else (),
        verdict=feedback.verdict,
        shown=passage,
        filtered=feedback.filtered,
        comment=feedback.comment,
    )


def _says(feedback: Feedback) -> Says:
    right = feedback.verdict is Verdict.UP
    if feedback.shown is None:
        return Says.RIGHTLY_REFUSED if right else Says.WRONGLY_REFUSED
    return Says.ANSWERED if right else Says.NOT_THIS


def _quoted(passage: Shown) -> tuple[Expected, ...]:
    """Take the longest of the marked sentences as the words that a right quote holds.

    The others may be context; nothing is taken where even the longest is too short to tell the
    answer by, or where a label is missing.
    """
    marked = (span.of(passage.text).strip() for span in passage.highlights)
    words = max(marked, key=len, default="")
    if len(plain(words)) < FEWEST or not passage.label.strip():
        return ()
    return (Expected(passage.file, passage.label, words),)


def _of_question(row: Row, question: Question, *, named: bool = True) -> Statement:
    return Statement(
        path=row.line.path,
        line=row.line.number,
        language=question.language,
        text=question.text.strip(),
        history=question.history,
        says=Says.ANSWERED if question.kind.has_answer else Says.NO_ANSWER,
        written=True,
        id=question.id if named else "",
        kind=question.kind,
        expected=question.expected,
    )


def _of_sheet(path: Path) -> Iterator[Statement]:
    sheet = read_sheet(path)
    if "question" not in sheet.columns:
        raise SetError(
            f"{path}, line 1: there is no column 'question'. Name the columns "
            f"{', '.join(COLUMNS)}; only 'question' must be there."
        )
    for row in sheet.rows:
        yield _of_row(row)


def _of_row(sheet_row: SheetRow) -> Statement:
    cells = {name: sheet_row.cells.get(name, "") for name in COLUMNS}
    row = Row(sheet_row.line, {name: cell for name, cell in cells.items() if cell})
    history = _history(row)
    language = (
        row.one_of("lang", Language) if cells["lang"] else detect_language(row.text("question"))
    )
    no_answer = cells["kind"] in {each.value for each in QuestionKind if not each.has_answer}
    if not no_answer and not any(cells[name] for name in (*ANSWER, "also")):
        return _open(row, language, history)
    kind = QuestionKind.FOLLOW_UP if history else QuestionKind.ANSWERABLE
    filled = {
        "id": "none",
        "kind": kind.value,
        **row.fields,
        "lang": language.value,
        "history": history,
        "also": _also(row),
    }
    return _of_question(row, question_of(Row(row.line, filled)), named=bool(cells["id"]))


def _open(row: Row, language: Language, history: list[str]) -> Statement:
    """Take a row that nobody has filled in; a kind that it names already is checked."""
    if "kind" in row.fields:
        row.one_of("kind", QuestionKind)
    return Statement(
        path=row.line.path,
        line=row.line.number,
        language=language,
        text=row.text("question").strip(),
        history=tuple(history),
        says=Says.OPEN,
        written=True,
        id=row.id("id") if "id" in row.fields else "",
    )


def _history(row: Row) -> list[str]:
    """Read the earlier questions: one on each line of the cell, the oldest first."""
    return [each.strip() for each in row.optional_text("history").split("\n") if each.strip()]


def _also(row: Row) -> list[Any]:
    """Read other right answers: a JSON list of objects, as in a question set."""
    written = row.optional_text("also")
    try:
        read = json.loads(written or "[]")
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, list):
        raise row.error(f"'also' must be a JSON list of other right answers, not {shown(written)}.")
    return read
