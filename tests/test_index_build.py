"""Adding documents, and what is not done twice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.index_files import bytes_of, outcomes
from vraagbaak.errors import IndexDamagedError
from vraagbaak.index import Index, Outcome, Pipeline, add, require_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import FakeEncoder, Put
    from vraagbaak.types import Paper


def test_adding_twice_changes_no_byte(
    put: Put, papers: Path, folder: Path, encoder: FakeEncoder
) -> None:
    put(papers)
    before, embedded = bytes_of(folder), list(encoder.documents)

    report = put(papers)

    assert set(outcomes(report).values()) == {Outcome.UNCHANGED}
    assert [(row.answers, row.pages, row.passages) for row in report.rows] == [(1, 1, 2), (2, 1, 4)]
    assert report.generation is None
    assert bytes_of(folder) == before
    assert encoder.documents == embedded


def test_unchanged_documents_are_neither_read_nor_embedded_again(
    papers: Path, folder: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    add(folder, [papers], encoder=encoder, pipeline=pipeline)
    before = Index.open(folder)
    encoder.documents.clear()
    (papers / "trams.txt").write_text("Do trams ring? | They do.\n")
    read: list[str] = []

    def noting(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Paper:
        read.append(path.name)
        return pipeline.read(path, progress=progress)

    fresh = Pipeline(
        pipeline.suffixes,
        noting,
        pipeline.passages,
        pipeline.embedded_text,
    )
    add(folder, [papers], encoder=encoder, pipeline=fresh)

    assert read == ["trams.txt"]
    assert encoder.documents == ["Do trams ring?", "They do."]
    after = Index.open(folder)
    assert after.passages[:6] == before.passages
    np.testing.assert_array_equal(after.vectors[:6], before.vectors)


def test_a_changed_file_replaces_what_was_there(
    put: Put, papers: Path, folder: Path, encoder: FakeEncoder
) -> None:
    put(papers)
    encoder.documents.clear()
    (papers / "bridges.txt").write_text("Who paints the bridge? | The painter.\n")

    report = put(papers)

    assert outcomes(report) == {"bridges.txt": Outcome.REPLACED, "ferries.txt": Outcome.UNCHANGED}
    assert encoder.documents == ["Who paints the bridge?", "The painter."]
    index = Index.open(folder)
    assert [document.path.name for document in index.documents] == ["ferries.txt", "bridges.txt"]
    texts = " ".join(document.text for document in index.documents)
    assert "The painter." in texts
    assert "Nobody" not in texts
    (vector,) = encoder.encode_queries(["Tides."])
    (best,) = index.search(vector, limit=1)
    assert best.score == pytest.approx(1, abs=1e-5)


def test_the_same_content_under_another_path_is_skipped(
    put: Put, papers: Path, folder: Path
) -> None:
    (papers / "copy.txt").write_text((papers / "bridges.txt").read_text())

    report = put(papers)

    row = next(row for row in report.rows if row.path.name == "copy.txt")
    assert row.outcome is Outcome.SKIPPED
    assert str(papers / "bridges.txt") in row.reason
    assert len(Index.open(folder).documents) == 2


def test_a_file_that_moved_keeps_its_vectors_and_gets_its_new_path(
    put: Put, papers: Path, folder: Path, encoder: FakeEncoder
) -> None:
    put(papers)
    encoder.documents.clear()
    (papers / "bridges.txt").rename(papers / "spans.txt")

    report = put(papers)

    assert outcomes(report) == {"ferries.txt": Outcome.UNCHANGED, "spans.txt": Outcome.MOVED}
    assert encoder.documents == []
    assert {document.path.name for document in Index.open(folder).documents} == {
        "ferries.txt",
        "spans.txt",
    }


def test_a_file_that_took_the_content_of_another_gives_up_its_own(
    put: Put, papers: Path, folder: Path
) -> None:
    put(papers)
    (papers / "bridges.txt").write_text((papers / "ferries.txt").read_text())

    report = put(papers)

    assert outcomes(report) == {"bridges.txt": Outcome.REPLACED, "ferries.txt": Outcome.UNCHANGED}
    assert "ferries.txt" in report.rows[0].reason
    assert [document.path.name for document in Index.open(folder).documents] == ["ferries.txt"]


def test_two_files_that_swapped_places_are_both_right_afterwards(
    put: Put, papers: Path, folder: Path
) -> None:
    put(papers)
    (papers / "bridges.txt").rename(papers / "third.txt")
    (papers / "ferries.txt").rename(papers / "bridges.txt")
    (papers / "third.txt").rename(papers / "ferries.txt")

    put(papers)

    texts = {document.path.name: document.text for document in Index.open(folder).documents}
    assert texts.keys() == {"bridges.txt", "ferries.txt"}
    assert "Tides." in texts["bridges.txt"]
    assert "Nobody" in texts["ferries.txt"]


def test_a_paper_without_answers_is_kept_and_said_to_be_so(
    put: Put, papers: Path, folder: Path
) -> None:
    (papers / "note.txt").write_text("Nothing asked here.\n")

    report = put(papers / "note.txt")

    (row,) = report.rows
    assert (row.outcome, row.answers, row.passages) == (Outcome.ADDED, 0, 0)
    assert row.reason == "No answers: kept, never quoted."
    index = Index.open(folder)
    assert [(entry.answers, entry.passages) for entry in index.entries()] == [(0, 0)]
    assert index.search(np.ones(32, dtype=np.float32), limit=5) == ()
    assert index.scores(np.ones(32, dtype=np.float32)).shape == (0,)


def test_another_model_is_refused_before_anything_is_read(
    put: Put, papers: Path, folder: Path, pipeline: Pipeline, encoder: FakeEncoder
) -> None:
    put(papers / "bridges.txt")
    other = type(encoder)("other")

    with pytest.raises(IndexDamagedError, match="built with the model fake") as caught:
        add(folder, [papers], encoder=other, pipeline=pipeline)

    assert "set now is other" in str(caught.value)
    assert "VRAAGBAAK_MODEL" in str(caught.value)
    assert other.documents == []
    require_model(Index.open(folder), encoder)
    with pytest.raises(IndexDamagedError, match="VRAAGBAAK_MODEL"):
        require_model(Index.open(folder), other)


def test_progress_is_told_over_files_pages_and_passages(
    papers: Path, folder: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    told: list[tuple[object, ...]] = []

    class Listener:
        def files(self, *, done: int, total: int) -> None:
            told.append(("files", done, total))

        def reading(self, path: Path, *, page_number: int, page_count: int) -> None:
            told.append((path.name, page_number, page_count))

        def embedding(self, *, done: int, total: int) -> None:
            told.append(("embedding", done, total))

    put = partial(add, folder, encoder=encoder, pipeline=pipeline, progress=Listener())
    put([papers])

    assert told == [
        ("files", 0, 2),
        ("bridges.txt", 1, 1),
        ("files", 1, 2),
        ("ferries.txt", 1, 1),
        ("files", 2, 2),
        *(("embedding", done, 6) for done in (0, 1, 2, 3, 4, 5, 6, 6)),
    ]
