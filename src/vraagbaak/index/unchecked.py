"""What the catalogue of an index holds, read without trusting it."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.index.catalog import Catalog
from vraagbaak.index.generation import damaged, required
from vraagbaak.index.manifest import CATALOG
from vraagbaak.types import CharMap

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document, Exchange

_UNREADABLE = (sqlite3.DatabaseError, zlib.error, ValueError, TypeError, LookupError)
"""What reading a catalogue can raise if anything at all may stand in it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The documents and exchanges of an index; nothing vouches for them."""

    documents: tuple[Document, ...]
    exchanges: tuple[Exchange, ...]


def contents(folder: Path) -> Contents:
    """Read the current catalogue whatever its checksum says, the places of characters too.

    Raises:
        IndexMissingError: There is no index in the folder.
        IndexDamagedError: The catalogue cannot be read at all.
    """
    generation = required(folder)
    path = generation.path / CATALOG
    try:
        catalog = Catalog.open(path)
        try:
            documents = tuple(map(_with_places, catalog.documents()))
            return Contents(documents, catalog.exchanges())
        finally:
            catalog.close()
    except _UNREADABLE as error:
        raise damaged(path, folder, f"is unreadable: {error}") from error


def _with_places(document: Document) -> Document:
    return replace(document, chars=CharMap(document.chars.pages, document.chars.boxes))
