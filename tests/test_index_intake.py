"""What becomes of files that cannot be read, or are read wrongly."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from vraagbaak.errors import ModelError, ReadError
from vraagbaak.index import Index, Outcome, Pipeline, Report, add, intake
from vraagbaak.index.pipeline import default_pipeline
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.types import Paper, Passage, Vectors

TYPES = frozenset({".txt", ".pdf"})


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    (papers / "deep" / "deeper").mkdir(parents=True)
    for name in ("b.txt", "a.TXT", "deep/c.pdf", "deep/deeper/d.txt", "note.docx", ".hidden.txt"):
        (papers / name).write_text(f"What about {name}? | That is {name}.\n")
    return papers


def test_a_file_that_may_not_be_opened_is_refused(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hashing(path: Path) -> str:
        if path.name == "b.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return hashlib.sha256(path.read_bytes()).hexdigest()

    monkeypatch.setattr(intake, "file_sha256", hashing)
    report = add(papers / "index", [papers], encoder=encoder, pipeline=pipeline)

    (refused,) = report.having(Outcome.REFUSED)
    assert refused.path.name == "b.txt"
    assert refused.reason == "It cannot be opened (Permission denied). Check its rights."
    assert len(report.having(Outcome.ADDED)) == 2


def test_a_file_that_cannot_be_read_is_refused_and_the_rest_goes_in(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    def reading(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Paper:
        if path.name == "b.txt":
            raise ReadError(path, "it is a scan without text", "Recognise its text first.")
        return pipeline.read(path, progress=progress)

    report = add(
        papers / "index", [papers], encoder=encoder, pipeline=replace(pipeline, read=reading)
    )

    (refused,) = report.having(Outcome.REFUSED)
    assert refused.path == papers / "b.txt"
    assert refused.reason == "It is a scan without text. Recognise its text first."
    index = Index.open(papers / "index")
    assert [document.path.name for document in index.documents] == ["a.TXT", "d.txt"]


def test_a_changed_file_that_can_no_longer_be_read_leaves_what_was_known(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    add(papers / "index", [papers / "b.txt"], encoder=encoder, pipeline=pipeline)
    (papers / "b.txt").write_text("broken")

    def reading(path: Path, **_: object) -> Paper:
        raise ReadError(path, "broken", "Mend it.")

    broken = replace(pipeline, read=reading)
    report = add(papers / "index", [papers / "b.txt"], encoder=encoder, pipeline=broken)

    assert [row.outcome for row in report.rows] == [Outcome.REFUSED]
    assert report.generation is None
    assert "What about b.txt?" in Index.open(papers / "index").documents[0].text


def test_if_all_is_refused_no_index_is_made(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    report = add(papers / "index", [papers / "nowhere"], encoder=encoder, pipeline=pipeline)

    assert [row.outcome for row in report.rows] == [Outcome.REFUSED]
    assert report.generation is None
    assert {path.name for path in (papers / "index").iterdir()} <= {"write.lock"}


def test_a_file_that_changes_while_it_is_read_is_refused(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    def reading(path: Path, **_: object) -> Paper:
        path.write_text("Changed? | Yes.\n")
        return pipeline.read(path)

    report = add(
        papers / "index",
        [papers / "b.txt"],
        encoder=encoder,
        pipeline=replace(pipeline, read=reading),
    )

    assert report.rows[0].reason == "It changed while it was read. Add it again."
    assert report.generation is None


def beyond_the_text(paper: Paper) -> Paper:
    end = len(paper.document.text) + 1
    return replace(paper, exchanges=(replace(paper.exchanges[0], answer=(Span(0, end),)),))


def in_another_document(paper: Paper) -> Paper:
    return replace(paper, exchanges=(replace(paper.exchanges[0], document_id="other"),))


def twice(paper: Paper) -> Paper:
    return replace(paper, exchanges=paper.exchanges * 2)


def without_places(paper: Paper) -> Paper:
    chars = paper.document.chars
    shorter = replace(chars, pages=chars.pages[1:], boxes=chars.boxes[1:])
    return replace(paper, document=replace(paper.document, chars=shorter))


def on_no_page(paper: Paper) -> Paper:
    return replace(paper, document=replace(paper.document, pages=()))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (beyond_the_text, "lies outside the text"),
        (in_another_document, "belongs to another document"),
        (twice, "Two exchanges have the same id"),
        (without_places, "the map of their places"),
        (on_no_page, "a page that the document does not have"),
    ],
)
def test_a_paper_that_does_not_hold_together_is_refused_and_the_rest_goes_in(
    papers: Path,
    encoder: FakeEncoder,
    pipeline: Pipeline,
    spoil: Callable[[Paper], Paper],
    reason: str,
) -> None:
    def reading(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Paper:
        paper = pipeline.read(path, progress=progress)
        return spoil(paper) if "b.txt" in paper.document.text else paper

    report = add(
        papers / "index",
        [papers],
        encoder=encoder,
        pipeline=replace(pipeline, read=reading),
    )

    (refused,) = report.having(Outcome.REFUSED)
    assert refused.path.name == "b.txt"
    assert reason in refused.reason
    assert "report the file" in refused.reason
    assert len(Index.open(papers / "index").documents) == 2


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 9_999)])
def test_a_passage_that_is_empty_or_beyond_the_text_is_refused(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline, span: Span
) -> None:
    def cutting(paper: Paper) -> tuple[Passage, ...]:
        return tuple(replace(passage, span=span) for passage in pipeline.passages(paper))

    wrong = replace(pipeline, passages=cutting)
    report = add(papers / "index", [papers / "b.txt"], encoder=encoder, pipeline=wrong)

    assert "is empty or lies outside the text" in report.rows[0].reason


@pytest.mark.parametrize(
    ("vectors", "problem"),
    [(np.ones((1, 32), np.float32), "shape"), (np.ones((2, 32), np.float32), "not of length 1")],
)
def test_vectors_that_are_not_as_promised_stop_the_writing(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline, vectors: Vectors, problem: str
) -> None:
    encoder.encode_documents = lambda *_, **__: vectors  # type: ignore[method-assign]

    with pytest.raises(ModelError, match=problem):
        add(papers / "index", [papers / "b.txt"], encoder=encoder, pipeline=pipeline)

    assert not (papers / "index" / "CURRENT").exists()


def test_the_stages_of_this_package_are_the_default() -> None:
    with default_pipeline() as pipeline:
        assert pipeline.suffixes >= {".pdf", ".txt"}


def test_a_real_text_file_goes_in_by_default(tmp_path: Path, encoder: FakeEncoder) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Vraag 1\n\nWat is dit?\n\nAntwoord 1\n\nDit is een brief.\n")

    report: Report = add(tmp_path / "index", [path], encoder=encoder)

    (row,) = report.rows
    assert row.outcome is Outcome.ADDED, row
    assert row.document_id == hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def test_a_passage_of_another_paper_is_refused(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    def cutting(paper: Paper) -> tuple[Passage, ...]:
        return tuple(replace(each, exchange_id="other") for each in pipeline.passages(paper))

    wrong = replace(pipeline, passages=cutting)
    report = add(papers / "index", [papers / "b.txt"], encoder=encoder, pipeline=wrong)

    assert "belongs to no exchange of the document" in report.rows[0].reason
    assert report.generation is None
