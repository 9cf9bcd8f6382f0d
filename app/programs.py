"""The ways in for other programs: `/ask` and `/similar`, for gradio_client and curl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import api

from app.limits import MAX_ASKING_AT_ONCE, MAX_QUESTION_CHARACTERS, Lane
from vraagbaak.contract import answer_json, similar_json
from vraagbaak.errors import VraagbaakError
from vraagbaak.selection import selection_of
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.library import Asks

_LANGUAGES = {"": None, **{language.value: language for language in Language}}


def offer_endpoints(assistant: Asks) -> None:
    """Add the endpoints `/ask` and `/similar` to the Blocks that are being laid out."""
    _offer_ask(assistant)
    _offer_similar(assistant)


def _offer_ask(assistant: Asks) -> None:
    def ask(
        question: str,
        language: str = "",
        history: list[str] | None = None,
        filters: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Answer a question with the government's own words and the place where they stand.

        Args:
            question: The question, in Dutch or English.
            language: `nl` or `en`; left empty, the language is found.
            history: Earlier questions of the same conversation, the oldest first.
            filters: Search only what fits: `document`, `kind`, `party`, `asker` and
                `answered_by`, each a text or a list of texts; `since` and `until`, dates such as
                `2023-05-31`, `2023-05` or `2023`.

        Returns:
            The same object as `vraagbaak ask --json`.
        """
        return _told(
            lambda: answer_json(
                assistant.ask(_question(question), **_wishes(language, history, filters))
            )
        )

    _offer(ask)


def _offer_similar(assistant: Asks) -> None:
    def similar(
        question: str,
        language: str = "",
        history: list[str] | None = None,
        filters: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Find earlier questions in parliament that ask the same, each with its answer.

        Args:
            question: The question, in Dutch or English.
            language: `nl` or `en`; left empty, the language is found.
            history: Earlier questions of the same conversation, the oldest first.
            filters: Search only what fits, as in `/ask`.

        Returns:
            The same object as `vraagbaak similar --json`.
        """
        return _told(
            lambda: similar_json(
                assistant.similar(_question(question), **_wishes(language, history, filters))
            )
        )

    _offer(similar)


def _question(words: str) -> str:
    if not words.strip() or len(words) > MAX_QUESTION_CHARACTERS:
        raise _wrong(f"Give a question of 1 to {MAX_QUESTION_CHARACTERS} characters.")
    return words.strip()


def _wishes(
    language: str, history: list[str] | None, filters: dict[str, Any] | None
) -> dict[str, Any]:
    if language not in _LANGUAGES:
        message = "Give nl or en as language, or leave it empty."
        raise _wrong(message)
    return {
        "language": _LANGUAGES[language],
        "history": history or (),
        "selection": selection_of(filters or {}),
    }


def _told(answer: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Tell the program that asks what is wrong with its question, or with the index."""
    try:
        return answer()
    except VraagbaakError as error:
        raise _wrong(str(error)) from error


def _wrong(message: str) -> gr.Error:
    """Make an error for the program that asks; for the one who runs the chat it is none."""
    return gr.Error(message, print_exception=False)


def _offer(endpoint: Callable[..., object]) -> None:
    api(
        endpoint,
        api_name=endpoint.__name__,
        concurrency_limit=MAX_ASKING_AT_ONCE,
        concurrency_id=Lane.ASK.value,
    )
