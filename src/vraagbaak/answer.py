"""Make an answer of what was found: which exchange, which sentences to mark, or not found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from vraagbaak.cite import asked, cite, marked, places, pointers, quote
from vraagbaak.highlight import Highlighter
from vraagbaak.types import Answer, Cited, Language, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.calibration import Calibration, Decision
    from vraagbaak.index import Index
    from vraagbaak.types import Document, Exchange, Hit, Span

ALTERNATIVES = 4
CERTAIN = 0.8
LIKELY = 0.5
"""From these confidences on an answer is called almost certain, and likely."""
MOST_REFERRED = 6
"""So many answers are shown that another one points to."""
MOST_HELD: Final = 2_000
"""So many answers of an index are held as cut, a few kB each, for all who are shown them."""
_HELD: Final[WeakKeyDictionary[Index, dict[str, Cited]]] = WeakKeyDictionary()
"""What was cut out of an index, as long as that is open: by the id of the exchange."""
_NONE: frozenset[str] = frozenset()
_BARE = 120
"""An answer of fewer characters is taken to say little but where the answer is."""


def answer(
    question: str,
    hits: Sequence[Hit],
    *,
    language: Language,
    index: Index,
    calibration: Calibration,
) -> Answer:
    """Quote the best hit if it answers the question, with the next ones as alternatives."""
    model = calibration.decision[language]
    confidence = model.probability(hits[0].signals) if hits else 0.0
    found = bool(hits) and model.accepts(hits[0].signals)
    alternatives = hits[1 : ALTERNATIVES + 1] if found else hits[:ALTERNATIVES]
    highlighter = Highlighter(question, language, calibration.marks)
    others = [_cited(each, highlighter, index=index, model=model) for each in alternatives]
    return Answer(
        question=question,
        language=language,
        status=Status.ANSWERED if found else Status.NOT_FOUND,
        confidence=confidence,
        best=_cited(hits[0], highlighter, index=index, model=model) if found else None,
        alternatives=tuple(others),
    )


def cited(hit: Hit, highlighter: Highlighter, *, index: Index, score: float) -> Cited:
    """Quote the answer of a hit, with the sentences marked that answer the question."""
    exchange = index.exchange(hit.exchange_id)
    document = index.document(exchange.document_id)
    highlights = highlighter.highlights(hit, document)
    return _marked(exchange, highlights, document, index=index, score=score)


def cited_again(
    exchange_id: str, highlights: Sequence[Span] = (), *, index: Index, score: float = 1.0
) -> Cited:
    """Quote an answer by its id; `highlights` are offsets in its text, as a quote has them.

    Raises:
        KeyError: The index holds no such exchange.
    """
    exchange = index.exchange(exchange_id)
    document = index.document(exchange.document_id)
    highlights = places(exchange.answer, highlights)
    return _marked(exchange, highlights, document, index=index, score=score)


def _cited(hit: Hit, highlighter: Highlighter, *, index: Index, model: Decision) -> Cited:
    return cited(hit, highlighter, index=index, score=model.probability(hit.signals))


def _marked(
    exchange: Exchange,
    highlights: Sequence[Span],
    document: Document,
    *,
    index: Index,
    score: float,
) -> Cited:
    """Cite an answer with its marks, and beside it the answers it points to."""
    made = _with_referred(exchange, index=index, score=score)
    return replace(made, quote=marked(made.quote, document, exchange, highlights))


def _with_referred(
    exchange: Exchange, *, index: Index, score: float, seen: frozenset[str] = _NONE
) -> Cited:
    """Cite an answer, and beside it the answers it points to, each as a quote of its own.

    What these point to in turn is shown where they say little else: 'Zie het antwoord op vraag 3'.
    """
    made = _alone(exchange, index=index)
    named = (each for reference in exchange.references for each in reference.exchange_ids)
    wanted = [each for each in dict.fromkeys(named) if each not in seen | {exchange.id}]
    first = not seen
    if not first and len(made.quote.text) > _BARE:
        wanted = []
    seen = seen | {exchange.id, *wanted}
    others = map(index.exchange, wanted[:MOST_REFERRED])
    referred = (_with_referred(each, index=index, score=score, seen=seen) for each in others)
    return replace(made, score=score, referred=tuple(referred))


def _alone(exchange: Exchange, *, index: Index) -> Cited:
    """Cite an answer with nothing marked and nothing beside it; all who see it share the one."""
    held = _HELD.setdefault(index, {})
    made = held.get(exchange.id)
    if made is None:
        if len(held) >= MOST_HELD:
            held.clear()
        document = index.document(exchange.document_id)
        made = held[exchange.id] = Cited(
            quote=quote(document, exchange),
            asked=asked(document, exchange),
            citation=cite(document, exchange),
            score=1.0,
            pointers=pointers(document, exchange),
        )
    return made
