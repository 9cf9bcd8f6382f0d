"""Questions to begin with, taken from the documents themselves."""

from __future__ import annotations

import re
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from vraagbaak.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vraagbaak.types import Document, Exchange

MIN_CHARACTERS = 25
MAX_CHARACTERS = 140
MAX_DOCUMENTS = 12
"""Documents beyond these are not looked at, so that a large index starts as fast as a small one."""

_NUMBERING = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+")
_LEANING = re.compile(
    r"^(?:zo|en|of|maar|indien|waarom niet|\w+ (?:hij|zij|ze))\b"
    r"|\b(?:deze|dit|dergelijke|zulke|genoemde|(?:hier|daar)\w*)\b"
    r"|\b(?:u|is|was|klopt|waarom) (?:dat|die|er)\b",
    re.IGNORECASE,
)
"""Words by which a question leans on what stands around it in its paper."""
_FORMAL = re.compile(r"\b(?:bekend met|kennisgenomen|kennis genomen|kent u)\b", re.IGNORECASE)
"""Words of an opening question, to which the answer is no more than yes."""


def examples(
    documents: Iterable[Document], exchanges: Sequence[Exchange], *, limit: int = 4
) -> tuple[str, ...]:
    """Choose short questions that stand on their own, a few from each document by turns.

    The choice depends on the documents alone: the same index gives the same examples.
    """
    by_document: dict[str, list[Exchange]] = {}
    for exchange in exchanges:
        by_document.setdefault(exchange.document_id, []).append(exchange)
    answered = (document for document in documents if document.id in by_document)
    found = [
        [question for each in by_document[document.id] if (question := _last(document, each))]
        for document in islice(answered, MAX_DOCUMENTS)
    ]
    questions = dict.fromkeys(_by_turns(found))
    # Sorting is stable: within the two groups the order stays.
    return tuple(islice(sorted(questions, key=_says_little), limit))


def _says_little(question: str) -> bool:
    return bool(_LEANING.search(question) or _FORMAL.search(question))


def _last(document: Document, exchange: Exchange) -> str | None:
    asked = document.cut(exchange.question)
    for span in reversed(sentences(asked)):
        sentence = _NUMBERING.sub("", span.of(asked), count=1)
        if sentence.endswith("?") and MIN_CHARACTERS <= len(sentence) <= MAX_CHARACTERS:
            return sentence
    return None


def _by_turns(found: Iterable[Sequence[str]]) -> Iterator[str]:
    for turn in zip_longest(*found):
        yield from (question for question in turn if question is not None)
