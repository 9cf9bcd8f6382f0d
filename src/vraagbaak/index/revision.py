"""The next generation in the making: one writer, all or nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock, Timeout

from vraagbaak.errors import IndexBusyError
from vraagbaak.index.edit import CatalogEdit
from vraagbaak.index.generation import (
    LOCK,
    current,
    discard,
    missing,
    new_draft,
    publish,
    write_file,
    writing,
)
from vraagbaak.index.manifest import CATALOG, MANIFEST, VECTORS, Manifest, Totals, file_sha256
from vraagbaak.index.store import Index
from vraagbaak.index.vectors import VectorTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from vraagbaak.index.generation import Generation
    from vraagbaak.index.manifest import Model
    from vraagbaak.types import Paper, Passage, Vectors

LOCK_SECONDS = 5.0


@contextmanager
def revise(folder: Path) -> Iterator[Revision]:
    """Hold the only right to write to an index; what is not published is thrown away.

    Raises:
        IndexBusyError: Another process is writing.
        IndexDamagedError: The index that is there cannot be built on.
        IndexWriteError: The folder cannot be written.
    """
    with _locked(folder):
        revision = Revision(folder, Index.open(folder) if current(folder) else None)
        try:
            yield revision
        finally:
            revision.close()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    # The system lets go of this lock when its process ends, killed or not.
    lock = FileLock(folder / LOCK)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=LOCK_SECONDS)
        except Timeout as error:
            raise IndexBusyError(
                f"Another process is writing the index in {folder}. Try again when it is done."
            ) from error
    try:
        yield
    finally:
        lock.release()


class Revision:
    """Changes to an index that become visible together, by `publish`."""

    def __init__(self, folder: Path, base: Index | None) -> None:
        self.base = base
        self._folder = folder
        self._draft: Path | None = None
        self._edit: CatalogEdit | None = None

    @property
    def changed(self) -> bool:
        """Whether there is anything to publish."""
        return self._edit is not None

    def existing(self) -> Index:
        """Give the index that is changed; raises IndexMissingError if there is none."""
        if self.base is None:
            raise missing(self._folder)
        return self.base

    def insert(self, paper: Paper, passages: Sequence[Passage]) -> None:
        """Add a document; its vectors come with `publish`, in the order of insertion."""
        with writing(self._folder):
            self._opened().insert(paper, passages)

    def drop(self, document_id: str) -> None:
        """Take out a document with all that belongs to it."""
        with writing(self._folder):
            self._opened().drop(document_id)

    def move(self, document_id: str, path: Path) -> None:
        """Note where a document lies now."""
        with writing(self._folder):
            self._opened().move(document_id, path)

    def publish(self, model: Model, fresh: Vectors) -> Generation:
        """Write the new generation and switch to it.

        Args:
            model: The model that made all vectors, old and fresh.
            fresh: The vectors of the inserted passages, in the order of insertion.
        """
        with writing(self._folder):
            edit = self._opened()
            totals = Totals(*map(edit.count, ("documents", "exchanges", "passages")))
            draft = self._draft_folder()
            vectors = np.concatenate([self._old_vectors(model.dimension), fresh])[edit.finish()]
            files = {
                CATALOG: file_sha256(draft / CATALOG),
                VECTORS: write_file(draft / VECTORS, VectorTable.of(vectors).to_bytes()),
            }
            manifest = Manifest(model, totals, files)
            write_file(draft / MANIFEST, manifest.to_bytes())
            return publish(self._folder, draft, draft / MANIFEST)

    def close(self) -> None:
        """Throw away what was not published."""
        if self._edit is not None:
            self._edit.close()
        if self._draft is not None:
            discard(self._draft)
        if self.base is not None:
            self.base.close()

    def _old_vectors(self, dimension: int) -> Vectors:
        if self.base is None or not self.base.passages:
            return np.empty((0, dimension), dtype=np.float32)
        return self.base.vectors

    def _draft_folder(self) -> Path:
        if self._draft is None:
            self._draft = new_draft(self._folder)
        return self._draft

    def _opened(self) -> CatalogEdit:
        if self._edit is None:
            base = self.base.files / CATALOG if self.base else None
            self._edit = CatalogEdit(self._draft_folder() / CATALOG, base)
        return self._edit
