"""The page of the chat: a question box, the answers, and the source beside them."""

from __future__ import annotations

from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import gradio as gr

from app.conversation import Conversation
from app.limits import MAX_ASKING_AT_ONCE, MAX_LOOKING_AT_ONCE, MAX_QUESTION_CHARACTERS, Lane
from app.programs import offer_ask
from app.screen import Screen
from app.texts import NAME, preferred, say
from vraagbaak.errors import VraagbaakError
from vraagbaak.types import Language

if TYPE_CHECKING:
    from app.library import Asks
    from app.originals import PageImages

LANGUAGE_COOKIE = "vraagbaak-language"

SCRIPT: Final = files("app").joinpath("actions.js").read_text(encoding="utf-8")

Updates: TypeAlias = dict[Any, Any]
"""What Gradio is to show, by component."""


_ASKING: dict[str, Any] = {
    "concurrency_limit": MAX_ASKING_AT_ONCE,
    "concurrency_id": Lane.ASK.value,
    "api_visibility": "private",
}
_LOOKING: dict[str, Any] = {
    "concurrency_limit": MAX_LOOKING_AT_ONCE,
    "concurrency_id": Lane.LOOK.value,
    "api_visibility": "private",
}


class Action(StrEnum):
    """What a button within the page asks for; the name travels in `data-action`."""

    SHOW = "show"
    PAGE = "page"
    EXAMPLE = "example"
    LANGUAGE = "language"
    NEW = "new"


class Chat:
    """The parts of the page, and what happens when a visitor uses them."""

    def __init__(self, assistant: Asks, images: PageImages) -> None:
        self._assistant = assistant
        self._images = images
        self._screen = Screen.of(assistant.index, images)
        self.blocks = gr.Blocks(title=NAME, analytics_enabled=False, fill_width=True)
        with self.blocks:
            self._lay_out()
            self._connect()
            offer_ask(assistant)

    def _lay_out(self) -> None:
        self._conversation = gr.State(Conversation())
        self._head = _part("head")
        with gr.Row(elem_id="desk", equal_height=False):
            with gr.Column(elem_id="talk", min_width=320):
                with gr.Row(elem_id="ask-row", equal_height=True):
                    self._question = gr.Textbox(
                        elem_id="question",
                        lines=1,
                        max_lines=4,
                        max_length=MAX_QUESTION_CHARACTERS,
                        autofocus=True,
                        container=False,
                        scale=1,
                    )
                    self._ask = gr.Button(elem_id="ask", variant="primary", scale=0, min_width=96)
                self._cards = _part("cards")
            with gr.Column(elem_id="beside", min_width=320):
                self._source = _part("source")

    def _connect(self) -> None:
        everything = [
            self._conversation,
            self._question,
            self._ask,
            self._head,
            self._cards,
            self._source,
        ]
        self.blocks.load(
            self.welcome, self._conversation, everything, show_progress="hidden", **_LOOKING
        )
        gr.on(
            [self._question.submit, self._ask.click],
            self.answer,
            [self._question, self._conversation],
            everything,
            show_progress="minimal",
            show_progress_on=self._cards,
            **_ASKING,
        )
        for part in (self._head, self._cards, self._source):
            part.click(self.act, self._conversation, everything, show_progress="hidden", **_LOOKING)

    def welcome(self, conversation: Conversation, request: gr.Request) -> Updates:
        """Fill the page, in the language that the visitor chose before or that the browser asks."""
        chosen = request.cookies.get(LANGUAGE_COOKIE)
        language = _language(chosen) or preferred(request.headers.get("accept-language"))
        conversation = conversation.in_language(language)
        try:
            self._keep_up()
        except VraagbaakError as error:
            conversation = conversation.with_turn("", answer=None, error=str(error))
        return self._updates(conversation)

    def answer(self, question: str, conversation: Conversation) -> Updates:
        """Answer the question in the box; an empty one changes nothing."""
        asked = " ".join(question.split())
        if not asked:
            return {self._conversation: conversation}
        return self._updates(self._asked(asked, conversation))

    def act(self, conversation: Conversation, event: gr.EventData) -> Updates:
        """Do what a button within the page asks for; what makes no sense changes nothing."""
        wanted = event._data if isinstance(event._data, dict) else {}  # noqa: SLF001
        match wanted:
            case {"action": Action.SHOW, "turn": int(turn), "rank": int(rank)}:
                return self._source_update(conversation.showing(turn, rank))
            case {"action": Action.PAGE, "page": int(page)}:
                return self._source_update(conversation.at_page(page))
            case {"action": Action.LANGUAGE, "language": str(name)}:
                language = _language(name) or conversation.language
                return self._updates(conversation.in_language(language), keep_question=True)
            case {"action": Action.EXAMPLE, "example": str(question)}:
                return self.answer(question, conversation)
            case {"action": Action.NEW}:
                return self._updates(Conversation(conversation.language))
        return {self._conversation: conversation}

    def _asked(self, question: str, conversation: Conversation) -> Conversation:
        limit = MAX_QUESTION_CHARACTERS
        if len(question) > limit:
            words = say(conversation.language, "question_too_long", limit=limit)
            return conversation.with_turn(question[:limit], answer=None, error=words)
        try:
            self._keep_up()
            answer = self._assistant.ask(question, history=conversation.history)
        except VraagbaakError as error:
            return conversation.with_turn(question, answer=None, error=str(error))
        return conversation.with_turn(question, answer=answer)

    def _keep_up(self) -> None:
        """Take stock again if documents were added or removed since."""
        shelf = self._assistant.index
        if shelf is not self._screen.shelf:
            self._screen = Screen.of(shelf, self._images)

    def _source_update(self, conversation: Conversation) -> Updates:
        return {
            self._conversation: conversation,
            self._source: self._screen.source(conversation),
        }

    def _updates(self, conversation: Conversation, *, keep_question: bool = False) -> Updates:
        language = conversation.language
        box: dict[str, Any] = {} if keep_question else {"value": ""}
        return {
            self._question: gr.update(
                label=say(language, "question_label"),
                placeholder=say(language, "question_placeholder"),
                **box,
            ),
            self._ask: gr.update(value=say(language, "ask")),
            self._head: self._screen.head(conversation),
            self._cards: self._screen.cards(conversation),
            **self._source_update(conversation),
        }


def _part(name: str) -> gr.HTML:
    return gr.HTML(elem_id=name, js_on_load=SCRIPT, apply_default_css=False, padding=False)


def _language(name: str | None) -> Language | None:
    return next((language for language in Language if language.value == name), None)
