"""Questions and passages in one space, whatever the language of the question."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from vraagbaak.retrieve.everyday import DUTCH_SENTENCES, ENGLISH_QUESTIONS
from vraagbaak.retrieve.nearness import NearnessIndex
from vraagbaak.types import Language

if TYPE_CHECKING:
    from vraagbaak.embed import Encoder
    from vraagbaak.index import Index
    from vraagbaak.retrieve.nearness import Nearness, Vector


class Space:
    """Measures how near questions lie to the passages of one index.

    What all questions of a language have in common is taken out of them first.
    """

    def __init__(self, index: Index, *, encoder: Encoder) -> None:
        self._index = index
        self._encoder = encoder

    def measure(self, question: str, language: Language) -> Nearness:
        """Compare a question with every passage."""
        vector = self._encoder.encode_queries([question])[0]
        return self.nearness.measure(vector, origin=self._origin(language))

    @cached_property
    def nearness(self) -> NearnessIndex:
        """The passages, gathered per exchange."""
        # Made at the first question: it needs the model, which opening an index does not load.
        background: Vector = self._encoder.encode_documents(DUTCH_SENTENCES).mean(axis=0)
        return NearnessIndex(self._index, background=background)

    def _origin(self, language: Language) -> Vector:
        """Give the common part of questions in a language."""
        return self.nearness.mean if language is Language.DUTCH else self._english_origin

    @cached_property
    def _english_origin(self) -> Vector:
        origin: Vector = self._encoder.encode_queries(ENGLISH_QUESTIONS).mean(axis=0)
        return origin
