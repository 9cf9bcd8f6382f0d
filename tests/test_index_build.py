"""Adding and removing documents."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import faiss
import numpy as np
import pytest

from vraagbaak.errors import IndexDamagedError, IndexMissingError, UnknownDocumentError
from vraagbaak.index import Index, Outcome, Pipeline, Report, add, remove, require_model
from vraagbaak.index.generation import GENERATIONS, POINTER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import FakeEncoder

    Add = Callable[..., Report]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "bridges.txt").write_text("Who paints the bridge? | Nobody paints it.\n")
    (papers / "ferries.txt").write_text("When does the ferry sail? | At noon.\nWhy? | Tides.\n")
    return papers


@pytest.fixture
def put(folder: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Add:
    def put(*paths: Path) -> Report:
        return add(folder, paths, encoder=encoder, pipeline=pipeline)

    return put


def outcomes(report: Report) -> dict[str, Outcome]:
    return {row.path.name: row.outcome for row in report.rows}


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_folder_of_papers_goes_in_and_can_be_searched(
    put: Add, papers: Path, folder: Path, encoder: FakeEncoder
) -> None:
    report = put(papers)

    assert outcomes(report) == {"bridges.txt": Outcome.ADDED, "ferries.txt": Outcome.ADDED}
    assert [(row.answers, row.pages, row.passages) for row in report.rows] == [(1, 1, 2), (2, 1, 4)]
    index = Index.open(folder)
    assert report.generation == index.generation
    (vector,) = encoder.encode_queries(["Nobody paints it."])
    best, *others = index.search(vector, limit=3)
    document = index.document(index.exchange(best.passage.exchange_id).document_id)
    assert best.passage.span.of(document.text) == "Nobody paints it."
    assert best.score == pytest.approx(1, abs=1e-5)
    assert len(others) == 2


def test_scores_come_in_row_order_and_agree_with_the_search(
    put: Add, papers: Path, folder: Path, encoder: FakeEncoder
) -> None:
    put(papers)
    index = Index.open(folder)
    (vector,) = encoder.encode_queries(["When does the ferry sail?"])

    scores = index.scores(vector)
    found = index.search(vector, limit=100)

    assert scores.dtype == np.float32
    assert len(scores) == len(index.passages) == len(found) == 6
    by_row = {each.passage.id: each.score for each in found}
    expected = [by_row[passage.id] for passage in index.passages]
    np.testing.assert_allclose(scores, expected, atol=1e-5)
    assert [each.score for each in found] == sorted(by_row.values(), reverse=True)


def test_vectors_are_a_file_that_faiss_itself_reads(
    put: Add, papers: Path, folder: Path, encoder: FakeEncoder
) -> None:
    put(papers)
    index = Index.open(folder)

    flat = faiss.read_index(str(index.files / "vectors.faiss"))

    assert isinstance(flat, faiss.IndexFlatIP)
    assert flat.metric_type == faiss.METRIC_INNER_PRODUCT
    texts = [
        passage.span.of(index.document(index.exchange(passage.exchange_id).document_id).text)
        for passage in index.passages
    ]
    expected = encoder.encode_documents(texts)
    np.testing.assert_array_equal(flat.reconstruct_n(0, flat.ntotal), expected)


def test_adding_twice_changes_no_byte(
    put: Add, papers: Path, folder: Path, encoder: FakeEncoder
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

    def noting(path: Path, *, progress: Callable[[int, int], None] | None = None) -> object:
        read.append(path.name)
        return pipeline.read(path, progress=progress)

    fresh = Pipeline(
        pipeline.suffixes,
        noting,  # type: ignore[arg-type]
        pipeline.segment,
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
    put: Add, papers: Path, folder: Path, encoder: FakeEncoder
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
    put: Add, papers: Path, folder: Path
) -> None:
    (papers / "copy.txt").write_text((papers / "bridges.txt").read_text())

    report = put(papers)

    row = next(row for row in report.rows if row.path.name == "copy.txt")
    assert row.outcome is Outcome.SKIPPED
    assert str(papers / "bridges.txt") in row.reason
    assert len(Index.open(folder).documents) == 2


def test_a_file_that_moved_keeps_its_vectors_and_gets_its_new_path(
    put: Add, papers: Path, folder: Path, encoder: FakeEncoder
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
    put: Add, papers: Path, folder: Path
) -> None:
    put(papers)
    (papers / "bridges.txt").write_text((papers / "ferries.txt").read_text())

    report = put(papers)

    assert outcomes(report) == {"bridges.txt": Outcome.REPLACED, "ferries.txt": Outcome.UNCHANGED}
    assert "ferries.txt" in report.rows[0].reason
    assert [document.path.name for document in Index.open(folder).documents] == ["ferries.txt"]


def test_two_files_that_swapped_places_are_both_right_afterwards(
    put: Add, papers: Path, folder: Path
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
    put: Add, papers: Path, folder: Path
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


def test_removing_a_document_embeds_nothing_and_leaves_the_others(
    put: Add, papers: Path, folder: Path, encoder: FakeEncoder
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
    put: Add, papers: Path, folder: Path, pipeline: Pipeline, encoder: FakeEncoder
) -> None:
    put(papers / "bridges.txt")
    remove(folder, "bridges.txt")

    other = type(encoder)("other", dimension=8)
    report = add(folder, [papers], encoder=other, pipeline=pipeline)

    assert set(outcomes(report).values()) == {Outcome.ADDED}
    assert Index.open(folder).dimension == 8


def test_a_document_can_be_named_by_the_start_of_its_id_or_by_its_file(
    put: Add, papers: Path, folder: Path
) -> None:
    put(papers)
    first, _ = Index.open(folder).documents

    assert remove(folder, first.id[:6]).document.id == first.id
    assert remove(folder, "ferries.txt").document.path.name == "ferries.txt"


@pytest.mark.parametrize("wanted", ["0000000000000000", "abc", "nothing.txt", ""])
def test_an_unknown_document_is_an_error_that_says_where_to_look(
    put: Add, papers: Path, folder: Path, wanted: str
) -> None:
    put(papers)
    before = bytes_of(folder)

    with pytest.raises(UnknownDocumentError, match="vraagbaak index list"):
        remove(folder, wanted)

    assert bytes_of(folder) == before


def test_a_name_that_two_documents_bear_removes_neither(
    put: Add, papers: Path, folder: Path
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


def test_another_model_is_refused_before_anything_is_read(
    put: Add, papers: Path, folder: Path, pipeline: Pipeline, encoder: FakeEncoder
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


def test_the_previous_generation_stays_until_the_next_change(
    put: Add, papers: Path, folder: Path
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
    put: Add, papers: Path, folder: Path
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
    put: Add, papers: Path, folder: Path
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
        *(("embedding", done, 6) for done in range(7)),
    ]
