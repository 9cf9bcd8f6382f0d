"""The way in for other programs: `/ask`, for gradio_client and curl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import api

from app.limits import MAX_ASKING_AT_ONCE, MAX_QUESTION_CHARACTERS, Lane
from vraagbaak.contract import answer_json
from vraagbaak.errors import VraagbaakError
from vraagbaak.types import Language

if TYPE_CHECKING:
    from app.library import Asks

_LANGUAGES = {"": None, **{language.value: language for language in Language}}


def offer_ask(assistant: Asks) -> None:
    """Add the endpoint `/ask` to the Blocks that are being laid out."""

    def ask(question: str, language: str = "", history: list[str] | None = None) -> dict[str, Any]:
        """Answer a question with the government's own words and the place where they stand.

        Args:
            question: The question, in Dutch or English.
            language: `nl` or `en`; left empty, the language is found.
            history: Earlier questions of the same conversation, the oldest first.

        Returns:
            The same object as `vraagbaak ask --json`.
        """
        if not question.strip() or len(question) > MAX_QUESTION_CHARACTERS:
            raise gr.Error(f"Give a question of 1 to {MAX_QUESTION_CHARACTERS} characters.")
        if language not in _LANGUAGES:
            message = "Give nl or en as language, or leave it empty."
            raise gr.Error(message)
        try:
            answer = assistant.ask(
                question.strip(), history=history or (), language=_LANGUAGES[language]
            )
        except VraagbaakError as error:
            raise gr.Error(str(error)) from error
        return answer_json(answer)

    api(
        ask,
        api_name="ask",
        concurrency_limit=MAX_ASKING_AT_ONCE,
        concurrency_id=Lane.ASK.value,
    )
