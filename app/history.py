"""A conversation as the browser keeps it: what was asked and shown, and not a word of a quote.

Of a quote there is its permanent name, its checksum and the places of its marks. It is cut out of
the index again, and shown only if it has that checksum.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from app.conversation import MAX_TURNS, Conversation, Turn
from app.links import UnknownAnswerError, linked, name_of
from app.texts import say
from vraagbaak.errors import FilterError
from vraagbaak.feedback import Verdict
from vraagbaak.selection import selection_of
from vraagbaak.selection.given import VALUES
from vraagbaak.types import Answer, Cited, Filter, Language, Scope, Selection, Span, Status

if TYPE_CHECKING:
    from app.library import Asks

VERSION: Final = 1
MAX_CHARACTERS: Final = 400_000
"""What is longer was not written by this program."""
_MAX_QUESTION: Final = 10_000


class _UnreadableError(Exception):
    """What the browser kept is not what this program wrote."""


def kept(conversation: Conversation) -> str | None:
    """Write a conversation as JSON; empty without turns, None where none is to be kept."""
    if not conversation.turns:
        return ""
    turns = [_turn(turn) for turn in conversation.turns if turn.question or turn.link]
    if not turns:
        return None
    return json.dumps({"version": VERSION, "turns": turns}, ensure_ascii=False)


def restored(written: str, assistant: Asks, language: Language) -> Conversation:
    """Make the conversation again; of what this program did not write so, none."""
    if not written or len(written) > MAX_CHARACTERS:
        return Conversation(language)
    try:
        read = json.loads(written)
    except (ValueError, RecursionError):
        return Conversation(language)
    return conversation_of(read, assistant, language)


def conversation_of(read: object, assistant: Asks, language: Language) -> Conversation:
    """Make the conversation of the JSON that `kept` wrote, once it is read."""
    conversation = Conversation(language)
    try:
        given = _object(read)
        if given.get("version") == VERSION:
            for each in _list(given.get("turns"))[-MAX_TURNS:]:
                conversation = conversation.with_turn(_read_turn(each, assistant, language))
    except (ValueError, _UnreadableError, FilterError):
        return Conversation(language)
    return conversation


def _turn(turn: Turn) -> dict[str, Any]:
    answer = turn.answer
    found = {} if answer is None else _answer(answer)
    return {
        "question": turn.question,
        "history": list(turn.history),
        "filters": _filters(turn.selection),
        "error": turn.error,
        "link": turn.link,
        "verdict": turn.verdict.value if turn.verdict and not turn.unsaved else None,
        **found,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    scope = answer.scope
    return {
        "language": answer.language.value,
        "confidence": round(float(answer.confidence), 4),
        "best": _cited(answer.best) if answer.best else None,
        "others": [_cited(each) for each in answer.alternatives],
        "scope": [scope.answers, scope.undated] if scope else None,
    }


def _cited(cited: Cited) -> dict[str, Any]:
    return {
        "name": name_of(cited.citation),
        "sha256": cited.quote.sha256,
        "marks": [[span.start, span.end] for span in cited.quote.highlights],
        "score": round(float(cited.score), 4),
    }


def _filters(selection: Selection) -> dict[str, Any]:
    lists = {name.value: list(getattr(selection, field)) for name, field in VALUES.items()}
    days = {Filter.SINCE.value: selection.since, Filter.UNTIL.value: selection.until}
    written = {name: day.isoformat() for name, day in days.items() if day}
    return {name: values for name, values in lists.items() if values} | written


def _read_turn(each: object, assistant: Asks, language: Language) -> Turn:
    given = _object(each)
    selection = selection_of(_object(given.get("filters")))
    turn = Turn(
        0,
        _text(given.get("question")),
        error=_text(given.get("error")),
        history=tuple(_text(one) for one in _list(given.get("history"))),
        selection=selection,
        verdict=next((one for one in Verdict if one.value == given.get("verdict")), None),
        link=_text(given.get("link")),
    )
    if "language" not in given:
        return turn
    answer = _read_answer(given, turn, assistant)
    if answer is None:
        return replace(turn, error=say(language, "kept_gone"))
    return replace(turn, answer=answer)


def _read_answer(given: dict[str, Any], turn: Turn, assistant: Asks) -> Answer | None:
    """Give an answer as it was shown; None if its quote is not in the index any more."""
    best = given.get("best")
    again = _recalled(best, assistant) if best is not None else None
    if best is not None and again is None:
        return None
    others = [_recalled(each, assistant) for each in _list(given.get("others"))[:MAX_TURNS]]
    scope = None
    if given.get("scope") is not None:
        answers, undated = (_number(one) for one in _list(given["scope"]))
        scope = Scope(turn.selection, int(answers), int(undated))
    return Answer(
        turn.question,
        Language(_text(given["language"])),
        Status.NOT_FOUND if again is None else Status.ANSWERED,
        _number(given.get("confidence")),
        again,
        tuple(each for each in others if each is not None),
        scope,
    )


def _recalled(each: object, assistant: Asks) -> Cited | None:
    given = _object(each)
    marks = []
    for mark in _list(given.get("marks")):
        start, end = (int(_number(side)) for side in _list(mark))
        marks.append(Span(start, end))
    try:
        cited = linked(
            assistant, _text(given.get("name")), marks, score=_number(given.get("score"))
        )
    except UnknownAnswerError:
        return None
    return cited if cited.quote.sha256 == given.get("sha256") else None


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise _UnreadableError


def _list(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    raise _UnreadableError


def _text(value: object) -> str:
    if isinstance(value, str) and len(value) <= _MAX_QUESTION:
        return value
    raise _UnreadableError


def _number(value: object) -> float:
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and 0 <= value < MAX_CHARACTERS
    ):
        return float(value)
    raise _UnreadableError
