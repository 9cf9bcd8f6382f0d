"""Know an exchange again that stands in a second file, such as the text form of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.lexical import words
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vraagbaak.index import Index
    from vraagbaak.types import Exchange

SHINGLE_WORDS = 4
LEAST_OVERLAP = 0.8
"""Two forms of a paper share more of their shingles than this; other answers share few."""


class Twins:
    """Compares exchanges of different documents by the runs of words in them."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._exchanges = index.exchanges()
        self._shingles: dict[str, frozenset[tuple[str, ...]]] = {}

    def same(self, one: Exchange, other: Exchange) -> bool:
        """Say whether two exchanges are one, read from two files."""
        if one.document_id == other.document_id or one.labels != other.labels:
            return False
        ours, theirs = self._shingles_of(one), self._shingles_of(other)
        return len(ours & theirs) >= LEAST_OVERLAP * len(ours | theirs)

    def distinct(self, positions: Iterable[int], limit: int) -> list[int]:
        """List the first `limit` exchanges of `positions`, best first, each once.

        Of one that stands in two files, the form with pages is given in the place of the other.
        """
        found: list[int] = []
        for position in positions:
            twin = self._twin_among(found, position)
            if twin is not None:
                found[twin] = self._better_form(found[twin], position)
            elif len(found) == limit:
                return found
            else:
                found.append(position)
        return found

    def _twin_among(self, found: Sequence[int], position: int) -> int | None:
        exchange = self._exchanges[position]
        return next(
            (i for i, each in enumerate(found) if self.same(self._exchanges[each], exchange)), None
        )

    def _better_form(self, one: int, other: int) -> int:
        return other if self._paged(other) and not self._paged(one) else one

    def _paged(self, position: int) -> bool:
        document = self._index.document(self._exchanges[position].document_id)
        return document.measure is Measure.POINTS

    def _shingles_of(self, exchange: Exchange) -> frozenset[tuple[str, ...]]:
        known = self._shingles.get(exchange.id)
        if known is None:
            document = self._index.document(exchange.document_id)
            own = words(document.cut(exchange.question) + "\n" + document.cut(exchange.answer))
            shifted = (own[start:] for start in range(SHINGLE_WORDS))
            known = frozenset(zip(*shifted, strict=False)) or frozenset([tuple(own)])
            self._shingles[exchange.id] = known
        return known
