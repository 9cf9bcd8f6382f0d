"""What becomes of a conversation: questions answered, earlier ones found, verdicts kept."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from app.conversation import Turn
from app.feedback import judged
from app.filter_words import in_words
from app.history import restored
from app.links import UnknownAnswerError, linked
from app.screen import Screen
from app.texts import say
from app.translated import translated
from app.wishes import Action
from vraagbaak.errors import FilterError, VraagbaakError
from vraagbaak.feedback import Verdict
from vraagbaak.settings import Serving
from vraagbaak.types import Answer, Filter, Status

if TYPE_CHECKING:
    from pathlib import Path

    from app.conversation import Conversation
    from app.library import Asks
    from app.originals import PageImages
    from app.translated import Translates
    from app.wishes import Wanted
    from vraagbaak.settings import Serving

MAX_SIMILAR = 5


class Desk:
    """Puts questions to the assistant; shared by all visitors, whose conversations come and go."""

    def __init__(
        self,
        assistant: Asks,
        images: PageImages,
        serving: Serving,
        *,
        feedback: Path | None,
        translator: Translates | None = None,
    ) -> None:
        self._assistant = assistant
        self._serving = serving
        self._translator = translator
        self._images = images
        self._feedback = feedback
        self.screen = self._stock()

    def keep_up(self) -> None:
        """Take stock again if documents were added or removed since."""
        if self._assistant.index is not self.screen.shelf:
            self.screen = self._stock()

    def ask(self, turn: Turn, conversation: Conversation) -> Conversation:
        """Add a turn with the answer to its question, or with what went wrong."""
        limit = self._serving.question_length
        language = conversation.language
        if len(turn.question) > limit:
            words = say(language, "question_too_long", limit=limit)
            turn = replace(turn, question=turn.question[:limit], error=words)
            return conversation.with_turn(turn)
        try:
            self.keep_up()
            answer = self._assistant.ask(
                turn.question, history=turn.history, selection=turn.selection or None
            )
        except FilterError as error:
            return conversation.with_turn(replace(turn, error=self._unfit(error, conversation)))
        except VraagbaakError as error:
            return conversation.with_turn(replace(turn, error=str(error)))
        return conversation.with_turn(replace(turn, answer=answer))

    def open_link(self, name: str, conversation: Conversation) -> Conversation:
        """Add the answer that a link leads to, or say why it leads to none."""
        if conversation.turns and conversation.turns[-1].link == name:
            return conversation
        try:
            cited = linked(self._assistant, name)
        except UnknownAnswerError as unknown:
            words = say(conversation.language, unknown.why.value)
            return conversation.with_turn(Turn(0, "", error=words))
        answer = Answer("", conversation.language, Status.ANSWERED, 1.0, cited)
        return conversation.with_turn(Turn(0, "", answer=answer, link=name))

    def find_similar(self, turn: Turn, conversation: Conversation) -> Conversation:
        """Show the earlier questions that ask the same, or put them away again.

        Filters play no part: whoever asks this wants to know of any earlier question. The one
        that the answer belongs to is on the card already.
        """
        if turn.similar is not None or turn.answer is None:
            return conversation.with_changed(replace(turn, similar=None))
        try:
            similar = self._assistant.similar(
                turn.question, history=turn.history, limit=MAX_SIMILAR + 1
            )
        except VraagbaakError as error:
            return conversation.with_turn(replace(turn, answer=None, error=str(error)))
        best = turn.answer.best
        shown = best.citation.exchange_id if best else None
        others = [each for each in similar.found if each.citation.exchange_id != shown]
        return conversation.with_changed(replace(turn, similar=tuple(others[:MAX_SIMILAR])))

    def act(self, turn: Turn, wanted: Wanted, conversation: Conversation) -> Conversation:
        """Do what a button of a card asks for; what makes no sense changes nothing."""
        match wanted:
            case {"action": Action.SIMILAR}:
                return self.find_similar(turn, conversation)
            case {"action": Action.VERDICT, "verdict": str(verdict)}:
                return self.judge(turn, verdict, conversation)
            case {"action": Action.VERIFY, "rank": int(rank)}:
                return self.verify(turn, rank, conversation)
            case {"action": Action.TRANSLATE} if self._translator is not None:
                return conversation.with_changed(translated(turn, self._translator))
        return conversation

    def verify(self, turn: Turn, rank: int, conversation: Conversation) -> Conversation:
        """Read the source of a quote again, and keep what that shows with the turn."""
        cited = turn.candidate(rank)
        if cited is None:
            return conversation
        exchange_id = cited.citation.exchange_id
        try:
            checked = self._assistant.verify(exchange_id)
        except VraagbaakError as error:
            return conversation.with_turn(replace(turn, answer=None, error=str(error)))
        checks = {**turn.checks, exchange_id: checked}
        return conversation.with_changed(replace(turn, checks=checks))

    def restore(self, written: str, conversation: Conversation) -> Conversation:
        """Show again what the browser kept."""
        return restored(written, self._assistant, conversation.language)

    def judge(self, turn: Turn, verdict: str, conversation: Conversation) -> Conversation:
        """Keep what the visitor says of an answer; what is no verdict changes nothing."""
        known = next((each for each in Verdict if each.value == verdict), None)
        if self._feedback is None or known is None:
            return conversation
        now = datetime.datetime.now(datetime.UTC)
        return conversation.with_changed(judged(turn, known, at=now, kept_in=self._feedback))

    def _unfit(self, error: FilterError, conversation: Conversation) -> str:
        """Say which filter fits nothing any more: its value left the index after it was set."""
        value, titles = error.value or "", self.screen.searched.titles
        words = in_words(Filter(error.filter_name), value, titles, conversation.language).words
        return say(conversation.language, "filter_gone", filter=words)

    def _stock(self) -> Screen:
        return Screen.of(
            self._assistant,
            self._images,
            keeps_feedback=self._feedback is not None,
            translates=self._translator is not None,
            signs_in=self._serving.accounts is not None,
            logs_questions=self._serving.log_questions,
        )
