"""The ways in for other programs: for gradio_client, curl and, as tools, for MCP clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import api

from app.limits import MAX_READING_AT_ONCE, Lane
from vraagbaak.contract import answer_json, checked_json, entry_json, similar_json
from vraagbaak.errors import InputError, VraagbaakError
from vraagbaak.selection import selection_of
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.library import Asks
    from vraagbaak.settings import Serving

_LANGUAGES = {"": None, **{language.value: language for language in Language}}


def offer_endpoints(assistant: Asks, serving: Serving) -> None:
    """Add `/ask`, `/similar`, `/verify` and `/documents` to the Blocks that are being laid out.

    Their docstrings are what programs and models read of them: in the API's description and in the
    list of MCP tools.
    """
    limit = serving.question_length
    _offer(_asking(assistant, limit), Lane.ASK, serving.workers)
    _offer(_finding_similar(assistant, limit), Lane.ASK, serving.workers)
    _offer(_verifying(assistant), Lane.READ, MAX_READING_AT_ONCE)
    _offer(_listing(assistant), Lane.ASK, serving.workers)


def _asking(assistant: Asks, limit: int) -> Callable[..., dict[str, Any]]:
    def ask(
        question: str,
        language: str = "",
        history: list[str] | None = None,
        filters: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Answer a question about Dutch government papers with the government's own words: a
        verbatim quote in Dutch, the sentences of it that answer the question, and the place where
        it stands. The status is not_found where the papers hold no answer; the alternatives are
        then only what came nearest, and no answers.

        Args:
            question: The question, in Dutch or English.
            language: `nl` or `en`; left empty, the language is found.
            history: Earlier questions of the same conversation, the oldest first.
            filters: Search only what fits: `document`, `kind`, `party`, `asker` and
                `answered_by`, each a text or a list of texts; `since` and `until`, dates such as
                `2023-05-31`, `2023-05` or `2023`.

        Returns:
            The same object as `vraagbaak ask --json`.
        """  # noqa: D205 - Gradio shows all of it as one description
        return _told(
            lambda: answer_json(
                assistant.ask(_question(question, limit), **_wishes(language, history, filters))
            )
        )

    return ask


def _finding_similar(assistant: Asks, limit: int) -> Callable[..., dict[str, Any]]:
    def similar(
        question: str,
        language: str = "",
        history: list[str] | None = None,
        filters: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Find earlier questions in the Dutch parliament that ask the same, each with what the
        government answered, verbatim, and where it stands. The list is empty where nothing like
        it was asked.

        Args:
            question: The question, in Dutch or English.
            language: `nl` or `en`; left empty, the language is found.
            history: Earlier questions of the same conversation, the oldest first.
            filters: Search only what fits, as with `ask`.

        Returns:
            The same object as `vraagbaak similar --json`.
        """  # noqa: D205
        return _told(
            lambda: similar_json(
                assistant.similar(_question(question, limit), **_wishes(language, history, filters))
            )
        )

    return similar


def _verifying(assistant: Asks) -> Callable[..., dict[str, Any]]:
    def verify(exchange: str) -> dict[str, Any]:
        """Read the source file of a quote again and tell whether the quote still stands there
        unchanged: the verdict is match, changed or missing. Takes as long as reading the file.

        Args:
            exchange: The id of the answer: `exchange` of a citation that `ask` or `similar` gave.

        Returns:
            The verdict, the file's checksum now and when it was indexed, and the time.
        """  # noqa: D205
        return _told(lambda: checked_json(assistant.verify(exchange)))

    return verify


def _listing(assistant: Asks) -> Callable[..., dict[str, Any]]:
    def documents(filters: dict[str, Any] | None = None) -> dict[str, Any]:
        """List the government papers that questions are answered from: title, kind, number, date,
        link to the official publication, and how many answers each holds.

        Args:
            filters: List only what fits, as with `ask`.

        Returns:
            `documents`, each as in `vraagbaak index list --json`.
        """  # noqa: D205
        return _told(
            lambda: {
                "documents": [
                    _public(entry_json(each))
                    for each in assistant.documents(selection_of(filters or {}))
                ]
            }
        )

    return documents


def _public(entry: dict[str, Any]) -> dict[str, Any]:
    """Leave out where the file lies on this machine."""
    return {name: value for name, value in entry.items() if name != "path"}


def _question(words: str, limit: int) -> str:
    if not words.strip() or len(words) > limit:
        raise InputError(f"Give a question of 1 to {limit} characters.")
    return words.strip()


def _wishes(
    language: str, history: list[str] | None, filters: dict[str, Any] | None
) -> dict[str, Any]:
    if language not in _LANGUAGES:
        message = "Give nl or en as language, or leave it empty."
        raise InputError(message)
    return {
        "language": _LANGUAGES[language],
        "history": history or (),
        "selection": selection_of(filters or {}),
    }


def _told(answer: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Tell the program that asks what is wrong with its question, or with the index.

    For the one who runs the chat it is no error.
    """
    try:
        return answer()
    except VraagbaakError as error:
        raise gr.Error(str(error), print_exception=False) from error


def _offer(endpoint: Callable[..., object], lane: Lane, limit: int) -> None:
    api(
        endpoint,
        api_name=endpoint.__name__,
        # Not through Gradio's queue: curl then gets its answer at once from /run, and MCP tools
        # need no connection of the server to itself. The watch over the assistant keeps order.
        queue=False,
        concurrency_limit=limit,
        concurrency_id=lane.value,
    )
