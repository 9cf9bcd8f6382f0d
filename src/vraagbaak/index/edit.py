"""A new catalogue, made from a copy of the old one."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

from vraagbaak.index.generation import sync
from vraagbaak.index.rows import (
    SCHEMA,
    char_map_row,
    document_row,
    exchange_row,
    passage_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from vraagbaak.index.rows import Row
    from vraagbaak.types import Paper, Passage


class CatalogEdit:
    """A catalogue in the making; the file counts for nothing until `finish` returns."""

    def __init__(self, path: Path, base: Path | None) -> None:
        if base is not None:
            shutil.copyfile(base, path)
        self._path = path
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._shrunk = False
        # A file that is thrown away on any failure needs no journal of its own.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        if base is None:
            self._connection.executescript(SCHEMA)
        self._connection.execute("BEGIN")
        last = self._connection.execute("SELECT max(row) FROM passages").fetchone()[0]
        self._next_row: int = 0 if last is None else last + 1

    def insert(self, paper: Paper, passages: Sequence[Passage]) -> None:
        """Add a document, its exchanges and its passages."""
        self._insert("documents", [document_row(paper.document)])
        self._insert("char_maps", [char_map_row(paper.document)])
        self._insert("exchanges", map(exchange_row, paper.exchanges))
        self._insert(
            "passages",
            [passage_row(each, self._next_row + i) for i, each in enumerate(passages)],
        )
        self._next_row += len(passages)

    def drop(self, document_id: str) -> None:
        """Take out a document with all that belongs to it."""
        self._connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        self._shrunk = True

    def move(self, document_id: str, path: Path) -> None:
        """Note where a document lies now."""
        change = "UPDATE documents SET path = ? WHERE id = ?"
        self._connection.execute(change, (str(path), document_id))

    def finish(self) -> list[int]:
        """Number the passages anew and bring the file to the disk.

        Returns:
            For each passage the row it had: in the old catalogue, or behind it in the order of
            insertion.
        """
        query = "SELECT row FROM passages ORDER BY row"
        kept = [row for (row,) in self._connection.execute(query)]
        # Upwards, a new number is never one that is still in use.
        shifts = [(new, old) for new, old in enumerate(kept) if new != old]
        self._connection.executemany("UPDATE passages SET row = ? WHERE row = ?", shifts)
        self._connection.execute("COMMIT")
        if self._shrunk:
            # A deleted row stays in the file otherwise: a removed document must be gone.
            self._connection.execute("VACUUM")
        self._connection.close()
        sync(self._path)
        return kept

    def count(self, table: str) -> int:
        """Count the rows of a table."""
        (number,) = self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(number)

    def close(self) -> None:
        """Close the file, finished or not."""
        self._connection.close()

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        for row in rows:
            names = ", ".join(row)
            places = ", ".join(f":{name}" for name in row)
            self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", row)
