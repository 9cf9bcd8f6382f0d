"""Questions with the passages that should lie near them, from sets of every form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.fitting.wanted import Kind
from eval.formats.lines import Names, rows_of
from vraagbaak.passages import embedded_text, passages
from vraagbaak.types import Paper, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from eval.fitting.wanted import Wanted
    from vraagbaak.index import Index
    from vraagbaak.types import Exchange, Span

_SHORTEST = 40
"""So many characters a question of parliament and its answer must have: 'Ja.' teaches nothing."""
_LONGEST_QUESTION = 300

SHARES: Mapping[PassageKind, float] = {
    PassageKind.EXCHANGE: 0.4,
    PassageKind.ANSWER: 0.35,
    PassageKind.QUESTION: 0.15,
    PassageKind.SENTENCE: 0.1,
}
"""How often a passage of each kind stands for its exchange, among the kinds that it has."""

_FIRST: Mapping[PassageKind, int] = {
    PassageKind.EXCHANGE: 1,
    PassageKind.ANSWER: 2,
    PassageKind.QUESTION: 2,
    PassageKind.SENTENCE: 1,
}
"""So many passages of a kind are learned from: what comes later is seldom what was asked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An exchange that answers a question: the texts that are embedded for it, by kind.

    `marked` are the sentences that answer the question, where these are known.
    """

    exchange_id: str
    views: Mapping[PassageKind, tuple[str, ...]]
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and its answers. Pairs of one `group` are about one paper."""

    question: str
    group: str
    answers: tuple[Answer, ...]


def asked_pairs(wanted: Iterable[Wanted], index: Index) -> Iterator[Pair]:
    """Pair questions with the exchanges that are right; those that nothing answers are left out."""
    views = _Views(index)
    for each in wanted:
        answers = tuple(
            Answer(i, views.of(i), views.cut(i, each.marks.get(i, ()))) for i in sorted(each.right)
        )
        if answers:
            leans = each.kind is Kind.FOLLOW_UP
            words = " ".join((*each.history, each.text)) if leans else each.text
            yield Pair(words, each.group, answers)


def parliament_pairs(index: Index, known: Iterable[Pair]) -> Iterator[Pair]:
    """Pair the questions of papers with the answers that they got, but for those that are known."""
    views = _Views(index)
    had = {_letters(pair.question) for pair in known}
    for document in index.documents:
        for each in index.exchanges(document.id):
            question, answer = document.cut(each.question), document.cut(each.answer)
            if min(len(question), len(answer)) < _SHORTEST or _letters(question) in had:
                continue
            own = (PassageKind.ANSWER, PassageKind.SENTENCE)
            seen = {kind: texts for kind, texts in views.of(each.id).items() if kind in own}
            answers = (Answer(each.id, seen),)
            yield Pair(question[:_LONGEST_QUESTION], document.path.stem, answers)


def invented_pairs(path: Path) -> Iterator[Pair]:
    """Read invented passages, each with a question in two languages.

    Raises:
        SetError: A line is wrong; the message names it.
    """
    names = Names()
    for row in rows_of(path):
        names.add(row.id("id"), row.line)
        text = f"{row.text('title')}\n{row.text('text')}"
        views = {PassageKind.ANSWER: (text,)}
        answer = Answer(row.id("id"), views)
        for language in ("nl", "en"):
            yield Pair(row.text(language), f"invented {row.text('title')}", (answer,))


class _Views:
    """The texts that an index embeds, by exchange."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def of(self, exchange_id: str) -> Mapping[PassageKind, tuple[str, ...]]:
        paper = self._paper(self._index.exchange(exchange_id))
        found: dict[PassageKind, tuple[str, ...]] = {}
        for each in passages(paper):
            own = found.get(each.kind, ())
            if len(own) < _FIRST[each.kind]:
                found[each.kind] = (*own, embedded_text(paper, each))
        return found

    def cut(self, exchange_id: str, spans: Iterable[Span]) -> tuple[str, ...]:
        text = self._paper(self._index.exchange(exchange_id)).document.text
        return tuple(span.of(text) for span in sorted(spans))

    def _paper(self, exchange: Exchange) -> Paper:
        return Paper(self._index.document(exchange.document_id), (exchange,))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
