"""Searching an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import faiss
import numpy as np
import pytest

from tests.index_files import outcomes
from vraagbaak.index import Index, Outcome
from vraagbaak.index.vectors import VectorsError, VectorTable

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder, Put


def test_a_folder_of_papers_goes_in_and_can_be_searched(
    put: Put, papers: Path, folder: Path, encoder: FakeEncoder
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
    put: Put, papers: Path, folder: Path, encoder: FakeEncoder
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
    put: Put, papers: Path, folder: Path, encoder: FakeEncoder
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


def test_vectors_of_another_kind_are_no_index() -> None:
    distances = faiss.serialize_index(faiss.IndexFlatL2(4)).tobytes()

    with pytest.raises(VectorsError, match="IndexFlatL2"):
        VectorTable.from_bytes(distances)
