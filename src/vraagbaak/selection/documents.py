"""Find documents by id, file, number or a part of the title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.lexical import words
from vraagbaak.selection.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vraagbaak.types import Document

SHORTEST_ID = 4
_NO_PART_OF_A_NUMBER = frozenset({"nr", "kst"})


@dataclass(frozen=True, slots=True)
class _Names:
    """What one document is called: `files` in lower case, `numbers` and `titles` folded."""

    id: str
    files: frozenset[str]
    numbers: frozenset[str]
    titles: str

    @classmethod
    def of(cls, document: Document) -> _Names:
        path = document.path
        titles = " \n ".join(" ".join(words(each)) for each in (document.title, path.stem))
        return cls(
            id=document.id,
            files=frozenset(each.casefold() for each in (path.name, path.stem, str(path))),
            numbers=frozenset(map(_number, numbers_of(document))),
            titles=f" {titles}",
        )


class DocumentNames:
    """The names of documents, folded once, so that looking for one among thousands is fast."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._names = [_Names.of(document) for document in documents]

    def called(self, name: str) -> set[str]:
        """List the ids of those that go by `name`; if there are none, of those that hold it.

        A title or a file's name holds it at the beginning of a word: `Sinterklaasintocht` does
        `sinterklaas`.
        """
        wanted, number, text = name.strip().casefold(), _number(name), f" {' '.join(words(name))}"
        by_id = len(wanted) >= SHORTEST_ID
        exact = {
            each.id
            for each in self._names
            if (by_id and each.id.startswith(wanted))
            or wanted in each.files
            or (number and number in each.numbers)
        }
        return exact or {each.id for each in self._names if text.strip() and text in each.titles}


def numbers_of(document: Document) -> tuple[str, ...]:
    """List the numbers that a document bears."""
    own = document.particulars
    return tuple(filter(None, (document.reference, own.kenmerk, *own.question_numbers)))


def _number(text: str) -> str:
    """Write `36450, nr. 6` and `kst-36450-6` alike."""
    return "".join(word for word in words(text) if word not in _NO_PART_OF_A_NUMBER) or folded(text)
