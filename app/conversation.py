"""What one visitor has asked and is looking at; each browser session has its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.filters import EVERYTHING
from vraagbaak.types import Language, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.finding import Search
    from app.translated import Translation
    from vraagbaak.feedback import Verdict
    from vraagbaak.types import Answer, Cited, Selection
    from vraagbaak.verify import Checked

MAX_TURNS = 20
"""Older turns are forgotten, so that a session stays small."""
MAX_OTHERS = 3
"""So many other answers are shown beside the best."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer, or with what went wrong.

    `number` is given by the conversation. `history` are the questions that were answered before.
    `similar` are earlier questions in parliament that ask the same, None as long as nobody wants
    to see them. `verdict` is what the visitor says of the answer; `unsaved`, it could not be kept.
    """

    number: int
    question: str
    answer: Answer | None = None
    error: str = ""
    history: tuple[str, ...] = ()
    selection: Selection = EVERYTHING
    similar: tuple[Cited, ...] | None = None
    verdict: Verdict | None = None
    unsaved: bool = False
    link: str = ""
    """The name of the answer, where a link and no question led to it."""
    retries: int = 0
    """How often the visitor has asked this very question again."""
    editing: bool = False
    """The visitor is writing another question to put in its place."""
    translation: Translation | None = None
    """What came of asking for a translation of the quote; None as long as nobody did."""
    checks: Mapping[str, Checked] = field(default_factory=dict)
    """What reading sources again has shown, by the id of the exchange."""

    @property
    def others(self) -> tuple[Cited, ...]:
        """The other answers that are shown, or what comes nearest where nothing was found."""
        return self.answer.alternatives[:MAX_OTHERS] if self.answer else ()

    @property
    def candidates(self) -> tuple[Cited | None, ...]:
        """All quotes: the best answer, the alternatives, what these point to; then similar ones."""
        if self.answer is None:
            return ()
        first = (self.answer.best, *self.answer.alternatives)
        similar = self.similar or ()
        return (*first, *_all_referred(first), *similar, *_all_referred(similar))

    def candidate(self, rank: int) -> Cited | None:
        """Give a quote by its place among the candidates, if there is one."""
        candidates = self.candidates
        return candidates[rank] if 0 <= rank < len(candidates) else None

    def rank(self, cited: Cited) -> int:
        """Find the place of a quote among the candidates."""
        return next(at for at, each in enumerate(self.candidates) if each is cited)


@dataclass(frozen=True, slots=True)
class Shown:
    """The quote whose source is on view, the page that is open, and what is looked for in it.

    `turn` and `rank` tell which quote of the conversation it is.
    """

    cited: Cited
    page_number: int
    search: Search | None = None
    turn: int = 0
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one visitor, the newest last."""

    language: Language = Language.DUTCH
    turns: tuple[Turn, ...] = ()
    shown: Shown | None = None
    wiped: bool = False
    """The visitor has just wiped what the browser kept."""

    @property
    def history(self) -> tuple[str, ...]:
        """The questions answered so far, the oldest first."""
        return tuple(turn.question for turn in self.turns if turn.answer and turn.question)

    def turn(self, number: int) -> Turn | None:
        """Give a turn by its number, if it is still remembered."""
        return next((turn for turn in self.turns if turn.number == number), None)

    def with_turn(self, turn: Turn) -> Conversation:
        """Add a turn, with a number of its own, and put its answer's source on view."""
        number = self.turns[-1].number + 1 if self.turns else 1
        turn = replace(turn, number=number, answer=turn.answer and _honest(turn.answer))
        turns = (*self.turns, turn)[-MAX_TURNS:]
        added = replace(self, turns=turns, shown=None, wiped=False)
        return added.showing(number, 0)

    def with_changed(self, changed: Turn) -> Conversation:
        """Put a turn in the place of the one of the same number."""
        turns = (changed if turn.number == changed.number else turn for turn in self.turns)
        return replace(self, turns=tuple(turns))

    def without(self, number: int) -> Conversation:
        """Take back a turn and those after it; the answer before it comes on view again."""
        turns = tuple(turn for turn in self.turns if turn.number < number)
        left = replace(self, turns=turns, shown=None)
        return left.showing(turns[-1].number, 0) if turns else left

    def without_edited(self) -> Conversation:
        """Take back the turn whose question is being written anew, if there is one."""
        edited = next((turn.number for turn in self.turns if turn.editing), None)
        return self if edited is None else self.without(edited)

    def editing(self, number: int | None) -> Conversation:
        """Let one question be written anew, or none."""
        turns = (replace(turn, editing=turn.number == number) for turn in self.turns)
        return replace(self, turns=tuple(turns))

    def showing(self, turn_number: int, rank: int) -> Conversation:
        """Put the source of a candidate on view; one that is unknown changes nothing."""
        turn = self.turn(turn_number)
        cited = turn.candidate(rank) if turn else None
        if cited is None:
            return self
        shown = Shown(cited, first_page(cited), turn=turn_number, rank=rank)
        return replace(self, shown=shown)

    def at_page(self, page_number: int) -> Conversation:
        """Open another page of the document on view."""
        if self.shown is None:
            return self
        return replace(self, shown=replace(self.shown, page_number=page_number))

    def searched(self, search: Search) -> Conversation:
        """Look for words in the document on view, and open the page of the hit to see first."""
        if self.shown is None:
            return self
        page = search.hits[search.current].page_number if search.hits else self.shown.page_number
        return replace(self, shown=replace(self.shown, page_number=page, search=search))

    def in_language(self, language: Language) -> Conversation:
        """Change the language of the interface."""
        return replace(self, language=language)


def _all_referred(candidates: Iterable[Cited | None]) -> Iterator[Cited]:
    for each in candidates:
        if each is not None:
            yield from _referred(each)


def _referred(cited: Cited) -> Iterator[Cited]:
    for each in cited.referred:
        yield each
        yield from _referred(each)


def _honest(answer: Answer) -> Answer:
    """Take the highlights off what comes nearest: in words that do not answer, none do."""
    if answer.status is Status.ANSWERED:
        return answer
    nearest = (
        replace(cited, quote=replace(cited.quote, highlights=(), highlight_pages=()))
        for cited in answer.alternatives
    )
    return replace(answer, alternatives=tuple(nearest))


def first_page(cited: Cited) -> int:
    """Give the page to open: where the words that answer begin, else where the quote does."""
    marks = cited.quote.highlight_pages or cited.quote.pages
    return marks[0].page_number if marks else 1
