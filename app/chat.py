"""The page of the chat: a question box, the answers, and the source beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import gradio as gr

from app import links
from app.conversation import Conversation, Turn
from app.desk import Desk
from app.filters import Filters
from app.limits import ASKING, FILTERING, LOOKING
from app.looking import looked
from app.parts import CARDS_SCRIPT, HEAD_SCRIPT, KEPT, SCRIPT, SOURCE_SCRIPT, part
from app.programs import offer_endpoints
from app.session import Session, live
from app.texts import LANGUAGE_COOKIE, NAME, language_named, say, spoken
from app.wishes import Action, Wanted
from app.wishes import wanted as wanted_by
from vraagbaak.errors import VraagbaakError
from vraagbaak.settings import Serving

if TYPE_CHECKING:
    from pathlib import Path

    from app.library import Asks
    from app.originals import PageImages
    from app.session import Drawing
    from app.translated import Translates
    from vraagbaak.types import Language


Updates: TypeAlias = dict[Any, Any]
"""What Gradio is to show, by component."""


class Chat:
    """The parts of the page, and what happens when a visitor uses them.

    With `feedback`, verdicts on answers are kept in that file; with a `translator`, visitors may
    ask for an unofficial translation.
    """

    def __init__(
        self,
        assistant: Asks,
        images: PageImages,
        *,
        feedback: Path | None = None,
        serving: Serving | None = None,
        translator: Translates | None = None,
    ) -> None:
        self._serving = serving or Serving()
        self._desk = Desk(
            assistant, images, self._serving, feedback=feedback, translator=translator
        )
        self.blocks = gr.Blocks(title=NAME, analytics_enabled=False, fill_width=True)
        with self.blocks:
            self._lay_out()
            self._connect()
            offer_endpoints(assistant, self._serving)

    def _lay_out(self) -> None:
        self._conversation = gr.State(Session())
        # Apart from the conversation, so that a filter set while an answer is on its way
        # undoes nothing.
        self._filters = gr.State(Filters())
        # What the browser kept comes in through this, once.
        self._kept = gr.Textbox(visible=False)
        self._head = part("head", SCRIPT + HEAD_SCRIPT)
        with gr.Row(elem_id="desk", equal_height=False):
            with gr.Column(elem_id="talk", min_width=320):
                with gr.Row(elem_id="ask-row", equal_height=True):
                    self._question = gr.Textbox(
                        elem_id="question",
                        lines=1,
                        max_lines=4,
                        max_length=self._serving.question_length,
                        autofocus=True,
                        container=False,
                        scale=1,
                    )
                    self._ask = gr.Button(elem_id="ask", variant="primary", scale=0, min_width=96)
                self._panel = part("filters")
                self._cards = part("cards", SCRIPT + CARDS_SCRIPT)
            with gr.Column(elem_id="beside", min_width=320):
                self._source = part("source", SCRIPT + SOURCE_SCRIPT)

    def _connect(self) -> None:
        states = [self._conversation, self._filters]
        parts = [self._head, self._panel, self._cards, self._source]
        within = partial(live, self._conversation, self._drawings)
        everything = [*states, self._question, self._ask, *parts]
        quiet = {"show_progress": "hidden", **LOOKING}
        kept = [*states, self._kept]
        self.blocks.load(within(self.welcome), kept, everything, js=KEPT, **quiet)
        gr.on(
            [self._question.submit, self._ask.click],
            within(self.answer),
            [self._question, *states],
            everything,
            show_progress="minimal",
            show_progress_on=self._cards,
            concurrency_limit=self._serving.workers,
            **ASKING,
        )
        for each in (self._head, self._cards, self._source):
            each.click(within(self.act), states, everything, **quiet)
        filtered = [self._filters, self._panel]
        self._panel.click(
            self.filter,
            states,
            filtered,
            # Two boxes ticked in haste are two events; the second must not be dropped, nor
            # overtaken by the first.
            trigger_mode="multiple",
            show_progress="hidden",
            **FILTERING,
        )

    def _drawings(self) -> dict[Any, Drawing]:
        screen = self._desk.screen
        return {self._head: screen.head, self._cards: screen.cards, self._source: screen.source}

    def welcome(
        self, conversation: Conversation, filters: Filters, kept: str, request: gr.Request
    ) -> Updates:
        """Fill the page, in the language that the visitor chose before or that the browser asks.

        `kept` is the conversation as the browser kept it, if it did.
        """
        chosen = request.cookies.get(LANGUAGE_COOKIE)
        language = spoken(chosen, request.headers.get("accept-language"))
        conversation = conversation.in_language(language)
        try:
            self._desk.keep_up()
        except VraagbaakError as error:
            conversation = conversation.with_turn(Turn(0, "", error=str(error)))
        else:
            if kept and not conversation.turns:
                conversation = self._desk.restore(kept, conversation)
            name = request.query_params.get(links.PARAMETER)
            if name is not None:
                conversation = self._desk.open_link(name, conversation)
        return self._updates(conversation, filters)

    def answer(self, question: str, conversation: Conversation, filters: Filters) -> Updates:
        """Answer the question in the box; an empty one changes nothing."""
        asked = " ".join(question.split())
        if not asked:
            return {self._conversation: conversation}
        conversation = conversation.without_edited()
        turn = Turn(0, asked, history=conversation.history, selection=filters.selection)
        return self._updates(self._desk.ask(turn, conversation))

    def filter(self, session: Session, filters: Filters, event: gr.EventData) -> Updates:
        """Set or take off a filter; what makes no sense changes nothing."""
        filters = filters.after(wanted_by(event), self._desk.screen.offer)
        return self._filter_update(filters, session.conversation.language)

    def act(self, conversation: Conversation, filters: Filters, event: gr.EventData) -> Updates:
        """Do what a button within the page asks for; what makes no sense changes nothing."""
        wanted = wanted_by(event)
        on_view = looked(conversation, wanted, self._desk.screen.shelf)
        if on_view is not None:
            return self._source_update(on_view)
        match wanted:
            case {"action": Action.LANGUAGE, "language": str(name)}:
                language = language_named(name) or conversation.language
                spoken = conversation.in_language(language)
                return self._updates(spoken, filters, keep_question=True)
            case {"action": Action.EXAMPLE, "example": str(question)}:
                return self.answer(question, conversation, filters)
            case {"action": Action.NEW | Action.WIPE as name}:
                wiped = name == Action.WIPE
                return self._updates(Conversation(conversation.language, wiped=wiped), Filters())
        number = wanted.get("turn")
        turn = conversation.turn(number) if isinstance(number, int) else None
        if turn is None:
            return {self._conversation: conversation}
        return self._act_on_turn(turn, wanted, conversation, filters)

    def _act_on_turn(
        self, turn: Turn, wanted: Wanted, conversation: Conversation, filters: Filters
    ) -> Updates:
        match wanted.get("action"):
            case Action.ASK_EVERYWHERE:
                updates = self._again(turn, conversation, Filters())
                return {**updates, **self._filter_update(Filters(), conversation.language)}
            case Action.RETRY:
                return self._again(turn, conversation.without(turn.number), filters)
            case Action.UNDO:
                return self._updates(conversation.without(turn.number), keep_question=True)
            case Action.EDIT:
                updates = self._updates(conversation.editing(turn.number))
                updates[self._question]["value"] = turn.question
                return updates
            case Action.LEAVE:
                return self._updates(conversation.editing(None))
        conversation = self._desk.act(turn, wanted, conversation)
        cards = self._desk.screen.cards(conversation)
        return {self._conversation: conversation, self._cards: cards}

    def _again(self, turn: Turn, conversation: Conversation, filters: Filters) -> Updates:
        """Put the question of a turn again, to what the filters leave."""
        again = Turn(
            0,
            turn.question,
            history=turn.history,
            selection=filters.selection,
            retries=turn.retries + 1,
        )
        return self._updates(self._desk.ask(again, conversation), keep_question=True)

    def _source_update(self, conversation: Conversation) -> Updates:
        return {
            self._conversation: conversation,
            self._source: self._desk.screen.source(conversation),
        }

    def _filter_update(self, filters: Filters, language: Language) -> Updates:
        return {self._filters: filters, self._panel: self._desk.screen.filters(filters, language)}

    def _updates(
        self,
        conversation: Conversation,
        filters: Filters | None = None,
        *,
        keep_question: bool = False,
    ) -> Updates:
        """Show a conversation; without `filters` those stay, set as they may be meanwhile."""
        language = conversation.language
        box: dict[str, Any] = {} if keep_question else {"value": ""}
        return {
            self._question: gr.update(
                label=say(language, "question_label"),
                placeholder=say(language, "question_placeholder"),
                **box,
            ),
            self._ask: gr.update(value=say(language, "ask")),
            self._head: self._desk.screen.head(conversation),
            self._cards: self._desk.screen.cards(conversation),
            **({} if filters is None else self._filter_update(filters, language)),
            **self._source_update(conversation),
        }
