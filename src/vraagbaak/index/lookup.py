"""Which document a user means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.errors import UnknownDocumentError

if TYPE_CHECKING:
    from vraagbaak.index.store import DocumentEntry, Index

SHORTEST_ID = 4


def find_entry(index: Index, wanted: str) -> DocumentEntry:
    """Find a document by its id, the first digits of its id, its file's name or its path.

    Raises:
        UnknownDocumentError: None, or more than one, goes by that name.
    """
    entries = [entry for entry in index.entries() if _goes_by(entry, wanted)]
    exact = [entry for entry in entries if entry.document.id == wanted]
    match exact or entries:
        case [entry]:
            return entry
        case []:
            reason = f"No document of the index in {index.folder} is called {wanted!r}"
        case several:
            names = ", ".join(f"{e.document.id} ({e.document.path.name})" for e in several)
            reason = f"{wanted!r} may be any of these documents in {index.folder}: {names}"
    raise UnknownDocumentError(f"{reason}. See them all: vraagbaak index list")


def _goes_by(entry: DocumentEntry, wanted: str) -> bool:
    document = entry.document
    by_id = len(wanted) >= SHORTEST_ID and document.id.startswith(wanted.lower())
    return by_id or wanted in {document.path.name, str(document.path)}
