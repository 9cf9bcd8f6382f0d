"""Which files are meant, and what becomes of those that cannot be read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from vraagbaak.errors import ModelError, ReadError
from vraagbaak.index import Index, Outcome, Pipeline, Report, Row, add
from vraagbaak.index.pipeline import default_pipeline
from vraagbaak.index.sources import sources
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.types import Document, Paper, Passage, Vectors

TYPES = frozenset({".txt", ".pdf"})


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    (papers / "deep" / "deeper").mkdir(parents=True)
    for name in ("b.txt", "a.TXT", "deep/c.pdf", "deep/deeper/d.txt", "note.docx", ".hidden.txt"):
        (papers / name).write_text(f"What about {name}? | That is {name}.\n")
    return papers


def listed(found: Sequence[Path | Row], folder: Path) -> list[str]:
    marks = [
        f"{each.outcome} {each.path.relative_to(folder)}"
        if isinstance(each, Row)
        else str(each.relative_to(folder))
        for each in found
    ]
    return [mark.replace(os.sep, "/") for mark in marks]


def test_a_folder_gives_its_papers_by_name_and_says_what_it_leaves(papers: Path) -> None:
    found = sources([papers], suffixes=TYPES, index=papers / "index")

    assert listed(found, papers) == [
        "a.TXT",
        "b.txt",
        "deep/c.pdf",
        "deep/deeper/d.txt",
        "skipped note.docx",
    ]


def test_a_path_given_twice_or_in_two_ways_counts_once(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers)
    paths = [papers / "b.txt", papers / "deep" / ".." / "b.txt", type(papers)("b.txt")]

    assert listed(sources(paths, suffixes=TYPES, index=papers), papers) == ["b.txt"]


def test_the_index_is_no_source_of_its_own(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    add(papers, [papers / "b.txt"], encoder=encoder, pipeline=pipeline)

    found = sources([papers], suffixes=TYPES, index=papers)

    assert not [mark for mark in listed(found, papers) if "CURRENT" in mark or "generat" in mark]


def test_links_to_folders_are_not_followed(papers: Path) -> None:
    (papers / "deep" / "again").symlink_to(papers, target_is_directory=True)

    found = sources([papers / "deep"], suffixes=TYPES, index=papers / "index")

    assert listed(found, papers) == ["skipped deep/again", "deep/c.pdf", "deep/deeper/d.txt"]


def test_what_is_no_file_of_a_known_type_is_refused_by_name_with_a_remedy(papers: Path) -> None:
    os.mkfifo(papers / "pipe.txt")
    paths = [papers / name for name in ("nowhere.txt", "pipe.txt", "note.docx")]

    found = sources(paths, suffixes=TYPES, index=papers / "index")

    assert listed(found, papers) == [
        "refused nowhere.txt",
        "refused pipe.txt",
        "refused note.docx",
    ]
    reasons = [row.reason for row in found if isinstance(row, Row)]
    assert "Check the path" in reasons[0]
    assert "Give files or folders" in reasons[1]
    assert reasons[2].endswith("Give one of: .pdf, .txt.")


def test_a_name_that_is_no_text_is_refused(papers: Path) -> None:
    raw = os.fsencode(papers / "deep") + b"/caf\xe9.txt"
    with open(raw, "w") as file:  # noqa: PTH123
        file.write("Q? | A.")

    found = sources([papers / "deep"], suffixes=frozenset({".txt"}), index=papers / "index")

    refused = [row for row in found if isinstance(row, Row) and row.outcome is Outcome.REFUSED]
    assert [row.reason for row in refused] == ["The name is no valid text. Rename the file."]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open everything")
def test_what_may_not_be_opened_is_refused(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    (papers / "b.txt").chmod(0)
    (papers / "deep").chmod(0)
    try:
        report = add(papers / "index", [papers], encoder=encoder, pipeline=pipeline)
    finally:
        (papers / "deep").chmod(0o700)

    refused = {row.path.name: row.reason for row in report.having(Outcome.REFUSED)}
    assert refused.keys() == {"b.txt", "deep"}
    assert all("Check its rights" in reason for reason in refused.values())


def test_a_file_that_cannot_be_read_is_refused_and_the_rest_goes_in(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    def reading(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Document:
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

    def reading(path: Path, **_: object) -> Document:
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
    def reading(path: Path, **_: object) -> Document:
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
    def segmenting(document: Document) -> Paper:
        paper = pipeline.segment(document)
        return spoil(replace(paper, document=document)) if "b.txt" in document.text else paper

    report = add(
        papers / "index",
        [papers],
        encoder=encoder,
        pipeline=replace(pipeline, segment=segmenting),
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
    assert default_pipeline().suffixes == {".pdf", ".txt"}


def test_a_real_text_file_goes_in_by_default(tmp_path: Path, encoder: FakeEncoder) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Vraag 1\n\nWat is dit?\n\nAntwoord 1\n\nDit is een brief.\n")

    report: Report = add(tmp_path / "index", [path], encoder=encoder)

    (row,) = report.rows
    assert row.outcome is Outcome.ADDED, row
    assert row.document_id == hashlib.sha256(path.read_bytes()).hexdigest()[:16]
