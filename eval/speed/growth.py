"""Make a large index out of a small one, and time questions on it.

The papers are repeated. In each copy the vectors are moved a little and some words get other
letters, so that no two copies are equal and the vocabulary grows with the papers, as in life.
"""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, cast

import numpy as np

from vraagbaak.retrieve import Retriever

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from vraagbaak.embed import Encoder
    from vraagbaak.index import Index
    from vraagbaak.types import Document, Exchange, Language, Passage

_MOVED = 0.15
"""How long the random vector is that is added to each unit vector of a copy."""
_CHANGED = 0.1
"""The share of long words that get other letters in a copy."""
_LONG_WORD = re.compile(r"\b[a-z]{7,}\b")


@dataclass(frozen=True, slots=True)
class Timing:
    """What questions took on an index of some size, in milliseconds, and opening it in seconds."""

    exchanges: int
    passages: int
    opening: float
    median: float
    slowest_twentieth: float


class GrownIndex:
    """What a retriever asks of an index, over copies of the papers of a real one."""

    def __init__(self, index: Index, *, exchanges: int) -> None:
        rng = np.random.default_rng(0)
        self._documents: dict[str, Document] = {}
        self._exchanges: list[Exchange] = []
        self.passages: list[Passage] = []
        vectors: list[npt.NDArray[np.float32]] = []
        copy = 0
        while len(self._exchanges) < exchanges:
            kept = index.exchanges()[: exchanges - len(self._exchanges)]
            vectors.append(self._add(index, kept, copy, rng))
            copy += 1
        self._vectors = np.concatenate(vectors)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of all copies."""
        return tuple(self._documents.values())

    def exchanges(self) -> tuple[Exchange, ...]:
        """Give the exchanges of all copies."""
        return tuple(self._exchanges)

    def document(self, document_id: str) -> Document:
        """Give a document of a copy."""
        return self._documents[document_id]

    def scores(self, vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Compute the inner product of a unit vector with each passage."""
        products: npt.NDArray[np.float32] = self._vectors @ vector
        return products

    def _add(
        self, index: Index, kept: Sequence[Exchange], copy: int, rng: np.random.Generator
    ) -> npt.NDArray[np.float32]:
        """Add a copy of some exchanges with their passages; give the passages' vectors."""
        ids = {each.id for each in kept}
        for document_id in dict.fromkeys(each.document_id for each in kept):
            document = index.document(document_id)
            text = _with_other_words(document.text, copy)
            self._documents[f"{document_id}-{copy}"] = replace(
                document, id=f"{document_id}-{copy}", text=text
            )
        self._exchanges += [
            replace(each, id=f"{each.id}-{copy}", document_id=f"{each.document_id}-{copy}")
            for each in kept
        ]
        rows = [row for row, each in enumerate(index.passages) if each.exchange_id in ids]
        for row in rows:
            passage = index.passages[row]
            self.passages.append(replace(passage, exchange_id=f"{passage.exchange_id}-{copy}"))
        noise = rng.normal(size=(len(rows), index.dimension)) / np.sqrt(index.dimension)
        moved = index.vectors[rows] + (_MOVED * noise if copy else 0.0)
        unit: npt.NDArray[np.float32] = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        return unit.astype(np.float32)


def time_questions(
    index: Index, encoder: Encoder, questions: Sequence[tuple[str, Language]], *, exchanges: int
) -> Timing:
    """Ask every question of an index of `exchanges`; one is asked before the clock runs."""
    grown = GrownIndex(index, exchanges=exchanges)
    start = time.perf_counter()
    retriever = Retriever(cast("Index", grown), encoder=encoder)
    retriever.search(questions[0][0], language=questions[0][1], limit=5)
    opening = time.perf_counter() - start
    taken = []
    for question, language in questions:
        start = time.perf_counter()
        retriever.search(question, language=language, limit=5)
        taken.append((time.perf_counter() - start) * 1000)
    slow = sorted(taken)[int(0.95 * (len(taken) - 1))]
    return Timing(
        exchanges=len(grown.exchanges()),
        passages=len(grown.passages),
        opening=round(opening, 2),
        median=round(median(taken), 1),
        slowest_twentieth=round(slow, 1),
    )


def _with_other_words(text: str, copy: int) -> str:
    """Give other letters to some long words; no word changes its length."""
    if copy == 0:
        return text
    chance = random.Random(copy)

    def changed(match: re.Match[str]) -> str:
        word = match.group()
        return "".join(chance.sample(word, len(word))) if chance.random() < _CHANGED else word

    return _LONG_WORD.sub(changed, text)
