"""Answers of the Algemene Rekenkamer, which bear no mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Paper

LETTERHEAD = """Postbus 1
voorlichting@rekenkamer.nl

DATUM 3 mei 2031
BETREFT Antwoorden over het rapport Veerponten

Antwoorden Algemene Rekenkamer op vragen over het rapport Veerponten

"""


def made(tmp_path: Path, text: str) -> Paper:
    path = tmp_path / "veerponten.txt"
    path.write_text(LETTERHEAD + text, encoding="utf-8")
    return segment(read(path))


def units(paper: Paper) -> list[tuple[str, str, str]]:
    cut = paper.document.cut
    return [
        (",".join(each.labels), cut(each.question), cut(each.answer)) for each in paper.exchanges
    ]


def test_a_paragraph_parts_question_from_answer(tmp_path: Path) -> None:
    """The answer begins behind the paragraph of the last question mark."""
    paper = made(
        tmp_path,
        "Vraag 1\nHoeveel veerponten varen er? En\nwat kosten zij?\n\n"
        "In 2030 voeren er twaalf.\n\nZie ook het antwoord op Vraag 2 hieronder.\n\n"
        "Vraag 2\nKunt u de kosten noemen?\n\nDat hebben wij niet onderzocht.",
    )
    assert paper.document.kind is Kind.COURT_OF_AUDIT
    assert units(paper) == [
        (
            "1",
            "Hoeveel veerponten varen er? En wat kosten zij?",
            "In 2030 voeren er twaalf.\n\nZie ook het antwoord op Vraag 2 hieronder.",
        ),
        ("2", "Kunt u de kosten noemen?", "Dat hebben wij niet onderzocht."),
    ]


def test_a_question_may_lead_up_to_what_it_asks(tmp_path: Path) -> None:
    """Statements and several questions belong to it; without layout, words tell."""
    paper = made(
        tmp_path,
        "Vraag 1 (pagina 3) De pont vaart niet in de winter. Klopt dat? De sluis is dan open. "
        "Kan de Rekenkamer dat verklaren? Zo nee, waarom niet? (blz. 4) Wij zagen de pont op "
        "de werf. Is dat erg? Wij menen van niet. Vraag 2 Hoeveel kost de pont? Nee, dat weten wij "
        "niet. Vraag 3 Hoe breed is de rivier, en hoe diep? Zij is breed. Zij is diep. Men kan "
        "er varen. Wie durft? Vraag 4 Is ‘Pont of brug?’ een titel? De titel luidt anders. "
        "Zo heet ‘Brug of pont?’ Vraag 5 Varen er meer? Ja. Vraag 6 Hoe dan? Wij varen. Ook "
        "wel zonder. Vraag 7 Waarom? Daarom. Antwoorden op vragen van de Kamer over de sluis "
        "Vraag 1 Is er een sluis? Ja.",
    )
    assert units(paper) == [
        (
            "1",
            "De pont vaart niet in de winter. Klopt dat? De sluis is dan open. Kan de Rekenkamer "
            "dat verklaren? Zo nee, waarom niet? (blz. 4)",
            "Wij zagen de pont op de werf. Is dat erg? Wij menen van niet.",
        ),
        ("2", "Hoeveel kost de pont?", "Nee, dat weten wij niet."),
        (
            "3",
            "Hoe breed is de rivier, en hoe diep?",
            "Zij is breed. Zij is diep. Men kan er varen. Wie durft?",
        ),
        (
            "4",
            "Is ‘Pont of brug?’ een titel?",
            "De titel luidt anders. Zo heet ‘Brug of pont?’",
        ),
        ("5", "Varen er meer?", "Ja."),
        ("6", "Hoe dan?", "Wij varen. Ook wel zonder."),
        ("7", "Waarom?", "Daarom."),
        ("1", "Is er een sluis?", "Ja."),
    ]


def test_a_plea_behind_a_question_belongs_to_it(tmp_path: Path) -> None:
    paper = made(
        tmp_path,
        "Vraag 1 Hoe diep is de rivier? Graag een overzicht per sluis. Zij is vier meter diep. "
        "Vraag 2 Wie meet dat? Graag uw oordeel. Vraag 3 Hoe vaak? Graag een overzicht geven wij "
        "in bijlage 2.",
    )
    assert units(paper) == [
        ("1", "Hoe diep is de rivier? Graag een overzicht per sluis.", "Zij is vier meter diep."),
        (
            "2,3",
            "Wie meet dat? Graag uw oordeel. Hoe vaak?",
            "Graag een overzicht geven wij in bijlage 2.",
        ),
    ]


def test_questions_without_an_answer_share_the_next(tmp_path: Path) -> None:
    """Numbers alone may head the questions, in any order; the group has all its numbers."""
    paper = made(
        tmp_path,
        "1 Varen er ponten?\n\nJa, twaalf.\n\n2. Wie telt ze?\n\n4\nWat kost dat?\n\n"
        "3 Hoe laat varen zij?\n\nDat is niet onderzocht, om twee redenen:\n"
        "1. er was geen tijd;\n2. er was geen geld.",
    )
    assert units(paper) == [
        ("1", "Varen er ponten?", "Ja, twaalf."),
        (
            "2,4,3",
            "Wie telt ze?\n\nWat kost dat?\n\nHoe laat varen zij?",
            "Dat is niet onderzocht, om twee redenen:\n1. er was geen tijd;\n2. er was geen geld.",
        ),
    ]


def test_a_lone_and_between_two_questions_joins_them(tmp_path: Path) -> None:
    paper = made(
        tmp_path,
        "Vraag 1\nHoe breed is de pont?\nen\nVraag 2\nHoe lang is zij?\n\nTwaalf bij dertig.\n\n"
        "Vraag 3 Is er een sluis? en Vraag 4 Is die open? Ja.",
    )
    assert units(paper) == [
        ("1,2", "Hoe breed is de pont? Hoe lang is zij?", "Twaalf bij dertig."),
        ("3,4", "Is er een sluis? Is die open?", "Ja."),
    ]


def test_a_printed_answer_heading_parts_and_names(tmp_path: Path) -> None:
    """A question need not ask then; one alone need not have a number."""
    numbered = made(tmp_path, "Vragen 1 en 2 Noem de ponten. Noem de sluizen. Antwoord: Zie boven.")
    assert units(numbered) == [("1,2", "Noem de ponten. Noem de sluizen.", "Zie boven.")]
    assert numbered.exchanges[0].label == "Antwoord"
    alone = made(tmp_path, "Vraag\n\nWij horen graag hoe het de ponten gaat.\n\nAntwoord\n\nGoed.")
    assert units(alone) == [("1", "Wij horen graag hoe het de ponten gaat.", "Goed.")]


def test_nothing_is_cut_where_nothing_tells(tmp_path: Path) -> None:
    """No mark of a question, an answer that may hide one, or one that is cut off."""
    paper = made(
        tmp_path,
        "Vraag 1 Noem de ponten Het zijn er twaalf. Vraag 2 Wij zien niets. Kunt u dat? Ja. "
        "Vraag 3 Hoe breed? Breed. Vrg 4 Hoe diep? Diep. Vraag 5 Hoe lang? Lang. "
        "Vraag 6 Hoe kort is het",
    )
    assert units(paper) == [("5", "Hoe lang?", "Lang.")]


def test_a_paragraph_parts_even_a_question_that_does_not_ask(tmp_path: Path) -> None:
    """Words that lead up to a question, and those behind it, stay with it."""
    paper = made(
        tmp_path,
        "Vraag\n1\nGraag een toelichting.\n\nDie volgt nog.\n\n"
        "Vraag 2\nDe pont is oud.\n\nMogen we weten hoe oud, nu\n\nVeerdienst Zuid zwijgt?\n\n"
        "En wie vaart?\n\nWij weten het niet. Wie wel?\n\nNiemand.\n\n"
        "Vraag 3\nWat kost een kaartje? Graag per jaar.\n\nTwee euro.\n\n"
        "Vraag 4\nWie betaalt? Wij niet.\n\nDe gemeente.\n\n"
        "Overige vragen van de Kamer over sluizen\n\nVraag 5\nHoe hoog?\n\nHoog.",
    )
    assert units(paper) == [
        ("1", "Graag een toelichting.", "Die volgt nog."),
        (
            "2",
            "De pont is oud.\n\nMogen we weten hoe oud, nu\n\nVeerdienst Zuid zwijgt?\n\n"
            "En wie vaart?",
            "Wij weten het niet. Wie wel?\n\nNiemand.",
        ),
        ("3", "Wat kost een kaartje? Graag per jaar.", "Twee euro."),
        ("4", "Wie betaalt?", "Wij niet.\n\nDe gemeente."),
        ("5", "Hoe hoog?", "Hoog."),
    ]


def test_papers_of_others_that_name_the_court_are_not_its_own(tmp_path: Path) -> None:
    """Answers with numbers of their own are another family's, and a letter has no exchanges."""
    others = made(tmp_path, "Vraag 1\n\nHoe hoog?\n\nAntwoord 1\n\nHoog.")
    assert [exchange.label for exchange in others.exchanges] == ["Antwoord 1"]
    letter = made(tmp_path, "Hierbij ontvangt u ons rapport.\n\nWij zijn tevreden.")
    assert letter.exchanges == ()
    path = tmp_path / "brief.txt"
    path.write_text("De minister.\n\nVraag 1\n\nHoe hoog?\n\nHoog.", encoding="utf-8")
    assert segment(read(path)).document.kind is not Kind.COURT_OF_AUDIT


def test_letters_rise_and_a_second_part_begins_anew(tmp_path: Path) -> None:
    """`1 a` and `1 B` follow one another; a first part may have one question."""
    paper = made(
        tmp_path,
        "Vraag 1\nHoe heet de pont?\n\nJohanna.\n\n"
        "Vraag 1 a Hoe breed is zij?\n\nBreed.\n\nVraag 1 B Hoe lang is zij?\n\nLang.",
    )
    assert [labels for labels, _, _ in units(paper)] == ["1", "1a", "1b"]
    parts = made(
        tmp_path,
        "Vraag 1\nHoe heet de pont?\n\nJohanna.\n\nVragen van de Kamer over de sluis\n\n"
        "Vraag 1\nHoe hoog is de sluis?\n\nHoog.",
    )
    assert units(parts) == [
        ("1", "Hoe heet de pont?", "Johanna."),
        ("1", "Hoe hoog is de sluis?", "Hoog."),
    ]
