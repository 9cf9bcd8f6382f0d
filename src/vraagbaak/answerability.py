"""Have the best hit read together with the question, to know better whether it answers it.

Vectors and words tell that an answer is about the same things; whether it says what was asked, only
a reader of both can tell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.calibration import Signal
from vraagbaak.cite import quote
from vraagbaak.highlight import Highlighter
from vraagbaak.retrieve import readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.calibration import Marks
    from vraagbaak.embed import CrossEncodes
    from vraagbaak.index import Index
    from vraagbaak.types import Hit, Language

BEFORE, AFTER = 150, 650
"""So many characters before and after the start of the first marked sentence are read."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Reads answers of one index."""

    index: Index
    cross_encoder: CrossEncodes
    marks: Marks

    def judged(
        self, question: str, hits: Sequence[Hit], *, language: Language, history: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        """Note with the first hit what the cross-encoder says of it."""
        if not hits:
            return ()
        reading = readings(question, history=history, language=language)[0]
        score = self.cross_encoder.score(reading, self.excerpt(question, hits[0], language))
        first = replace(hits[0], signals={**hits[0].signals, Signal.CROSS_ENCODED: score})
        return (first, *hits[1:])

    def excerpt(self, question: str, hit: Hit, language: Language) -> str:
        """Cut out of an answer what is nearest to the question, with what stands around it."""
        exchange = self.index.exchange(hit.exchange_id)
        document = self.index.document(exchange.document_id)
        marked = Highlighter(question, language, self.marks).highlights(hit, document)
        made = quote(document, exchange, marked)
        start = made.highlights[0].start if made.highlights else 0
        return made.text[max(0, start - BEFORE) : start + AFTER]
