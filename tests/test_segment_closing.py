"""What stands behind an answer and is no part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Paper

HEAD = """\
Vragen van het lid {by} aan de Minister van Letteren over boeken (ingezonden 3 mei 2014).

Antwoord van Minister Specimen (Letteren) (ontvangen 9 mei 2014).
"""
ASKED = "\nVraag 1\nKent u het boek?\n\nAntwoord 1\nJa.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "paper.txt"


def cut(path: Path, text: str) -> Paper:
    path.write_text(text, encoding="utf-8")
    return segment(read(path))


def answers(found: Paper) -> list[str]:
    return [found.document.cut(each.answer) for each in found.exchanges]


def test_nothing_behind_the_last_answer_is_swallowed(path: Path) -> None:
    for closing in (
        "Toelichting:\n\nDeze vragen dienen ter aanvulling op eerdere vragen.",
        "Toelichting: deze vragen dienen ter aanvulling op eerdere vragen.",
        "Deze vragen dienen ter aanvulling op eerdere vragen van het lid Proef (XYZ).",
        "Bijlage 1: overzicht van boeken\n\nEen tabel.",
        "Bijlage\n\nEen tabel.",
        "Hoogachtend,\n\nS. Specimen",
        "De Minister van Letteren,\n\nS. Specimen",
        "De staatssecretaris van Letteren, S. Specimen",
    ):
        found = cut(path, HEAD.format(by="Voorbeeld (ABC)") + ASKED + "\n" + closing + "\n")
        assert answers(found) == ["Ja."], closing


def test_what_only_begins_like_a_closing_stays(path: Path) -> None:
    for last in (
        "De Minister van Letteren schrijft, zo bleek toen, niet.",
        "Bijlage 3 van de wet noemt alle boeken die er zijn.",
        "Hoogachting is op haar plaats.",
    ):
        found = cut(path, HEAD.format(by="Voorbeeld (ABC)") + ASKED + "\n" + last + "\n")
        assert answers(found) == [f"Ja.\n\n{last}"]


def test_a_second_paper_in_the_file_is_not_taken_for_the_first_ones(path: Path) -> None:
    first, second = HEAD.format(by="Voorbeeld (ABC)"), HEAD.format(by="Proef (XYZ)")
    found = cut(path, first + ASKED + "\n" + second + ASKED.replace("Ja.", "Nee."))
    assert answers(found) == ["Ja."]
    assert found.document.asked_by == "Voorbeeld (ABC)"


def test_a_heading_of_unknown_form_ends_the_answer_above_it(path: Path) -> None:
    text = HEAD.format(by="Voorbeeld (ABC)") + ASKED
    text += "\nVraag 2 (vervolg van 1)\n\nHoe duur?\n\nVraag 3\nWaar?\n\nAntwoord 3\nHier.\n"
    assert answers(cut(path, text)) == ["Ja.", "Hier."]


def test_an_answer_is_given_no_question_that_cannot_be_told(path: Path) -> None:
    text = HEAD.format(by="Voorbeeld (ABC)") + ASKED
    text += "\nVraag 2\n\nHoe duur?\n\nVraag 3 (vervolg)\n\nWaar?\n\nAntwoord 3\nHier.\n"
    found = cut(path, text)
    assert answers(found) == ["Ja.", "Hier."]
    assert found.exchanges[1].question == ()


def test_a_sentence_about_a_question_does_not_end_an_answer(path: Path) -> None:
    last = "Vraag 2 gaat over de prijs van het boek en komt hieronder aan de orde."
    found = cut(path, HEAD.format(by="Voorbeeld (ABC)") + ASKED + "\n" + last + "\n")
    assert answers(found) == [f"Ja.\n\n{last}"]


def test_a_bare_heading_where_nothing_was_asked_is_part_of_the_answer(path: Path) -> None:
    found = cut(path, HEAD.format(by="Voorbeeld (ABC)") + ASKED + "\nReactie\n\nEen tekst.\n")
    assert answers(found) == ["Ja.\n\nReactie\n\nEen tekst."]


def test_an_answer_with_a_misprinted_number_answers_what_is_open(path: Path) -> None:
    text = HEAD.format(by="Voorbeeld (ABC)") + ASKED.replace("Antwoord 1", "Antwoord 7")
    (found,) = cut(path, text).exchanges
    assert (found.labels, found.label) == (("7",), "Antwoord 7")
    assert cut(path, text).document.cut(found.question) == "Kent u het boek?"


SECTIONS = """\
Vragen en opmerkingen van de leden van de Lezers-fractie

Wat kost het?

Vragen en opmerkingen van de leden van de Boeken-fractie

Waar ligt het?

"""


@pytest.mark.parametrize(
    "part", ["II. Antwoord / Reactie van de bewindspersoon", "Reactie van de bewindspersoon"]
)
def test_one_reaction_to_all_factions_is_no_answer_to_the_last(path: Path, part: str) -> None:
    found = cut(path, f"{SECTIONS}{part}\n\nHet kost tien euro en ligt hier.\n")
    assert found.exchanges == ()


@pytest.mark.parametrize("heading", ["Antwoord van het kabinet", "Reactie", "Reactie:"])
def test_answers_of_the_government_have_headings_of_many_forms(path: Path, heading: str) -> None:
    text = SECTIONS.replace("?\n", f"?\n\n{heading}\n\nTien.\n")
    found = cut(path, f"{text}\nHoogachtend,\n\nS. Specimen\n")
    assert found.document.kind is Kind.SCHRIFTELIJK_OVERLEG
    assert [each.label for each in found.exchanges] == [heading.rstrip(":")] * 2
    assert answers(found) == ["Tien."] * 2


@pytest.mark.parametrize(
    ("who", "by"),
    [
        ("de leden van Groep Van Haga", "Groep Van Haga"),
        ("de leden van de fractie-Nanninga", "Nanninga"),
        ("de VVD- en D66-fracties", "VVD en D66"),
        ("de leden van de PVV, JA21 en FVD", "PVV, JA21 en FVD"),
        ("de leden van de ChristenUnie", "ChristenUnie"),
        ("de leden van de fracties van de VVD, de PvdA en het CDA", "VVD, PvdA en CDA"),
        ("de leden van de fractie van Volt over de brief:", "Volt"),
        ("het lid Omtzigt (Lid Omtzigt)", "Omtzigt (Lid Omtzigt)"),
    ],
)
def test_a_section_may_name_its_askers_in_many_ways(path: Path, who: str, by: str) -> None:
    text = f"Vragen en opmerkingen van {who}\n\nWat nu?\n\nAntwoord\n\nNiets.\n"
    (found,) = cut(path, text).exchanges
    assert found.by == by


def test_a_section_may_begin_without_an_empty_line(path: Path) -> None:
    found = cut(
        path,
        "Vragen en opmerkingen van de leden van de Lezers-fractie\n"
        "De leden van deze fractie hebben het stuk gelezen.\nWat nu?\nAntwoord\nNiets.\n"
        "Vragen en opmerkingen van de leden van de fracties van de Pers en de\n"
        "Kranten gezamenlijk\n1. Waar ligt het?\nAntwoord 1\nHier.\n",
    )
    assert [each.by for each in found.exchanges] == ["Lezers", "Pers en Kranten"]
    assert answers(found) == ["Niets.", "Hier."]


def test_questions_asked_together_are_the_question_of_each_answer(path: Path) -> None:
    found = cut(
        path,
        "Vragen en opmerkingen van de leden van de Lezers-fractie\n\n"
        "3. Hoe lang?\na. En waarom?\nb. En hoe?\n\nAntwoord 3a\nDaarom.\n\n"
        "Antwoord 3b\nZo:\na. eerst dit;\nb. dan dat.\n",
    )
    asked = "3. Hoe lang?\na. En waarom?\nb. En hoe?"
    assert [found.document.cut(each.question) for each in found.exchanges] == [asked, asked]
    assert answers(found) == ["Daarom.", "Zo:\na. eerst dit;\nb. dan dat."]
