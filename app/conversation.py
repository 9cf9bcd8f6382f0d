"""What one visitor has asked and is looking at; each browser session has its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.types import Language, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vraagbaak.types import Answer, Cited

MAX_TURNS = 20
"""Older turns are forgotten, so that a session stays small."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer, or with what went wrong."""

    number: int
    question: str
    answer: Answer | None = None
    error: str = ""

    @property
    def candidates(self) -> tuple[Cited | None, ...]:
        """All quotes: the best answer, the alternatives, then what these point to."""
        if self.answer is None:
            return ()
        first = (self.answer.best, *self.answer.alternatives)
        referred = (_referred(cited) for cited in first if cited is not None)
        return (*first, *(each for group in referred for each in group))

    def candidate(self, rank: int) -> Cited | None:
        """Give a quote by its place among the candidates, if there is one."""
        candidates = self.candidates
        return candidates[rank] if 0 <= rank < len(candidates) else None

    def rank(self, cited: Cited) -> int:
        """Find the place of a quote among the candidates."""
        return next(at for at, each in enumerate(self.candidates) if each is cited)


@dataclass(frozen=True, slots=True)
class Shown:
    """The quote whose source is on view, and the page that is open."""

    cited: Cited
    page_number: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one visitor, the newest last."""

    language: Language = Language.DUTCH
    turns: tuple[Turn, ...] = ()
    shown: Shown | None = None

    @property
    def history(self) -> tuple[str, ...]:
        """The questions answered so far, the oldest first."""
        return tuple(turn.question for turn in self.turns if turn.answer is not None)

    def with_turn(self, question: str, *, answer: Answer | None, error: str = "") -> Conversation:
        """Add a turn and put its answer's source on view."""
        number = self.turns[-1].number + 1 if self.turns else 1
        turn = Turn(number, question, answer and _honest(answer), error)
        return self._viewing(turn.candidate(0), turns=(*self.turns, turn)[-MAX_TURNS:])

    def showing(self, turn_number: int, rank: int) -> Conversation:
        """Put the source of a candidate on view; one that is unknown changes nothing."""
        turn = next((turn for turn in self.turns if turn.number == turn_number), None)
        cited = turn.candidate(rank) if turn else None
        return self if cited is None else self._viewing(cited, turns=self.turns)

    def at_page(self, page_number: int) -> Conversation:
        """Open another page of the document on view."""
        if self.shown is None:
            return self
        return replace(self, shown=Shown(self.shown.cited, page_number))

    def in_language(self, language: Language) -> Conversation:
        """Change the language of the interface."""
        return replace(self, language=language)

    def _viewing(self, cited: Cited | None, *, turns: tuple[Turn, ...]) -> Conversation:
        shown = Shown(cited, first_page(cited)) if cited else None
        return replace(self, turns=turns, shown=shown)


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
