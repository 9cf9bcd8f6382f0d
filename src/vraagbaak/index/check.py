"""A full check of an index on disk, which goes on after the first problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.errors import IndexDamagedError
from vraagbaak.index.generation import required
from vraagbaak.index.manifest import CATALOG, VECTORS, check_file, read_manifest
from vraagbaak.index.soundness import faults
from vraagbaak.index.store import Index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vraagbaak.index.generation import Generation
    from vraagbaak.types import Exchange, Passage

UNIT_TOLERANCE = 1e-3


def check(folder: Path) -> tuple[str, ...]:
    """Look for damage in every file of the index; nothing comes back if all is well.

    Each problem names the file. The source files of the documents are not looked at.

    Raises:
        IndexMissingError: There is no index in the folder.
    """
    try:
        generation = required(folder)
    except IndexDamagedError as error:
        return (str(error),)
    return tuple(_file_problems(generation)) or tuple(_content_problems(folder))


def _file_problems(generation: Generation) -> Iterator[str]:
    try:
        manifest = read_manifest(generation)
    except IndexDamagedError as error:
        yield str(error)
        return
    for name, sha256 in manifest.files.items():
        try:
            check_file(generation.path / name, generation, sha256)
        except IndexDamagedError as error:
            yield str(error)


def _content_problems(folder: Path) -> Iterator[str]:
    try:
        index = Index.open(folder)
    except IndexDamagedError as error:
        yield str(error)
        return
    try:
        catalog, vectors = index.files / CATALOG, index.files / VECTORS
        # Texts are looked at only where all rows are there to be read.
        problems = index.catalog_problems() or tuple(_text_problems(index))
        yield from (f"{catalog}: {problem}" for problem in problems)
        yield from (f"{vectors}: {problem}" for problem in _vector_problems(index))
    finally:
        index.close()


def _text_problems(index: Index) -> Iterator[str]:
    passages: dict[str, list[Passage]] = {}
    for passage in index.passages:
        passages.setdefault(index.exchange(passage.exchange_id).document_id, []).append(passage)
    for document in index.documents:
        exchanges: tuple[Exchange, ...] = index.exchanges(document.id)
        for fault in faults(document, exchanges, passages.get(document.id, [])):
            yield f"document {document.id} ({document.path.name}): {fault}"


def _vector_problems(index: Index) -> Iterator[str]:
    lengths = np.linalg.norm(index.vectors, axis=1)
    for row in np.flatnonzero(~np.isclose(lengths, 1, atol=UNIT_TOLERANCE)).tolist():
        yield f"the vector of passage {index.passages[row].id} has length {lengths[row]:.4f}, not 1"
