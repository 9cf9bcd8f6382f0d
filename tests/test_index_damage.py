"""Damaged, foreign and vanishing files of an index."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from vraagbaak.errors import IndexBusyError, IndexDamagedError, IndexMissingError
from vraagbaak.index import Index, Pipeline, add, check, generation, remove, revision, store
from vraagbaak.index.generation import POINTER
from vraagbaak.index.manifest import SCHEMA_VERSION, read_manifest
from vraagbaak.index.vectors import VectorTable

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.index.generation import Generation
    from vraagbaak.index.manifest import Manifest

FILES = ["CURRENT", "manifest.json", "catalog.sqlite", "vectors.faiss"]


@pytest.fixture
def folder(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Path:
    for name in ("bridges", "ferries", "trams"):
        (tmp_path / f"{name}.txt").write_text(f"What about {name}? | We like {name}.\n")
    folder = tmp_path / "index"
    add(folder, sorted(tmp_path.glob("*.txt")), encoder=encoder, pipeline=pipeline)
    return folder


def file_of(folder: Path, name: str) -> Path:
    return folder / name if name == POINTER else Index.open(folder).files / name


def flip(path: Path, place: float) -> None:
    """Change one bit of one byte, `place` of the way through the file."""
    content = bytearray(path.read_bytes())
    content[int(place * (len(content) - 1))] ^= 1
    path.write_bytes(content)


def reseal(folder: Path) -> None:
    """Make the checksums fit again after a change, as one who forges would."""
    files = Index.open(folder).files if check(folder) == () else _only_generation(folder)
    manifest = json.loads((files / "manifest.json").read_text())
    manifest["files"] = {
        name: hashlib.sha256((files / name).read_bytes()).hexdigest() for name in manifest["files"]
    }
    content = json.dumps(manifest).encode()
    (files / "manifest.json").write_bytes(content)
    name = f"000009-{hashlib.sha256(content).hexdigest()[:16]}"
    files.rename(files.parent / name)
    (folder / POINTER).write_text(f"{name}\n")


def _only_generation(folder: Path) -> Path:
    (files,) = (folder / "generations").iterdir()
    return files


@pytest.mark.parametrize("place", [0, 0.37, 1])
@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_is_refused_and_found(
    folder: Path, name: str, place: float, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    path = file_of(folder, name)
    flip(path, place)

    with pytest.raises(IndexDamagedError, match="vraagbaak index add") as caught:
        Index.open(folder)

    assert str(folder) in str(caught.value)
    (problem,) = check(folder)
    # A pointer that is off by one letter names files that are not there.
    assert problem.startswith(str(folder / "generations") if name == POINTER else str(path)) or (
        name == POINTER and problem.startswith(str(path))
    )
    with pytest.raises(IndexDamagedError):
        add(folder, [folder.parent], encoder=encoder, pipeline=pipeline)
    with pytest.raises(IndexDamagedError):
        remove(folder, "bridges.txt")


@pytest.mark.parametrize("name", FILES[1:])
def test_a_missing_file_is_refused_and_found(folder: Path, name: str) -> None:
    path = file_of(folder, name)
    path.unlink()

    with pytest.raises(IndexDamagedError, match=f"{name} cannot be read"):
        Index.open(folder)

    (problem,) = check(folder)
    assert problem.startswith(str(path))


def test_a_folder_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(IndexMissingError, match=rf"vraagbaak index add PATH.*{folder}"):
            Index.open(folder)
        with pytest.raises(IndexMissingError):
            check(folder)


def test_an_index_of_another_version_is_refused_with_both_numbers(folder: Path) -> None:
    path = file_of(folder, "manifest.json")
    now = f'"schema": {SCHEMA_VERSION}'
    path.write_text(path.read_text().replace(now, '"schema": 1'))
    reseal(folder)

    both = rf"version 1 of the index format.*reads version {SCHEMA_VERSION}"
    with pytest.raises(IndexDamagedError, match=both):
        Index.open(folder)

    assert f"version {SCHEMA_VERSION}" in check(folder)[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("vectors.faiss", "holds no vectors"), ("catalog.sqlite", "is unreadable")],
)
def test_a_file_that_is_something_else_is_refused(folder: Path, name: str, expected: str) -> None:
    file_of(folder, name).write_bytes(b"something else, of some length" * 40)
    reseal(folder)

    with pytest.raises(IndexDamagedError, match=expected):
        Index.open(folder)

    assert expected in check(folder)[0]


def test_vectors_and_passages_must_be_equally_many(folder: Path) -> None:
    path = file_of(folder, "vectors.faiss")
    path.write_bytes(VectorTable.of(np.eye(32, dtype=np.float32)).to_bytes())
    reseal(folder)

    with pytest.raises(IndexDamagedError, match="32 vectors of 32 dimensions, not 6 of 32"):
        Index.open(folder)


def test_the_manifest_and_the_catalogue_must_agree(folder: Path) -> None:
    path = file_of(folder, "manifest.json")
    path.write_text(path.read_text().replace('"documents": 3', '"documents": 4'))
    reseal(folder)

    with pytest.raises(IndexDamagedError, match="the manifest says"):
        Index.open(folder)


def test_a_writer_that_switches_while_the_index_opens_is_followed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = read_manifest, []

    def switching(current: Generation) -> Manifest:
        seen.append(current.name)
        if len(seen) == 1:
            # Two changes: the first keeps the generation being opened, the second removes it.
            monkeypatch.setattr(store, "read_manifest", real)
            remove(folder, "bridges.txt")
            remove(folder, "ferries.txt")
            monkeypatch.setattr(store, "read_manifest", switching)
        return real(current)

    monkeypatch.setattr(store, "read_manifest", switching)
    index = Index.open(folder)

    assert [document.path.name for document in index.documents] == ["trams.txt"]
    assert len(set(seen)) == 2


def test_a_writer_in_another_process_is_not_disturbed_and_a_killed_one_does_not_block(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revision, "LOCK_SECONDS", 0.05)
    hold = (
        "import sys, filelock\n"
        "lock = filelock.FileLock(sys.argv[1])\n"
        "lock.acquire()\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", hold, str(folder / generation.LOCK)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(IndexBusyError, match=str(folder)):
            remove(folder, "bridges.txt")
        assert len(Index.open(folder).documents) == 3
        holder.kill()
        holder.wait()

    remove(folder, "bridges.txt")

    assert len(Index.open(folder).documents) == 2
