"""What `vraagbaak ask` does."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.assistant import Assistant
from vraagbaak.cli.answer_view import answer_view
from vraagbaak.cli.terminal import prose_width, stdout, tell, write_json
from vraagbaak.contract import answer_json
from vraagbaak.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from vraagbaak.settings import Settings
    from vraagbaak.types import Language

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Request:
    """One line of a batch; `id` is given back as it came."""

    id: object
    question: str
    history: tuple[str, ...]


def ask_and_show(
    settings: Settings, question: str, *, history: Sequence[str], language: Language | None
) -> None:
    """Answer one question for a reader."""
    assistant = Assistant.open(settings, tell=tell)
    answer = assistant.ask(question, history=history, language=language)
    console = stdout()
    console.print(answer_view(answer), width=prose_width(console))


def ask_for_json(
    settings: Settings, question: str, *, history: Sequence[str], language: Language | None
) -> None:
    """Answer one question for a program."""
    assistant = Assistant.open(settings, tell=tell)
    write_json(answer_json(assistant.ask(question, history=history, language=language)))


def ask_batch(settings: Settings, batch: Path, *, language: Language | None) -> None:
    """Answer each line of a file as soon as it is read, in order.

    Raises:
        InputError: The file cannot be read, or a line is no question.
    """
    if str(batch) == STANDARD_INPUT:
        _answer_lines(settings, sys.stdin.buffer, source="standard input", language=language)
        return
    try:
        lines = batch.open("rb")
    except OSError as error:
        raise InputError(f"{batch}: cannot be read ({error.strerror}). Check the path.") from error
    with lines:
        _answer_lines(settings, lines, source=str(batch), language=language)


def requests(lines: Iterable[bytes], source: str) -> Iterator[Request]:
    """Read requests, one JSON object a line; blank lines are skipped.

    Raises:
        InputError: A line is no request; the message names `source` and the line.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _request(line, place=f"{source}, line {number}")


def _answer_lines(
    settings: Settings, lines: Iterable[bytes], *, source: str, language: Language | None
) -> None:
    assistant = Assistant.open(settings, tell=tell)
    for request in requests(lines, source):
        answer = assistant.ask(request.question, history=request.history, language=language)
        write_json({"id": request.id, **answer_json(answer)}, indent=None)


def _request(line: bytes, *, place: str) -> Request:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: this is not JSON in UTF-8 ({error}).") from error
    if fault := _fault(fields):
        raise InputError(f"{place}: {fault}.")
    return Request(fields["id"], fields["question"], tuple(fields.get("history") or ()))


def _fault(fields: object) -> str | None:
    """Say what keeps the fields of a line from being a request."""
    if not isinstance(fields, dict) or "id" not in fields:
        return 'give an object with an "id" and a "question"'
    question, history = fields.get("question"), fields.get("history") or []
    if not isinstance(question, str) or not question.strip():
        return '"question" must be a text that is not empty'
    if not isinstance(history, list) or not all(isinstance(each, str) for each in history):
        return '"history" must be a list of texts'
    return None
