"""The catalogue: documents, exchanges and passages in SQLite, read only."""

from __future__ import annotations

import sqlite3
import threading
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from vraagbaak.index.rows import char_map_of, document_of, exchange_of, passage_of
from vraagbaak.types import CharMap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

    from vraagbaak.types import Document, Exchange, Passage

CACHED_CHAR_MAPS = 64


class StoredCharMap(CharMap):
    """The places of a document's characters, fetched from the catalogue when first looked at."""

    __slots__ = ("_fetch",)
    _fetch: Callable[[], CharMap]

    def __init__(self, fetch: Callable[[], CharMap]) -> None:
        object.__setattr__(self, "_fetch", fetch)

    @property
    def pages(self) -> npt.NDArray[np.int32]:
        """Page numbers, as in `CharMap`."""
        return self._fetch().pages

    @property
    def boxes(self) -> npt.NDArray[np.float32]:
        """Boxes, as in `CharMap`."""
        return self._fetch().boxes


class Catalog:
    """An open catalogue; safe to use from several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._char_map = lru_cache(CACHED_CHAR_MAPS)(self._read_char_map)

    @classmethod
    def open(cls, path: Path) -> Catalog:
        """Open the file without ever writing to it.

        Raises:
            sqlite3.DatabaseError: It is missing or no database.
        """
        # Immutable holds because a generation never changes. The open connection outlives the
        # removal of the file, so that a long-running reader keeps its generation.
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        return cls(connection)

    def close(self) -> None:
        """Close the file; character maps not looked at yet are then out of reach."""
        with self._lock:
            self._connection.close()

    def documents(self) -> tuple[Document, ...]:
        """Read all documents in the order they were added, without their lines."""
        return tuple(
            document_of(row, StoredCharMap(partial(self._char_map, row["id"])))
            for row in self._rows("SELECT * FROM documents ORDER BY position")
        )

    def exchanges(self) -> tuple[Exchange, ...]:
        """Read all exchanges, document after document, in reading order."""
        return tuple(map(exchange_of, self._rows("SELECT * FROM exchanges ORDER BY position")))

    def passages(self) -> tuple[Passage, ...]:
        """Read all passages in the order of their vectors."""
        return tuple(map(passage_of, self._rows("SELECT * FROM passages ORDER BY row")))

    def problems(self) -> tuple[str, ...]:
        """Let SQLite look for damage, and for rows that refer to nothing or are not there."""
        damage = [row[0] for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        loose = [
            f"row {row['rowid']} of {row['table']} refers to no row of {row['parent']}"
            for row in self._rows("PRAGMA foreign_key_check")
        ]
        unmapped = [
            f"document {row['id']} has no map of the places of its characters"
            for row in self._rows(
                "SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM char_maps)"
            )
        ]
        return (*damage, *loose, *unmapped)

    def _read_char_map(self, document_id: str) -> CharMap:
        query = "SELECT pages, boxes FROM char_maps WHERE document_id = ?"
        (row,) = self._rows(query, document_id)
        return char_map_of(row)

    def _rows(self, query: str, *parameters: str) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(query, parameters).fetchall()
