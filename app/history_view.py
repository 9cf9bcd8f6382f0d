"""What is kept of a conversation, and the buttons to save it as a file and to wipe it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.history import kept
from app.texts import say
from vraagbaak.markup import element, text

if TYPE_CHECKING:
    from app.conversation import Conversation
    from vraagbaak.markup import Html
    from vraagbaak.types import Language

_FORMS = {"md": "transcript_markdown", "html": "transcript_html"}


def history_part(conversation: Conversation, *, logs_questions: bool = False) -> Html:
    """Write where the conversation is kept, and what can be done with it.

    What the browser is to keep goes along as an attribute.
    """
    language = conversation.language
    notice = say(language, "history_notice")
    if logs_questions:
        notice = f"{notice} {say(language, 'history_logged')}"
    wipe = element(
        "button", text(say(language, "wipe")), type="button", class_="plain", data_action="wipe"
    )
    return element(
        "section",
        element("h2", text(say(language, "history")), class_="eyebrow"),
        element("p", text(notice)),
        element("div", *(_saving(form, language) for form in _FORMS), wipe, class_="action-group"),
        element("p", role="status"),
        class_="history",
        data_kept=kept(conversation),
    )


def _saving(form: str, language: Language) -> Html:
    return element(
        "button",
        text(say(language, _FORMS[form])),
        type="button",
        class_="plain",
        data_transcript=f"transcript.{form}?language={language.value}",
        data_file=f"{say(language, 'transcript_file')}.{form}",
        data_done=say(language, "transcript_done"),
        data_failed=say(language, "transcript_failed"),
    )


def wiped_part(language: Language) -> Html:
    """Say that nothing is left."""
    return element("p", text(say(language, "wiped")), class_="wiped", role="status")
