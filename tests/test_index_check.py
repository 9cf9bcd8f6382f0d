"""The full check finds what checksums cannot: contents that do not fit together."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import faiss
import numpy as np
import pytest

from vraagbaak.index import Index, Pipeline, add, check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder


@pytest.fixture
def folder(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Path:
    for name in ("bridges", "ferries"):
        (tmp_path / f"{name}.txt").write_text(f"What about {name}? | We like {name}.\n")
    folder = tmp_path / "index"
    add(folder, sorted(tmp_path.glob("*.txt")), encoder=encoder, pipeline=pipeline)
    return folder


def reseal(folder: Path, files: Path) -> None:
    """Make all checksums fit again, as one who changes an index on purpose would."""
    manifest = json.loads((files / "manifest.json").read_text())
    for name in manifest["files"]:
        manifest["files"][name] = hashlib.sha256((files / name).read_bytes()).hexdigest()
    content = json.dumps(manifest).encode()
    (files / "manifest.json").write_bytes(content)
    name = f"000009-{hashlib.sha256(content).hexdigest()[:16]}"
    files.rename(files.with_name(name))
    (folder / "CURRENT").write_text(f"{name}\n")


def test_a_sound_index_has_no_problems(folder: Path) -> None:
    assert check(folder) == ()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE passages SET last = 9999 WHERE row = 1", "is empty or lies outside the text"),
        ("UPDATE exchanges SET answer = '[[5, 9999]]'", "lies outside the text"),
        ("UPDATE exchanges SET footnotes = '[[\"1\", 5, 9999, 1]]'", "lies outside the text"),
        ("UPDATE documents SET footnotes = '[[\"1\", 5, 9999, 1]]'", "footnote 1 lies outside"),
        ("UPDATE documents SET text = text || 'x'", "the map of their places"),
        ("UPDATE documents SET pages = '[]'", "a page that the document does not have"),
        ("UPDATE char_maps SET document_id = 'x' WHERE rowid = 1", "refers to no row of documents"),
        ("DELETE FROM char_maps", "has no map of the places"),
    ],
)
def test_a_catalogue_that_does_not_hold_together_is_found(
    folder: Path, change: str, problem: str
) -> None:
    files = Index.open(folder).files
    with closing(sqlite3.connect(files / "catalog.sqlite")) as catalog, catalog:
        catalog.execute(change)
    reseal(folder, files)

    found = check(folder)

    assert found
    assert any(problem in each for each in found)
    assert all("catalog.sqlite" in each for each in found)


def test_a_vector_that_is_not_of_length_one_is_found(folder: Path) -> None:
    files = Index.open(folder).files
    vectors = Index.open(folder).vectors
    vectors[2] *= 1.5
    flat = faiss.IndexFlatIP(32)
    flat.add(vectors)
    faiss.write_index(flat, str(files / "vectors.faiss"))
    reseal(folder, files)

    (problem,) = check(folder)

    assert "vectors.faiss" in problem
    assert "has length 1.5000, not 1" in problem


def test_every_damaged_file_is_named_not_only_the_first(folder: Path) -> None:
    files = Index.open(folder).files
    for name in ("catalog.sqlite", "vectors.faiss"):
        (files / name).write_bytes(b"")

    problems = check(folder)

    assert [name in each for name, each in zip(("catalog", "vectors"), problems, strict=True)]


def test_a_vector_of_another_length_cannot_be_searched_for(folder: Path) -> None:
    index = Index.open(folder)

    with pytest.raises(ValueError, match="32 dimensions"):
        index.search(np.ones(31, dtype=np.float32), limit=1)
    with pytest.raises(ValueError, match="32 dimensions"):
        index.scores(np.ones(33, dtype=np.float32))


def test_documents_and_exchanges_are_found_by_their_ids(folder: Path) -> None:
    index = Index.open(folder)
    document = index.documents[1]
    (exchange,) = index.exchanges(document.id)

    assert index.document(document.id) is document
    assert index.exchange(exchange.id) is exchange
    assert exchange in index.exchanges()
    assert len(index.exchanges()) == 2
    assert index.exchanges("unknown") == ()
    with pytest.raises(KeyError):
        index.document("unknown")
    assert (index.model, index.dimension) == ("fake", 32)
    assert len(index.fingerprint) == 16
    (entry, _) = index.entries()
    assert (entry.answers, entry.questions, entry.passages, entry.pages) == (1, 1, 2, 1)
