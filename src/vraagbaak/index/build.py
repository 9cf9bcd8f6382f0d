"""Adding documents to an index and removing them from it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.errors import ModelError
from vraagbaak.index.generation import required
from vraagbaak.index.intake import Intake
from vraagbaak.index.lookup import find_entry
from vraagbaak.index.pipeline import Pipeline, default_pipeline
from vraagbaak.index.progress import Progress, Silent
from vraagbaak.index.report import Report, Row
from vraagbaak.index.revision import revise
from vraagbaak.index.sources import sources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vraagbaak.embed import Encoder
    from vraagbaak.index.store import DocumentEntry
    from vraagbaak.types import Vectors

UNIT_TOLERANCE = 1e-3


def add(
    folder: Path,
    paths: Sequence[Path],
    *,
    encoder: Encoder,
    progress: Progress | None = None,
    pipeline: Pipeline | None = None,
) -> Report:
    """Bring files, and the files in folders, into the index in `folder`.

    A file that cannot be read is refused and the rest goes in. What the index already holds is
    neither read nor embedded again. If nothing changes, nothing is written.

    Raises:
        IndexBusyError: Another process is writing the index.
        IndexDamagedError: The index that is there is damaged, or made by another model.
        IndexWriteError: The disk is full, or the folder may not be written.
        ModelError: The model's vectors are not what it promises.
    """
    progress = progress or Silent()
    opening = nullcontext(pipeline) if pipeline else default_pipeline()
    with opening as stages, revise(folder) as revision:
        files = sources(paths, suffixes=stages.suffixes, index=folder)
        intake = Intake(revision, encoder=encoder, pipeline=stages, progress=progress)
        rows = []
        for done, file in enumerate(files):
            progress.files(done=done, total=len(files))
            rows.append(file if isinstance(file, Row) else intake.take(file))
        progress.files(done=len(files), total=len(files))
        if not revision.changed:
            return Report(tuple(rows), None)
        model = intake.model()
        fresh = _embed(intake.texts, model.dimension, encoder=encoder, progress=progress)
        generation = revision.publish(model, fresh)
    return Report(tuple(rows), generation.name)


def remove(folder: Path, document: str) -> DocumentEntry:
    """Take a document out of the index; `document` is its id, the start of it, or a file name.

    Raises:
        IndexMissingError: There is no index in the folder.
        UnknownDocumentError: No document, or more than one, goes by that name.
        IndexBusyError: Another process is writing the index.
        IndexDamagedError: The index is damaged.
        IndexWriteError: The disk is full, or the folder may not be written.
    """
    # Before `revise`, which makes the folder.
    required(folder)
    with revise(folder) as revision:
        base = revision.existing()
        entry = find_entry(base, document)
        revision.drop(entry.document.id)
        model = base.manifest.model
        revision.publish(model, np.empty((0, model.dimension), dtype=np.float32))
    return entry


def _embed(
    texts: Sequence[str], dimension: int, *, encoder: Encoder, progress: Progress
) -> Vectors:
    if not texts:
        return np.empty((0, dimension), dtype=np.float32)

    def tell(done: int) -> None:
        progress.embedding(done=done, total=len(texts))

    tell(0)
    vectors = encoder.encode_documents(texts, progress=tell)
    # An encoder tells now and then, and need not tell the end.
    tell(len(texts))
    if vectors.shape != (len(texts), dimension):
        raise ModelError(
            f"The model {encoder.name} gave vectors of shape {vectors.shape} for {len(texts)} "
            f"texts, not {dimension} figures each. Set another one: VRAAGBAAK_MODEL."
        )
    if not np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=UNIT_TOLERANCE):
        raise ModelError(
            f"The model {encoder.name} gave vectors that are not of length 1, which cannot be "
            "compared. Set another one: VRAAGBAAK_MODEL."
        )
    return vectors
