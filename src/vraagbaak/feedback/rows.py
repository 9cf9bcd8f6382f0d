"""Feedback as a JSON object, and back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from vraagbaak.feedback.values import Feedback, Shown, Verdict
from vraagbaak.types import Language, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


def row_of(feedback: Feedback) -> dict[str, Any]:
    """Put feedback in the form of one line."""
    return {
        "at": feedback.at.isoformat(),
        "question": feedback.question,
        "history": list(feedback.history),
        "language": feedback.language.value,
        "verdict": feedback.verdict.value,
        "confidence": round(feedback.confidence, 4),
        "comment": feedback.comment,
        "filtered": feedback.filtered,
        "shown": _shown_row(feedback.shown) if feedback.shown else None,
    }


def _shown_row(shown: Shown) -> dict[str, Any]:
    return {
        "file": shown.file,
        "label": shown.label,
        "exchange": shown.exchange_id,
        "text": shown.text,
        "highlights": [[span.start, span.end] for span in shown.highlights],
        "sha256": shown.sha256,
    }


def feedback_of(row: object) -> Feedback:
    """Read feedback from the JSON of one line.

    Raises:
        ValueError: A field is missing or holds something else; the message names it.
    """
    fields = _Fields(row)
    return Feedback(
        at=fields.time("at"),
        question=fields.text("question"),
        history=fields.texts("history"),
        language=Language(fields.text("language")),
        verdict=Verdict(fields.text("verdict")),
        confidence=fields.share("confidence"),
        comment=fields.text("comment", empty=True) if fields.has("comment") else "",
        filtered=fields.flag("filtered") if fields.has("filtered") else False,
        shown=_shown(_Fields(fields.get("shown"))) if fields.get("shown") is not None else None,
    )


def _shown(fields: _Fields) -> Shown:
    text = fields.text("text")
    shown = Shown(
        file=fields.text("file"),
        label=fields.text("label", empty=True),
        exchange_id=fields.text("exchange"),
        text=text,
        highlights=fields.spans("highlights", length=len(text)),
    )
    if fields.text("sha256") != shown.sha256:
        message = '"sha256" is not the checksum of "text": one of them was changed'
        raise ValueError(message)
    return shown


class _Fields:
    """The fields of a JSON object, each checked as it is taken; ValueError says what is wrong."""

    def __init__(self, row: object) -> None:
        if not isinstance(row, dict):
            message = "a JSON object is expected"
            raise ValueError(message)  # noqa: TRY004  all faults are told alike
        self._row: dict[str, Any] = row

    def has(self, name: str) -> bool:
        return name in self._row

    def get(self, name: str) -> object:
        if name not in self._row:
            raise ValueError(f'the field "{name}" is missing')
        return self._row[name]

    def text(self, name: str, *, empty: bool = False) -> str:
        value = self.get(name)
        if not isinstance(value, str) or not (empty or value.strip()):
            raise ValueError(f'"{name}" must be a text{"" if empty else " that is not empty"}')
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.get(name)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(f'"{name}" must be a list of texts')
        return tuple(value)

    def share(self, name: str) -> float:
        value = self.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise ValueError(f'"{name}" must be a number from 0 to 1')
        return float(value)

    def flag(self, name: str) -> bool:
        value = self.get(name)
        if not isinstance(value, bool):
            raise ValueError(f'"{name}" must be true or false')  # noqa: TRY004  as above
        return value

    def time(self, name: str) -> datetime.datetime:
        try:
            time = datetime.datetime.fromisoformat(self.text(name))
        except ValueError as error:
            raise ValueError(f'"{name}" must be a time such as 2026-03-21T09:30:00Z') from error
        return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)

    def spans(self, name: str, *, length: int) -> tuple[Span, ...]:
        value = self.get(name)
        pairs: Iterable[Any] = value if isinstance(value, list) else [None]
        if not all(_is_pair(each) and 0 <= each[0] <= each[1] <= length for each in pairs):
            raise ValueError(f'"{name}" must be a list of pairs of offsets in the text')
        return tuple(Span(start, end) for start, end in pairs)


def _is_pair(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == len(("start", "end"))
        and all(type(each) is int for each in value)
    )
