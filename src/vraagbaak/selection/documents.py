"""Find documents by id, file, number or a part of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.lexical import words
from vraagbaak.selection.names import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.types import Document

SHORTEST_ID = 4
_NO_PART_OF_A_NUMBER = frozenset({"nr", "kst"})


def called(documents: Sequence[Document], name: str) -> tuple[Document, ...]:
    """List the documents that go by `name`; if there are none, those with it in title or file."""
    wanted = name.strip().casefold()
    exact = tuple(each for each in documents if _goes_by(each, wanted))
    return exact or tuple(each for each in documents if _mentions(each, wanted))


def numbers_of(document: Document) -> tuple[str, ...]:
    """List the numbers that a document bears."""
    own = document.particulars
    return tuple(filter(None, (document.reference, own.kenmerk, *own.question_numbers)))


def _goes_by(document: Document, wanted: str) -> bool:
    path = document.path
    by_id = len(wanted) >= SHORTEST_ID and document.id.startswith(wanted)
    by_file = wanted in {each.casefold() for each in (path.name, path.stem, str(path))}
    number = _number(wanted)
    return by_id or by_file or (bool(number) and number in map(_number, numbers_of(document)))


def _mentions(document: Document, wanted: str) -> bool:
    """Look for `wanted` at the beginning of a word: `sinterklaas` in `Sinterklaasintocht`."""
    text = " ".join(words(wanted))
    named = (document.title, document.path.stem)
    return bool(text) and any(f" {text}" in f" {' '.join(words(each))}" for each in named)


def _number(text: str) -> str:
    """Write `36450, nr. 6` and `kst-36450-6` alike."""
    return "".join(word for word in words(text) if word not in _NO_PART_OF_A_NUMBER) or folded(text)
