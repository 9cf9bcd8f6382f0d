"""An open index: what the documents hold, and which passages are near a vector."""

from __future__ import annotations

import sqlite3
import weakref
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.errors import IndexDamagedError
from vraagbaak.index.catalog import Catalog
from vraagbaak.index.generation import damaged, required
from vraagbaak.index.manifest import (
    CATALOG,
    VECTORS,
    Totals,
    check_file,
    read_checked,
    read_manifest,
)
from vraagbaak.index.vectors import VectorsError, VectorTable

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from vraagbaak.embed import Encoder
    from vraagbaak.index.generation import Generation
    from vraagbaak.index.manifest import Manifest
    from vraagbaak.types import Document, Exchange, Passage


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and its inner product with the vector that was asked for."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document with the figures that a list of documents shows."""

    document: Document
    answers: int
    questions: int
    passages: int
    pages: int


class Index:
    """One generation of an index, checked and open; safe to use from several threads.

    Documents, exchanges and passages are in memory; the places of characters stay in the
    catalogue until they are looked at.
    """

    def __init__(
        self, generation: Generation, *, manifest: Manifest, catalog: Catalog, table: VectorTable
    ) -> None:
        self.manifest = manifest
        self.documents = catalog.documents()
        self.passages = catalog.passages()
        self._generation = generation
        self._catalog = catalog
        self._table = table
        self._exchanges = catalog.exchanges()
        self._documents_by_id = {document.id: document for document in self.documents}
        self._exchanges_by_id = {exchange.id: exchange for exchange in self._exchanges}
        self._exchanges_of: dict[str, list[Exchange]] = {}
        for exchange in self._exchanges:
            self._exchanges_of.setdefault(exchange.document_id, []).append(exchange)
        self.close = weakref.finalize(self, catalog.close)

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Open the current generation and check every file of it.

        Raises:
            IndexMissingError: There is no index in the folder.
            IndexDamagedError: A file is missing, changed or of another version.
        """
        generation = required(folder)
        while True:
            try:
                return cls._load(generation)
            except IndexDamagedError:
                latest = required(folder)
                if latest == generation:
                    raise
                # A writer switched, and removed what was being read.
                generation = latest

    @classmethod
    def _load(cls, generation: Generation) -> Index:
        manifest = read_manifest(generation)
        catalog_path = generation.path / CATALOG
        vectors_path = generation.path / VECTORS
        content = read_checked(vectors_path, generation, manifest.files[VECTORS])
        check_file(catalog_path, generation, manifest.files[CATALOG])
        try:
            table = VectorTable.from_bytes(content)
            catalog = Catalog.open(catalog_path)
            index = cls(generation, manifest=manifest, catalog=catalog, table=table)
        except VectorsError as error:
            raise damaged(vectors_path, generation.folder, f"holds no vectors: {error}") from error
        except sqlite3.DatabaseError as error:
            raise damaged(catalog_path, generation.folder, f"is unreadable: {error}") from error
        index._check_agreement()
        return index

    def _check_agreement(self) -> None:
        found = Totals(len(self.documents), len(self._exchanges), len(self.passages))
        if found != self.manifest.totals:
            raise damaged(
                self._generation.path / CATALOG,
                self.folder,
                f"holds {found}, the manifest says {self.manifest.totals}",
            )
        rows, dimension = len(self._table), self._table.dimension
        if (rows, dimension) != (len(self.passages), self.dimension):
            raise damaged(
                self._generation.path / VECTORS,
                self.folder,
                f"holds {rows} vectors of {dimension} dimensions, "
                f"not {len(self.passages)} of {self.dimension}",
            )

    @property
    def folder(self) -> Path:
        """The folder that holds the index."""
        return self._generation.folder

    @property
    def generation(self) -> str:
        """The name of the generation; it changes with every change to the index."""
        return self._generation.name

    @property
    def files(self) -> Path:
        """The folder of the generation's files."""
        return self._generation.path

    @property
    def model(self) -> str:
        """The name of the embedding model that made the vectors."""
        return self.manifest.model.name

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the embedding model that made the vectors."""
        return self.manifest.model.fingerprint

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return self.manifest.model.dimension

    @cached_property
    def vectors(self) -> npt.NDArray[np.float32]:
        """Copy all vectors: row i belongs to passage i."""
        return self._table.rows()

    def document(self, document_id: str) -> Document:
        """Give a document; raises KeyError if the index does not hold it."""
        return self._documents_by_id[document_id]

    def exchange(self, exchange_id: str) -> Exchange:
        """Give an exchange; raises KeyError if the index does not hold it."""
        return self._exchanges_by_id[exchange_id]

    def exchanges(self, document_id: str | None = None) -> tuple[Exchange, ...]:
        """Give the exchanges of one document, or of all, in reading order."""
        if document_id is None:
            return self._exchanges
        return tuple(self._exchanges_of.get(document_id, ()))

    def catalog_problems(self) -> tuple[str, ...]:
        """Let SQLite look for damage and for rows that refer to nothing."""
        return self._catalog.problems()

    def entries(self) -> tuple[DocumentEntry, ...]:
        """Count what each document holds, in the order the documents were added."""
        passages = dict.fromkeys(self._documents_by_id, 0)
        for passage in self.passages:
            passages[self.exchange(passage.exchange_id).document_id] += 1
        return tuple(self._entry(each, passages[each.id]) for each in self.documents)

    def _entry(self, document: Document, passages: int) -> DocumentEntry:
        exchanges = self.exchanges(document.id)
        questions = sum(max(1, len(exchange.labels)) for exchange in exchanges)
        return DocumentEntry(document, len(exchanges), questions, passages, len(document.pages))

    def search(self, vector: npt.NDArray[np.float32], *, limit: int) -> tuple[Found, ...]:
        """Find the passages with the highest inner product with a unit vector, best first."""
        neighbours = self._table.search(self._checked(vector), limit=limit)
        return tuple(Found(self.passages[each.row], each.score) for each in neighbours)

    def scores(self, vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Compute the inner product of a unit vector with each passage, in row order."""
        return self._table.scores(self._checked(vector))

    def _checked(self, vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        if vector.size != self.dimension:
            raise ValueError(
                f"The index in {self.folder} holds vectors of {self.dimension} dimensions; "
                f"this one has shape {vector.shape}."
            )
        return np.ascontiguousarray(vector, dtype=np.float32).reshape(-1)


def require_model(index: Index, encoder: Encoder) -> None:
    """Check that the encoder is the model that made the vectors.

    Raises:
        IndexDamagedError: It is another one; its vectors and these cannot be compared.
    """
    if index.fingerprint == encoder.fingerprint and index.dimension == encoder.dimension:
        return
    raise IndexDamagedError(
        f"The index in {index.folder} was built with the model {index.model} "
        f"(fingerprint {index.fingerprint}); set now is {encoder.name} "
        f"(fingerprint {encoder.fingerprint}), which cannot search it. Set VRAAGBAAK_MODEL to "
        f"{index.model} again, or add the documents to another folder with --index."
    )
