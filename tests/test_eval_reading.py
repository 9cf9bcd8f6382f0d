"""Measuring how exactly papers are read: figures worked out by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from eval.__main__ import app
from eval.reading.agreement import text_agreement
from eval.reading.marks import question_marks
from eval.reading.segmentation import Unit, compare, ends, read_gold, total, units
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Paper, Role, Span

if TYPE_CHECKING:
    from pathlib import Path

UNIT = Unit(("1",), "Antwoord 1", ("Hoe hoog is", "is de dijk?"), ("Tien meter.",) * 2, (1,))
LINES = (
    "Aanhangsel van de Handelingen",
    "Vraag 1",
    "Hoe hoog is de dijk?",
    "Antwoord 1",
    "De dijk is tien meter hoog,",
    "en dat blijft zo.",
)
GOLD = {
    "file": "papers/dijken.pdf",
    "also": ["papers/dijken.txt"],
    "units": [
        {
            "labels": ["1"],
            "label": "Antwoord 1",
            "question": ["Hoe hoog is", "is de dijk?"],
            "answer": ["De dijk is", "dat blijft zo."],
            "pages": [1],
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one paper in two forms, and one that holds no answer."""
    papers = tmp_path / "corpus" / "papers"
    papers.mkdir(parents=True)
    canvas = Canvas(str(papers / "dijken.pdf"), pagesize=(595, 842), invariant=True)
    for at, line in enumerate(LINES):
        canvas.drawString(70, 780 - 14 * at, line)
    canvas.showPage()
    canvas.save()
    (papers / "dijken.txt").write_text("\n".join(LINES), encoding="utf-8")
    other = tmp_path / "corpus" / "overig"
    other.mkdir()
    (other / "brief.txt").write_text("Geachte voorzitter,\n\nEr is nieuws.\n", encoding="utf-8")
    (other / "leeg.txt").write_text("", encoding="utf-8")
    return tmp_path / "corpus"


@pytest.fixture
def paper(folder: Path) -> Paper:
    return segment(read(folder / "papers" / "dijken.pdf"))


def test_the_ends_of_a_text_are_its_first_and_last_three_words() -> None:
    assert ends("Een twee\ndrie vier") == ("Een twee drie", "twee drie vier")
    assert ends("Ja.") == ("Ja.", "Ja.")


def test_f1_counts_only_units_that_are_exactly_right() -> None:
    other = replace(UNIT, pages=(2,))
    third = replace(UNIT, labels=("3",))
    made = compare("a.pdf", [UNIT, other], [UNIT, third, third])
    assert (made.expected, made.found, made.exact) == (2, 3, 1)
    assert made.f1 == pytest.approx(0.4)
    assert (made.missed, made.wrong) == ((other,), (third, third))
    everything = total([made, compare("b.pdf", [UNIT], [UNIT])])
    assert everything.f1 == pytest.approx(4 / 7)
    assert compare("c.pdf", [], []).f1 == 1


def test_notes_are_looked_at_in_units_that_are_exactly_right() -> None:
    noted, silent = replace(UNIT, footnotes=("1", "2")), replace(UNIT, labels=("2",))
    found = [replace(UNIT, footnotes=("1",)), replace(silent, footnotes=("3",))]
    made = compare("a.pdf", [noted, silent], found)
    assert (made.exact, made.noted) == (2, 1)
    assert [unit.footnotes for unit in made.astray] == [("1",)]
    assert compare("a.pdf", [noted], [noted]).astray == ()
    assert total([made, made]).noted == 2


def test_pages_do_not_count_in_a_form_of_the_paper_that_has_none() -> None:
    assert compare("a.txt", [UNIT], [replace(UNIT, pages=())]).f1 == 1


def test_a_gold_file_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"file": "a.pdf", "units": [{}]}')
    with pytest.raises(ValueError, match=r"a\.json: not a gold file"):
        read_gold(tmp_path / "a.json")


def test_the_words_of_an_answer_are_those_that_pdfium_finds(folder: Path, paper: Paper) -> None:
    made = text_agreement({folder / "papers" / "dijken.pdf": paper})
    assert (made.answers, made.exact) == (1, 1)
    assert units(paper)[0].answer == ("De dijk is", "dat blijft zo.")


def test_a_lost_and_an_added_word_are_found(folder: Path, paper: Paper) -> None:
    document, (exchange,) = paper.document, paper.exchanges
    text = document.text.replace("meter", "mijlx")
    changed = Paper(replace(document, text=text), (exchange,))
    made = text_agreement({folder / "papers" / "dijken.pdf": changed})
    assert made.exact == 0
    assert {each.label for each in made.disagreements} == {"Antwoord 1"}


def test_what_was_set_apart_on_purpose_is_no_difference(folder: Path, paper: Paper) -> None:
    path = folder / "papers" / "dijken.pdf"
    (exchange,) = paper.exchanges
    whole = Span(exchange.question[0].start, exchange.answer[0].end)
    without = paper.document.text.replace("Antwoord 1", "----------")
    document = replace(paper.document, text=without)
    made = text_agreement({path: Paper(document, (replace(exchange, answer=(whole,)),))})
    assert [each.missing for each in made.disagreements] == ["Antwoord1"]
    apart = tuple(
        replace(line, role=Role.SIDE) if line.text == "Antwoord 1" else line
        for line in document.lines
    )
    document = replace(document, lines=apart)
    made = text_agreement({path: Paper(document, (replace(exchange, answer=(whole,)),))})
    assert made.exact == 1


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Vraag 1 Wat?\nVraag 2 Wie?\nZie vraag 1.\nVragen 3 t/m 5\nVraag 70 telt niet.", 5),
        ("1\nWat?\n\nAntwoord\nJa.\n\n2 en 3\nWie?", 3),
        ("1. Wat?\nAntwoord: Ja.\n2. Wie?\n1. Een punt\n2. Nog een", 2),
        ("Kop  1 Waarom is dat?  Daarom.  2  Hoe?  Zo.  4 Wanneer?  Nu.", 3),
        ("Blad 4/9Vraag 1 en 4 Wat?  Ja.  1 Een noot.  Vraag .2 Wie?\nVraag 3\nVraag 1 Hoe?", 5),
        ("Antwoord 1 en 2:\nJa.\nAntwoord\nNee.\nHet antwoord\nis nee.", 3),
        ("Bron.  1 Kamerstuk 12, nr. 3.          12. Wie?", 0),
        ("Niets.", 0),
    ],
)
def test_marks_of_questions_are_counted_in_each_form(text: str, marks: int) -> None:
    assert question_marks(text) == marks


def test_reading_is_measured_from_the_command_line(folder: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "dijken.json").write_text(json.dumps(GOLD), encoding="utf-8")
    run = CliRunner().invoke(
        app, ["reading", str(folder), "--gold", str(gold), "--out", str(tmp_path / "out")]
    )
    assert run.exit_code == 0, run.output
    report = json.loads((tmp_path / "out" / "reading.json").read_text(encoding="utf-8"))
    assert report["unit_f1"] == 1
    files = [each["file"] for each in report["units"]]
    assert files == ["papers/dijken.pdf", "papers/dijken.txt", "all"]
    assert (report["text_answers"], report["text_exact"]) == (1, 1)
    assert report["question_marks"] == [{"file": "papers/dijken.txt", "marks": 1, "questions": 1}]
    assert report["false_exchanges"] == {"overig/brief.txt": 0}
    assert report["refused"] == {"overig/leeg.txt": "the file is empty"}
    assert "dijken 1 1" in " ".join(run.output.split())


def measured(folder: Path, **expected: list[str]) -> str:
    """Measure a folder against a unit that expects something else; give what is printed."""
    units_ = [{**GOLD["units"][0], **expected}]  # type: ignore[dict-item]
    gold = folder.parent / "gold"
    gold.mkdir()
    (gold / "dijken.json").write_text(json.dumps({**GOLD, "units": units_}), encoding="utf-8")
    out = str(folder.parent / "out")
    run = CliRunner().invoke(app, ["reading", str(folder), "--gold", str(gold), "--out", out])
    return " ".join(run.output.split())


def test_what_is_missed_is_named(folder: Path) -> None:
    flat = measured(folder, labels=["2"])
    assert "papers/dijken.pdf, missed: 2 | Antwoord 1 |" in flat
    assert "papers/dijken.pdf, wrong: 1 | Antwoord 1 |" in flat


def test_notes_astray_are_named(folder: Path) -> None:
    flat = measured(folder, footnotes=["1"])
    assert "Notes: 2 units looked at, 2 astray" in flat
    assert "papers/dijken.txt: 1 | Antwoord 1 |" in flat


def test_without_papers_nothing_is_measured(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["reading", str(tmp_path / "none")])
    assert run.exit_code == 0
    assert "There is no folder" in run.output


def test_a_broken_gold_file_stops_the_run(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    run = CliRunner().invoke(app, ["reading", str(folder), "--gold", str(tmp_path)])
    assert run.exit_code == 2
    assert "broken.json" in run.output
