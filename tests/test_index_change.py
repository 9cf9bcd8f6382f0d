"""Removing documents, and what stays of the generations before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.index_files import bytes_of, outcomes
from vraagbaak.errors import IndexMissingError, UnknownDocumentError
from vraagbaak.index import Index, Outcome, Pipeline, add, remove
from vraagbaak.index.generation import GENERATIONS, POINTER
from vraagbaak.index.revision import revise

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder, Put


def test_removing_a_document_embeds_nothing_and_leaves_the_others(
    put: Put, papers: Path, folder: Path, encoder: FakeEncoder
) -> None:
    put(papers)
    first, second = Index.open(folder).documents
    vectors = Index.open(folder).vectors
    encoder.documents.clear()

    entry = remove(folder, first.id)

    assert entry.document.path.name == "bridges.txt"
    assert encoder.documents == []
    index = Index.open(folder)
    assert [document.id for document in index.documents] == [second.id]
    np.testing.assert_array_equal(index.vectors, vectors[2:])
    assert b"Nobody paints it" not in (index.files / "catalog.sqlite").read_bytes()


def test_the_last_document_can_be_removed_and_another_model_can_begin(
    put: Put, papers: Path, folder: Path, pipeline: Pipeline, encoder: FakeEncoder
) -> None:
    put(papers / "bridges.txt")
    remove(folder, "bridges.txt")

    other = type(encoder)("other", dimension=8)
    report = add(folder, [papers], encoder=other, pipeline=pipeline)

    assert set(outcomes(report).values()) == {Outcome.ADDED}
    assert Index.open(folder).dimension == 8


def test_a_document_can_be_named_by_the_start_of_its_id_or_by_its_file(
    put: Put, papers: Path, folder: Path
) -> None:
    put(papers)
    first, _ = Index.open(folder).documents

    assert remove(folder, first.id[:6]).document.id == first.id
    assert remove(folder, "ferries.txt").document.path.name == "ferries.txt"


@pytest.mark.parametrize("wanted", ["0000000000000000", "abc", "nothing.txt", ""])
def test_an_unknown_document_is_an_error_that_says_where_to_look(
    put: Put, papers: Path, folder: Path, wanted: str
) -> None:
    put(papers)
    before = bytes_of(folder)

    with pytest.raises(UnknownDocumentError, match="vraagbaak index list"):
        remove(folder, wanted)

    assert bytes_of(folder) == before


def test_a_name_that_two_documents_bear_removes_neither(
    put: Put, papers: Path, folder: Path
) -> None:
    (papers / "more").mkdir()
    (papers / "more" / "bridges.txt").write_text("Another? | Yes.\n")
    put(papers)

    with pytest.raises(UnknownDocumentError, match="may be any of these"):
        remove(folder, "bridges.txt")


def test_removing_from_a_folder_without_an_index_makes_no_folder(folder: Path) -> None:
    with pytest.raises(IndexMissingError, match="vraagbaak index add"):
        remove(folder, "abcd")

    assert not folder.exists()


def test_the_previous_generation_stays_until_the_next_change(
    put: Put, papers: Path, folder: Path
) -> None:
    def generations() -> list[str]:
        return sorted(path.name for path in (folder / GENERATIONS).iterdir())

    first = put(papers / "bridges.txt").generation
    second = put(papers / "ferries.txt").generation
    assert generations() == [first, second]

    remove(folder, "bridges.txt")

    third = (folder / POINTER).read_text().strip()
    assert generations() == [second, third]


def test_an_open_index_outlives_the_removal_of_its_generation(
    put: Put, papers: Path, folder: Path
) -> None:
    put(papers)
    index = Index.open(folder)
    remove(folder, "bridges.txt")
    remove(folder, "ferries.txt")
    assert not index.files.exists()

    chars = index.documents[0].chars

    assert len(chars) == len(index.documents[0].text)
    assert set(chars.pages.tolist()) == {0, 1}


def test_other_files_in_the_index_folder_are_left_alone(
    put: Put, papers: Path, folder: Path
) -> None:
    (folder / GENERATIONS / "mine").mkdir(parents=True)
    (folder / "README.md").write_text("mine")
    (folder / ".gitignore").write_text("*")

    put(papers / "bridges.txt")
    put(papers / "ferries.txt")
    remove(folder, "bridges.txt")

    assert (folder / "README.md").read_text() == "mine"
    assert (folder / ".gitignore").read_text() == "*"
    assert (folder / GENERATIONS / "mine").is_dir()
    assert {path.name for path in folder.iterdir()} == {
        "README.md",
        ".gitignore",
        "CURRENT",
        "generations",
        "write.lock",
    }


def test_an_index_that_vanishes_before_the_lock_is_taken_cannot_be_changed(folder: Path) -> None:
    with revise(folder) as revision, pytest.raises(IndexMissingError):
        revision.existing()
