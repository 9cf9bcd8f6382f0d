"""One visitor's page, without a browser: the events that the page sends, and what comes of them."""

from __future__ import annotations

import html
import json
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

_QUESTION: Final = re.compile(r'class="own-question"[^>]*>([^<]*)<')
_QUOTE: Final = re.compile(r'<blockquote[^>]* data-sha256="([0-9a-f]{64})"')
_CARD: Final = re.compile(r'class="card ([a-z-]+)')
_API: Final = "/gradio_api"


@dataclass(frozen=True, slots=True)
class Cards:
    """What the page shows: the questions of the conversation, newest first, and the newest quote.

    What is shown as nearest where nothing was found is no quote.
    """

    questions: tuple[str, ...]
    quote: str | None

    @classmethod
    def of(cls, markup: str) -> Cards:
        """Read the cards."""
        questions = tuple(html.unescape(each) for each in _QUESTION.findall(markup))
        newest = _CARD.search(markup)
        quote = _QUOTE.search(markup) if newest and newest[1] == "answer" else None
        return cls(questions, quote[1] if quote else None)


class Page:
    """A page that is open: a session of its own, in which a conversation grows."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        self._session = secrets.token_hex(8)
        config = client.get("/config").raise_for_status().json()
        by_name = {
            each["props"].get("elem_id"): each["id"] for each in config["components"]
        }  # fmt: skip
        self._asking = next(
            each
            for each in config["dependencies"]
            if [by_name["question"], "submit"] in each["targets"]
        )
        self._cards = self._asking["outputs"].index(by_name["cards"])

    def ask(self, question: str) -> Cards:
        """Put a question in the box and press Enter; gives what the page shows then.

        Raises:
            RuntimeError: The chat says that it went wrong.
        """
        # What stands behind the box are the conversation and the filters, kept by the server.
        inputs = [question, *[None] * (len(self._asking["inputs"]) - 1)]
        sent = {"data": inputs, "fn_index": self._asking["id"], "session_hash": self._session}
        joined = self._client.post(f"{_API}/queue/join", json=sent).raise_for_status().json()
        for message in self._messages():
            if message["msg"] == "process_completed" and message["event_id"] == joined["event_id"]:
                if not message["success"]:
                    raise RuntimeError(str(message["output"]))
                return Cards.of(str(message["output"]["data"][self._cards]))
        raise RuntimeError(f"No answer came to: {question}")

    def _messages(self) -> Iterator[dict[str, Any]]:
        parameters = {"session_hash": self._session}
        with self._client.stream("GET", f"{_API}/queue/data", params=parameters) as stream:
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    yield json.loads(line.removeprefix("data:"))
