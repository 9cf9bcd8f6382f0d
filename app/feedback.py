"""What a visitor says of an answer: the buttons, and the record of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.texts import say
from vraagbaak.cli.terminal import tell
from vraagbaak.errors import FeedbackError
from vraagbaak.feedback import Feedback, Shown, Verdict, append
from vraagbaak.markup import NOTHING, element, text
from vraagbaak.types import Status

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from app.conversation import Turn
    from vraagbaak.markup import Html
    from vraagbaak.types import Language

_THUMB: Final = (
    "M7 10v11H3V10zM7 10l5-8c1.7 0 2.6 1.2 2.3 2.9L13.6 9H19c1.6 0 2.6 1.4 2.2 2.9l-1.9 7"
    "c-.4 1.3-1.4 2.1-2.8 2.1H7"
)
"""A thumb pointing up, in a square of 24."""


def feedback_part(turn: Turn, language: Language) -> Html:
    """Write the verdicts that a visitor can give, and what becomes of them."""
    found = turn.answer is not None and turn.answer.status is Status.ANSWERED
    asked = say(language, "verdict_answered" if found else "verdict_not_found")
    offered = tuple(Verdict) if found else (Verdict.UP, Verdict.DOWN)
    said = NOTHING
    if turn.unsaved or turn.verdict:
        said = text(say(language, "verdict_unsaved" if turn.unsaved else "verdict_kept"))
    return element(
        "div",
        element("span", text(asked), class_="verdict-asked"),
        element(
            "span",
            *(_button(turn, verdict, language) for verdict in offered),
            class_="verdicts",
            role="group",
            aria_label=asked,
        ),
        element("span", said, class_="wrong" if turn.unsaved else "verdict-said", role="status"),
        element("p", text(say(language, "verdict_notice")), class_="verdict-notice"),
        class_="feedback",
    )


def _button(turn: Turn, verdict: Verdict, language: Language) -> Html:
    chosen = verdict is turn.verdict and not turn.unsaved
    thumb = NOTHING if verdict is Verdict.WRONG_PASSAGE else _thumb(verdict)
    return element(
        "button",
        thumb,
        element("span", text(say(language, f"verdict_{verdict.name.lower()}"))),
        type="button",
        class_="plain verdict",
        data_action="verdict",
        data_turn=turn.number,
        data_verdict=verdict.value,
        aria_pressed="true" if chosen else "false",
    )


def _thumb(verdict: Verdict) -> Html:
    return element(
        "svg",
        element("path", d=_THUMB),
        viewBox="0 0 24 24",
        class_=f"thumb {verdict.value}",
        aria_hidden="true",
        focusable="false",
    )


def judged(turn: Turn, verdict: Verdict, *, at: datetime.datetime, kept_in: Path) -> Turn:
    """Keep a verdict on a turn's answer in a file, and give the turn with it.

    A file that cannot be written is told to the one who runs the program; the visitor hears
    that it went wrong, and not where the file is.
    """
    if turn.answer is None or (verdict is turn.verdict and not turn.unsaved):
        return turn
    best = turn.answer.best
    feedback = Feedback(
        at=at,
        question=turn.question,
        history=turn.history,
        language=turn.answer.language,
        verdict=verdict,
        confidence=turn.answer.confidence,
        shown=Shown.of(best) if best else None,
        filtered=bool(turn.selection),
    )
    try:
        append(kept_in, feedback)
    except FeedbackError as error:
        tell(str(error))
        return replace(turn, verdict=verdict, unsaved=True)
    return replace(turn, verdict=verdict, unsaved=False)
