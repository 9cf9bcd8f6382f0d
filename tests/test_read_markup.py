"""Official publications in XML and HTML, read like any other paper."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.publications import (
    HTML,
    MEDEDELING,
    TEXT,
    XML,
    answers_of,
    exchanges_of,
    notes_of,
    page,
    read_publication,
    turns,
)
from vraagbaak.index import add
from vraagbaak.segment import segment
from vraagbaak.types import Chamber, Kind, Measure, Role
from vraagbaak.verify import What, verify

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder


def test_xml_html_and_text_of_one_paper_give_the_same_exchanges(tmp_path: Path) -> None:
    text = exchanges_of(segment(read_publication(tmp_path, TEXT, ".txt")))
    assert [each[:2] for each in text] == [
        (("1",), "Antwoord 1"),
        (("2", "3"), "Antwoord 2 en 3"),
    ]
    assert exchanges_of(segment(read_publication(tmp_path, XML))) == text
    assert exchanges_of(segment(read_publication(tmp_path, HTML, ".html"))) == text


@pytest.mark.parametrize(("text", "suffix"), [(XML, ".xml"), (HTML, ".htm")])
def test_notes_belong_to_the_exchange_whose_words_bear_their_mark(
    tmp_path: Path, text: str, suffix: str
) -> None:
    paper = segment(read_publication(tmp_path, text, suffix))
    assert notes_of(paper) == [
        [("1", "Proefblad, 1 maart 2024, proef.example/1.")],
        [("2", "Kamerstuk 99 999, nr. 1.")],
    ]
    marked = [
        paper.document.text[mark.offset - 4 : mark.offset] for mark in paper.document.note_marks
    ]
    assert marked == ["er»?", "2023"]


def test_every_character_stands_in_its_paragraph(tmp_path: Path) -> None:
    document = read_publication(tmp_path, XML)
    assert document.measure is Measure.PARAGRAPHS
    assert len(document.pages) == 1
    placed = np.flatnonzero(document.chars.pages)
    for at in placed:
        column, row = (int(value) for value in document.chars.boxes[at, :2])
        assert document.lines[row].text[column] == document.text[at]
    nowhere = set(range(len(document.text))) - set(placed.tolist())
    assert {document.text[at] for at in nowhere} == {"\n"}


def test_metadata_fill_in_number_chamber_year_and_dates(tmp_path: Path) -> None:
    document = read_publication(tmp_path, XML)
    assert document.chamber is Chamber.HOUSE
    assert document.title == "Proefstuk over dijken"
    assert document.date == datetime.date(2024, 4, 5)
    assert document.particulars.year == "2023-2024"
    assert document.particulars.question_numbers == ("2024Z00001",)
    assert document.particulars.sent == datetime.date(2024, 3, 4)
    paper = segment(document)
    assert paper.document.kind is Kind.AANHANGSEL
    assert paper.document.reference == "ah-tk-20232024-9901"
    assert paper.document.url == "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-9901.html"
    assert paper.document.asked_by == "Van Proef (Specimen)"


def test_the_address_of_the_metadata_names_the_paper_and_bad_dates_are_left_out(
    tmp_path: Path,
) -> None:
    said = (
        '<meta name="OVERHEIDop.externMetadataRecord"'
        ' content="https://zoek.example/kv-tk-2024Z00007/metadata.xml"/>'
        '<meta name="OVERHEIDop.datumIndiening" content="2009-02-31"/><meta name="leeg"/>'
    )
    document = read_publication(
        tmp_path, turns(f"<metadata>{said}</metadata><vraag><al>Hoe?</al></vraag>")
    )
    assert segment(document).document.reference == "2024Z00007"
    assert document.particulars.sent is None
    assert document.date is None


def test_what_stands_around_the_paper_on_a_page_stays_out(tmp_path: Path) -> None:
    document = read_publication(tmp_path, HTML, ".html")
    body = [line.text for line in document.lines if line.role is Role.BODY]
    assert body[0].startswith("Vragen van het lid Van Proef")
    assert body[-1] == "Deze vragen dienen ter aanvulling op eerdere vragen."
    assert [line.text for line in document.lines if line.role is Role.SIDE] == [
        "ah-tk-20232024-9901"
    ]


def test_a_mededeling_and_questions_without_answers_give_no_exchanges(tmp_path: Path) -> None:
    paper = segment(read_publication(tmp_path, MEDEDELING))
    assert paper.exchanges == ()
    assert paper.document.kind is Kind.MEDEDELING
    asked = turns("<vraag><nr>Vraag 1</nr><al>Hoe hoog?</al></vraag>")
    assert segment(read_publication(tmp_path, asked)).exchanges == ()


def test_bare_numbers_are_labels_where_the_format_names_question_and_answer(tmp_path: Path) -> None:
    older = """<vraagdoc><vragen><omschr>Vragen over dijken.</omschr>
        <vraag><nummer>1</nummer><al>Hoe hoog?</al></vraag>
        <vraag><nummer>2.</nummer><al>Hoe breed?</al></vraag></vragen>
        <reactie><omschr>Antwoord van de minister.</omschr>
        <antwoord><nummer>1</nummer><al>Tien meter.</al></antwoord>
        <antwoord><nummer>2</nummer><al>Vier meter.</al></antwoord></reactie></vraagdoc>"""
    paper = segment(read_publication(tmp_path, older))
    assert [each[:4] for each in exchanges_of(paper)] == [
        (("1",), "1", "Hoe hoog?", "Tien meter."),
        (("2",), "2", "Hoe breed?", "Vier meter."),
    ]
    shown = page(
        '<div class="vraag"><p class="nummer">1</p><p>Hoe hoog?</p></div>'
        '<div class="antwoord"><p class="nummer">1</p><p>Tien<br>meter.</p></div>'
    )
    assert answers_of(tmp_path, shown, ".html") == [("1", "Tien\nmeter.")]


def test_a_question_without_a_number_ends_the_answer_above_it(tmp_path: Path) -> None:
    text = turns(
        "<vraag><nr>Vraag 1</nr><al>Hoe hoog?</al></vraag>"
        "<antwoord><nr>Antwoord 1</nr><al>Tien meter.</al></antwoord>"
        "<vraag><al>Hoe breed?</al></vraag><antwoord><al>Vier meter.</al></antwoord>"
        "<al>Einde van het stuk.</al>"
    )
    assert answers_of(tmp_path, text) == [("Antwoord 1", "Tien meter.")]


def test_a_heading_of_the_other_side_is_no_heading(tmp_path: Path) -> None:
    text = turns(
        "<vraag><nr>Vraag 1</nr><al>Hoe hoog?</al></vraag>"
        "<antwoord><nr>Vraag 1</nr><al>Tien meter.</al></antwoord>"
    )
    assert answers_of(tmp_path, text) == []


def test_parts_of_a_question_stay_with_it_or_have_their_own_number(tmp_path: Path) -> None:
    text = turns(
        "<vraag><nr>Vraag 1</nr><al>Hoe zit het met:</al>"
        "<vraag><nr>a.</nr><al>de hoogte;</al></vraag>"
        "<vraag><nr>b.</nr><al>de breedte?</al></vraag>"
        "</vraag><antwoord><nr>Antwoord 1</nr><al>Goed.</al></antwoord>"
        "<vraag><nr>Vraag 2</nr><vraag><nr>2a</nr><al>Wie?</al></vraag></vraag>"
        "<antwoord><nr>Antwoord 2</nr><antwoord><nr>2a</nr><al>Niemand.</al></antwoord></antwoord>"
    )
    assert [each[:4] for each in exchanges_of(segment(read_publication(tmp_path, text)))] == [
        (("1",), "Antwoord 1", "Hoe zit het met:\n\na. de hoogte;\n\nb. de breedte?", "Goed."),
        (("2a",), "2a", "Wie?", "Niemand."),
    ]


def test_another_page_is_kept_without_exchanges(tmp_path: Path) -> None:
    text = page(
        "<nav>Menu</nav><article><h1>Nieuws</h1><p>Er was een vraag over de dijk.</p>"
        "<p>Het antwoord volgt.</p><button>Deel</button></article><footer>Over</footer>"
    )
    document = read_publication(tmp_path, text, ".html")
    assert document.text == "Nieuws\n\nEr was een vraag over de dijk.\n\nHet antwoord volgt."
    assert segment(document).exchanges == ()


def test_a_page_that_names_no_parts_is_read_by_its_headings(tmp_path: Path) -> None:
    text = page(
        "<main><p>Vragen van het lid Proef (Specimen) over dijken (ingezonden 4 maart 2024).</p>"
        "<p>Antwoord van Minister Monster (Waterproeven) (ontvangen 5 april 2024).</p>"
        "<h2>Vraag 1</h2><p>Hoe hoog?</p><h2>Antwoord 1</h2><p>Tien meter.</p></main>"
    )
    assert answers_of(tmp_path, text, ".html") == [("Antwoord 1", "Tien meter.")]


def test_one_part_alone_is_the_paper(tmp_path: Path) -> None:
    text = page(
        '<p>Menu</p><div class="kamervraagopmerking"><h2>Mededeling</h2><p>Later.</p></div>'
    )
    assert read_publication(tmp_path, text, ".html").text == "Mededeling\n\nLater."


def test_a_paper_of_another_kind_is_not_called_an_aanhangsel(tmp_path: Path) -> None:
    text = turns(
        '<metadata><meta name="DC.identifier" content="kst-99999-6"/></metadata>'
        "<vraag><nr>1</nr><al>Hoe hoog?</al></vraag><antwoord><nr>1</nr><al>Tien.</al></antwoord>"
    )
    paper = segment(read_publication(tmp_path, text))
    assert paper.document.kind is Kind.OTHER
    assert paper.document.reference == "99999, nr. 6"
    assert [each.labels for each in paper.exchanges] == [("1",)]


@pytest.mark.parametrize(("text", "suffix"), [(XML, ".xml"), (HTML, ".html")])
def test_an_index_of_publications_verifies_and_tells_a_changed_word(
    tmp_path: Path, encoder: FakeEncoder, text: str, suffix: str
) -> None:
    source = tmp_path / f"paper{suffix}"
    source.write_text(text, encoding="utf-8")
    add(tmp_path / "index", [source], encoder=encoder)
    assert verify(tmp_path / "index").findings == ()
    source.write_text(text.replace("waterschap", "water schap"), encoding="utf-8")
    found = [finding.what for finding in verify(tmp_path / "index").findings]
    assert found == [What.CHANGED_FILE, What.CHANGED_ANSWER]
