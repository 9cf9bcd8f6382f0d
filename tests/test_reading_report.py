"""The reading report shows what each piece of a page was taken for, and what looks wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from vraagbaak.cli import app
from vraagbaak.errors import ReportError
from vraagbaak.read import read
from vraagbaak.reading_report import ReadingReport, doubts
from vraagbaak.reading_report.parts import Part, regions
from vraagbaak.segment import segment
from vraagbaak.types import Kind, Line, Paper, Role, Span

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder

LINES = (
    ("Aanhangsel van de Handelingen", 9.5),
    ("Vraag 1", 9.5),
    ("Hoe hoog is de dijk?", 9.5),
    ("Antwoord 1", 9.5),
    ("De dijk is tien meter hoog.", 9.5),
    ("Vraag 3", 9.5),
    ("Wie meet dat?", 9.5),
    ("Antwoord 3", 9.5),
    ("Dat doet het <b>waterschap</b>.", 9.5),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    canvas = Canvas(str(tmp_path / "dijken.pdf"), pagesize=(595, 842), invariant=True)
    for at, (line, size) in enumerate(LINES):
        canvas.setFont("Helvetica", size)
        canvas.drawString(70, 780 - 14 * at, line)
    canvas.drawString(70, 30, "Pagina 1 van 1")
    canvas.showPage()
    canvas.save()
    return tmp_path / "dijken.pdf"


@pytest.fixture
def paper(path: Path) -> Paper:
    return segment(read(path))


def text_of(report: Path) -> str:
    """Leave the words of a report, without pictures and markup."""
    html = re.sub(r"<style>.*?</style>", "", report.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"<[^>]*>", "\n", html)


def test_each_line_is_given_to_its_part_and_exchange(paper: Paper) -> None:
    assert [(each.text, each.part, each.owner) for each in regions(paper)] == [
        ("Aanhangsel van de Handelingen", Part.UNUSED, ""),
        ("Vraag 1", Part.HEADING, ""),
        ("Hoe hoog is de dijk?", Part.QUESTION, "Vraag 1"),
        ("Antwoord 1", Part.HEADING, ""),
        ("De dijk is tien meter hoog.", Part.ANSWER, "Antwoord 1"),
        ("Vraag 3", Part.HEADING, ""),
        ("Wie meet dat?", Part.QUESTION, "Vraag 3"),
        ("Antwoord 3", Part.HEADING, ""),
        ("Dat doet het <b>waterschap</b>.", Part.ANSWER, "Antwoord 3"),
        ("Pagina 1 van 1", Part.FOOTER, ""),
    ]


def test_a_line_that_two_parts_share_is_parted(paper: Paper) -> None:
    first, second = paper.exchanges
    (whole,) = first.answer
    shorter = Span(whole.start + len("De dijk is "), whole.end)
    changed = replace(paper, exchanges=(replace(first, answer=(shorter,)), second))
    parted = [each for each in regions(changed) if "dijk is" in each.text or "tien" in each.text]
    assert [(each.text, each.part) for each in parted] == [
        ("De dijk is ", Part.UNUSED),
        ("tien meter hoog.", Part.ANSWER),
    ]
    assert parted[0].box.x1 <= parted[1].box.x0


def test_lines_of_one_name_in_two_sections_are_told_apart_by_who_asked(paper: Paper) -> None:
    sections = tuple(
        replace(each, section="Inbreng", by="PVV", label="") for each in paper.exchanges
    )
    named = {each.owner for each in regions(replace(paper, exchanges=sections)) if each.owner}
    assert named == {"PVV: Vraag 1", "PVV: (1)", "PVV: Vraag 3", "PVV: (3)"}


NOTED = """\
Vraag 1
Wat kost de dijk?

Antwoord 1
Dat staat in het plan.1

1 Het plan van de dijk.
"""


def test_a_footnote_names_the_answer_it_belongs_to(tmp_path: Path) -> None:
    (tmp_path / "dijk.txt").write_text(NOTED, encoding="utf-8")
    paper = segment(read(tmp_path / "dijk.txt"))
    (note,) = (each for each in regions(paper) if each.part is Part.FOOTNOTE)
    assert (note.text, note.owner) == ("Het plan van de dijk.", "1 → Antwoord 1")
    nobodys = replace(paper, exchanges=(replace(paper.exchanges[0], footnotes=()),))
    (note,) = (each for each in regions(nobodys) if each.part is Part.FOOTNOTE)
    assert note.owner == ""
    assert doubts(nobodys) == ("page 1: footnote 1 belongs to no exchange",)


def test_what_looks_wrong_is_named(paper: Paper) -> None:
    assert doubts(paper) == ("no answer was found to question 2",)
    first, second = paper.exchanges
    twice = replace(second, labels=("1",), question=(), answer=(Span(0, 13_000),))
    assert doubts(replace(paper, exchanges=(first, twice))) == (
        "question 1 is answered 2 times",
        "Antwoord 3: no question was found",
        "Antwoord 3: a very long answer; see where it ends",
    )
    document = replace(paper.document, kind=Kind.AANHANGSEL)
    none = Paper(document, ())
    assert doubts(none) == ("no questions and answers recognised",)
    letter = replace(none, document=replace(none.document, kind=Kind.LETTER))
    assert doubts(letter) == ()


def test_numbers_that_go_on_from_section_to_section_are_one_row(paper: Paper) -> None:
    first, second = paper.exchanges
    other = replace(second, section="Overig", labels=("2",))
    assert doubts(replace(paper, exchanges=(first, other))) == ()
    third, fourth = (
        replace(each, section="Overig") for each in (first, replace(second, labels=("2",)))
    )
    assert doubts(replace(paper, exchanges=(first, third, fourth))) == ()


def test_the_report_shows_pages_with_boxes_and_names_what_was_refused(
    paper: Paper, path: Path
) -> None:
    out = path.parent / "new" / "report.html"
    with ReadingReport(out) as report:
        report.add(paper)
        report.refuse(path.parent / "scan.pdf", "a scan <i>without</i> text")
    html = out.read_text(encoding="utf-8")
    assert html.count("data:image/webp;base64,") == 1
    assert html.count('class="box answer"') == 2
    assert html.count('class="box footer"') == 1
    assert "<b>waterschap" not in html
    words = text_of(out)
    assert "no answer was found to question 2" in words
    assert "a scan &lt;i&gt;without&lt;/i&gt; text" in words
    assert "geweigerd · refused" in words
    assert [each.name for each in out.parent.iterdir()] == ["report.html"]


def test_a_file_without_pages_is_shown_as_its_lines(tmp_path: Path) -> None:
    (tmp_path / "dijk.txt").write_text(NOTED, encoding="utf-8")
    with ReadingReport(tmp_path / "report.html") as report:
        report.add(segment(read(tmp_path / "dijk.txt")))
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<p class="row answer"><b>Antwoord 1</b>Dat staat in het plan.</p>' in html
    assert "data:image" not in html


def test_a_page_that_cannot_be_drawn_says_so(paper: Paper, path: Path) -> None:
    path.unlink()
    with ReadingReport(path.parent / "report.html") as report:
        report.add(paper)
    assert "page 1 cannot be drawn" in text_of(path.parent / "report.html")


def test_side_columns_have_a_colour_of_their_own(paper: Paper) -> None:
    document = paper.document
    first, *others = document.lines
    aside = replace(document, lines=(_aside(first), *others))
    assert regions(replace(paper, document=aside))[0].part is Part.SIDE


def _aside(line: Line) -> Line:
    return replace(line, role=Role.SIDE, span=None)


def test_a_report_that_cannot_be_written_is_named_and_an_old_one_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    with (
        pytest.raises(ReportError, match=r"file.report\.html.*Name another place"),
        ReadingReport(tmp_path / "file" / "report.html"),
    ):
        pass
    folder = tmp_path / "folder.html"
    folder.mkdir()
    with pytest.raises(ReportError, match=r"folder\.html"), ReadingReport(folder):
        pass
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder.html"]
    kept = tmp_path / "report.html"
    kept.write_text("old")
    with pytest.raises(KeyError), ReadingReport(kept):
        raise KeyError
    assert kept.read_text() == "old"


def test_adding_documents_can_write_the_report(
    path: Path, tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vraagbaak.cli.indexing.LazyEncoder", lambda *_, **__: encoder)
    (path.parent / "leeg.pdf").write_bytes(b"%PDF-1.4 nothing")
    report = tmp_path / "report.html"
    arguments = ["index", "add", str(path.parent), "--index", str(tmp_path / "index")]
    ran = CliRunner().invoke(app, [*arguments, "--report", str(report)])
    assert ran.exit_code == 0, ran.output
    words = text_of(report)
    assert "dijken.pdf" in words
    assert "the PDF is damaged" in words
