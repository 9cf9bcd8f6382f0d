"""Checking quotes and pages against the source files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from eval.measures.sources import SourceFiles
from tests.conftest import fake_paper, read_fake
from tests.measured import words_decide
from vraagbaak.assistant import Assistant
from vraagbaak.errors import ReadError
from vraagbaak.index import Pipeline, add
from vraagbaak.read import read
from vraagbaak.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder

QUESTION = "Mag vuurwerk in de binnenstad van Utrecht?"


@pytest.fixture
def assistant(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Assistant:
    paper = tmp_path / "a.txt"
    paper.write_text(f"{QUESTION} | Nee, vuurwerk is verboden in Utrecht.\n", encoding="utf-8")
    add(tmp_path / "index", [paper], encoder=encoder, pipeline=pipeline)
    return Assistant(tmp_path / "index", encoder=encoder, calibration=words_decide())


def test_pages_are_checked_against_the_source_itself(tmp_path: Path, assistant: Assistant) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for line in ("Iets anders.", "Nee, vuurwerk is verboden."):
        canvas.drawString(72, 700, line)
        canvas.showPage()
    canvas.save()
    opened = assistant.index
    best = assistant.ask(QUESTION).best
    assert best is not None
    assert {marks.page_number for marks in best.quote.pages} == {1}
    text = SourceFiles(opened, read=read_fake)
    assert text.cited_rightly(best, "vuurwerk is verboden") is None
    pages = SourceFiles(opened, read=lambda _: fake_paper(tmp_path / "a.txt"))
    pages._paths = {best.citation.document_id: tmp_path / "a.pdf"}
    assert pages.cited_rightly(best, "Iets an- ders") is True
    assert pages.cited_rightly(best, "vuurwerk is verboden") is False
    assert pages.cited_rightly(best, "staat nergens") is None


def test_a_quote_is_exact_if_the_source_read_again_has_its_words(
    tmp_path: Path, assistant: Assistant
) -> None:
    best = assistant.ask(QUESTION).best
    assert best is not None

    def read_anew() -> bool | None:
        return SourceFiles(assistant.index, read=read_fake).exact(best)

    assert read_anew() is True
    paper = tmp_path / "a.txt"
    kept = paper.read_text(encoding="utf-8")
    paper.write_text(kept.replace("Nee, vuurwerk", "Nee: vuurwerk"), encoding="utf-8")
    assert read_anew() is False
    paper.write_text("Geen vraag meer.", encoding="utf-8")
    assert read_anew() is False

    def refuse(path: Path) -> None:
        raise ReadError(path, "the file is gone", "Put it back.")

    gone = SourceFiles(assistant.index, read=refuse)  # type: ignore[arg-type]
    assert gone.exact(best) is None


def test_a_pdf_that_cannot_be_read_again_tells_nothing(
    tmp_path: Path, assistant: Assistant
) -> None:
    best = assistant.ask(QUESTION).best
    assert best is not None
    (tmp_path / "a.pdf").write_bytes(b"no PDF")
    files = SourceFiles(assistant.index, read=lambda path: segment(read(path)))
    files._paths = {best.citation.document_id: tmp_path / "a.pdf"}
    assert files.cited_rightly(best, "vuurwerk is verboden") is None
    assert files.exact(best) is None
