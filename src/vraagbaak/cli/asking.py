"""What `vraagbaak ask` and `vraagbaak similar` do."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.assistant import Assistant
from vraagbaak.cite import export
from vraagbaak.cli.answer_view import answer_view
from vraagbaak.cli.similar_view import similar_view
from vraagbaak.cli.terminal import prose_width, stdout, tell, write_json, write_text
from vraagbaak.cli.words import WORDS
from vraagbaak.contract import answer_json, similar_json
from vraagbaak.errors import FilterError, InputError
from vraagbaak.selection import selection_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rich.console import RenderableType

    from vraagbaak.settings import Settings
    from vraagbaak.types import Answer, Form, Language, Selection

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Request:
    """One line of a batch; `id` is given back as it came, `place` names file and line."""

    id: object
    question: str
    history: tuple[str, ...]
    selection: Selection
    place: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How questions are put: after which others, in which language, to what part of the index."""

    language: Language | None
    selection: Selection
    history: tuple[str, ...] = ()


def ask_one(
    settings: Settings, question: str, manner: Manner, *, as_json: bool, form: Form | None = None
) -> None:
    """Answer one question, for a reader or for a program, or in a `form` to use elsewhere."""
    assistant = Assistant.open(settings, tell=tell)
    answer = _answer(assistant, question, manner)
    if form is not None:
        _export(assistant, answer, form)
    elif as_json:
        write_json(answer_json(answer))
    else:
        _show(answer_view(answer))


def find_similar(
    settings: Settings, question: str, manner: Manner, *, limit: int, as_json: bool
) -> None:
    """Find earlier questions that ask the same, for a reader or for a program."""
    assistant = Assistant.open(settings, tell=tell)
    similar = assistant.similar(
        question, language=manner.language, selection=manner.selection, limit=limit
    )
    if as_json:
        write_json(similar_json(similar))
    else:
        _show(similar_view(similar))


def ask_batch(settings: Settings, batch: Path, manner: Manner) -> None:
    """Answer each line of a file as soon as it is read, in order.

    The filters of `manner` are those of the lines that have none of their own.

    Raises:
        InputError: The file cannot be read, or a line is no question; or it has a filter that
            does not fit the index.
    """
    if str(batch) == STANDARD_INPUT:
        _answer_lines(settings, sys.stdin.buffer, source="standard input", manner=manner)
        return
    try:
        lines = batch.open("rb")
    except OSError as error:
        raise InputError(f"{batch}: cannot be read ({error.strerror}). Check the path.") from error
    with lines:
        _answer_lines(settings, lines, source=str(batch), manner=manner)


def requests(lines: Iterable[bytes], source: str) -> Iterator[Request]:
    """Read requests, one JSON object a line; blank lines are skipped.

    Raises:
        InputError: A line is no request; the message names `source` and the line.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _request(line, place=f"{source}, line {number}")


def _answer_lines(
    settings: Settings, lines: Iterable[bytes], *, source: str, manner: Manner
) -> None:
    assistant = Assistant.open(settings, tell=tell)
    for request in requests(lines, source):
        own = replace(
            manner, history=request.history, selection=request.selection or manner.selection
        )
        try:
            answer = _answer(assistant, request.question, own)
        except FilterError as error:
            raise InputError(f"{request.place}: {error}") from error
        write_json({"id": request.id, **answer_json(answer)}, indent=None)


def _answer(assistant: Assistant, question: str, manner: Manner) -> Answer:
    return assistant.ask(
        question,
        history=manner.history,
        language=manner.language,
        selection=manner.selection,
    )


def _export(assistant: Assistant, answer: Answer, form: Form) -> None:
    """Write the quote in a form; where nothing was found, nothing but a message."""
    if answer.best is None:
        tell(WORDS[answer.language].not_found)
        return
    document = assistant.index.document(answer.best.citation.document_id)
    written = export(document, answer.best, form, answer.language)
    write_text(written)


def _show(view: RenderableType) -> None:
    console = stdout()
    console.print(view, width=prose_width(console))


def _request(line: bytes, *, place: str) -> Request:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: this is not JSON in UTF-8 ({error}).") from error
    if fault := _fault(fields):
        raise InputError(f"{place}: {fault}.")
    try:
        selection = selection_of(fields.get("filters") or {})
    except FilterError as error:
        raise InputError(f"{place}: {error}") from error
    return Request(
        fields["id"], fields["question"], tuple(fields.get("history") or ()), selection, place
    )


def _fault(fields: object) -> str | None:
    """Say what keeps the fields of a line from being a request."""
    if not isinstance(fields, dict) or "id" not in fields:
        return 'give an object with an "id" and a "question"'
    question, history = fields.get("question"), fields.get("history") or []
    if not isinstance(question, str) or not question.strip():
        return '"question" must be a text that is not empty'
    if not isinstance(history, list) or not all(isinstance(each, str) for each in history):
        return '"history" must be a list of texts'
    if not isinstance(fields.get("filters") or {}, dict):
        return '"filters" must be an object, such as {"party": ["SP"], "since": "2023"}'
    return None
