"""A disk that fills up, or fails, leaves the last complete index in use."""

from __future__ import annotations

import errno
import os
import resource
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from vraagbaak.errors import IndexWriteError
from vraagbaak.index import Index, Pipeline, add, check, generation, remove
from vraagbaak.index.generation import DRAFT, GENERATIONS, POINTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import FakeEncoder

STEPS = (
    (os, "fsync"),
    (os, "mkdir"),
    (os, "rename"),
    (os, "replace"),
    (shutil, "copyfile"),
    (generation, "write_file"),
)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    for name in ("bridges", "ferries"):
        (papers / f"{name}.txt").write_text(f"What about {name}? | We like {name}.\n" * 40)
    return papers


@pytest.fixture
def folder(tmp_path: Path, papers: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Path:
    folder = tmp_path / "index"
    add(folder, [papers / "bridges.txt"], encoder=encoder, pipeline=pipeline)
    return folder


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let the system refuse, for this process, to write past `size` bytes of any file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def names(folder: Path) -> list[str]:
    return [document.path.name for document in Index.open(folder).documents]


def fail_at(step: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make the n-th step of writing fail as on a full disk; lists the steps taken."""
    taken: list[str] = []

    def failing(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            taken.append(name)
            if len(taken) == step:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*arguments, **options)

        return call

    for module, name in STEPS:
        monkeypatch.setattr(module, name, failing(name, getattr(module, name)))
    return taken


def test_each_step_of_writing_may_fail_and_the_old_index_stays(
    folder: Path,
    papers: Path,
    encoder: FakeEncoder,
    pipeline: Pipeline,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pointer = (folder / POINTER).read_text()
    failed: set[str] = set()
    step, taken = 1, ["the first"]
    while len(taken) >= step - 1:
        copy = shutil.copytree(folder, folder.with_name(f"copy{step}"))
        error = None
        with monkeypatch.context() as patch:
            taken = fail_at(step, patch)
            try:
                add(copy, [papers], encoder=encoder, pipeline=pipeline)
            except IndexWriteError as caught:
                error = str(caught)
                failed.add(taken[-1])
        assert_complete(copy, after=error is None, switched=taken[-2:] == ["replace", "fsync"])
        assert error is None or (str(copy) in error and os.strerror(errno.ENOSPC) in error)
        step += 1

    assert (folder / POINTER).read_text() == pointer
    assert failed == {name for _, name in STEPS}


def assert_complete(folder: Path, *, after: bool, switched: bool) -> None:
    """Check that a folder holds the index before the change, or the one after it, whole."""
    assert check(folder) == ()
    expected = ["bridges.txt", "ferries.txt"] if after or switched else ["bridges.txt"]
    assert names(folder) == expected
    left = {path.name for path in (folder / GENERATIONS).iterdir()}
    assert DRAFT not in left
    assert len(left) == len(expected)


@pytest.mark.parametrize("size", [0, 1_000, 5_000, 12_000, 30_000])
def test_a_system_that_writes_no_more_bytes_leaves_the_old_index(
    folder: Path, papers: Path, encoder: FakeEncoder, pipeline: Pipeline, size: int
) -> None:
    catalog = Index.open(folder).files / "catalog.sqlite"
    assert catalog.stat().st_size > 30_000
    before = names(folder)

    with no_file_larger_than(size), pytest.raises(IndexWriteError, match="could not be written"):
        add(folder, [papers], encoder=encoder, pipeline=pipeline)
    with no_file_larger_than(size), pytest.raises(IndexWriteError, match="Free disk space"):
        remove(folder, "bridges.txt")

    assert names(folder) == before
    assert check(folder) == ()
    assert not (folder / GENERATIONS / DRAFT).exists()
    add(folder, [papers], encoder=encoder, pipeline=pipeline)
    assert sorted(names(folder)) == ["bridges.txt", "ferries.txt"]


def test_a_folder_that_cannot_be_made_is_an_error_that_names_it(
    tmp_path: Path, papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(IndexWriteError, match="file/index"):
        add(tmp_path / "file" / "index", [papers], encoder=encoder, pipeline=pipeline)


def test_an_error_of_the_model_leaves_nothing_behind(
    folder: Path, papers: Path, pipeline: Pipeline, encoder: FakeEncoder
) -> None:
    class Broken(type(encoder)):  # type: ignore[misc]
        def encode_documents(self, *_: object, **__: object) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(folder, [papers], encoder=Broken(), pipeline=pipeline)

    assert names(folder) == ["bridges.txt"]
    assert not (folder / GENERATIONS / DRAFT).exists()
