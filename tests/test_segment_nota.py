"""Cutting the nota naar aanleiding van het verslag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from tests.notas import NOTA, NUMBERS_BEFORE, PLAIN, WITHOUT_NUMBERS
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from vraagbaak.types import Paper


def nota(tmp_path: Path, text: str) -> Paper:
    path = tmp_path / "nota.txt"
    path.write_text(text, encoding="utf-8")
    return segment(read(path))


def cut(paper: Paper) -> list[tuple[str, str]]:
    text = paper.document.cut
    return [(text(each.question), text(each.answer)) for each in paper.exchanges]


def test_each_number_gives_its_question_and_its_answer(tmp_path: Path) -> None:
    found = nota(tmp_path, NOTA)
    assert found.document.kind is Kind.NOTA
    assert [each.labels for each in found.exchanges] == [
        *(("1",), ("2", "3"), ("4",), ("5",), ("6",), ("7",))
    ]
    assert cut(found)[0] == (
        "De leden van de ABC-fractie vragen wie een brug beheert.",
        "De provincie beheert de brug.\n\nIn 2022 waren dat:\n\n12\n\n"
        "Dit zijn vooral vaste bruggen.",
    )


def test_a_paragraph_of_a_faction_that_introduces_a_section_is_no_answer(tmp_path: Path) -> None:
    answers = [answer for _, answer in cut(nota(tmp_path, NOTA))]
    assert not any("onderschrijven" in answer for answer in answers)


def test_a_paragraph_that_names_a_faction_and_replies_is_the_answers(tmp_path: Path) -> None:
    _, answer = cut(nota(tmp_path, NOTA))[1]
    assert answer.endswith("ik kom daarop terug.")


def test_a_question_without_the_word_answer_ends_where_the_faction_does(tmp_path: Path) -> None:
    found = nota(tmp_path, NOTA)
    assert found.exchanges[2].label == ""
    assert cut(found)[2] == (
        "Deze leden vragen of er geld genoeg is.",
        "Er is genoeg geld.\n\nDat blijft zo.",
    )


def test_a_question_without_a_number_takes_the_one_that_is_missing(tmp_path: Path) -> None:
    found = nota(tmp_path, NOTA)
    assert cut(found)[3] == ("Is de brug veilig?", "Ja, zij is veilig.")
    assert cut(found)[4] == (
        "De leden van de XYZ-fractie vragen of de brug ook mooi is.",
        "De regering vindt haar mooi.",
    )


def test_a_question_without_a_number_between_neighbours_counts_in_its_section(
    tmp_path: Path,
) -> None:
    found = nota(tmp_path, NOTA.replace("\n7\n", "\n6\n"))
    assert [each.labels for each in found.exchanges][-3:] == [("5",), ("4",), ("6",)]


def test_askers_are_the_factions_named_last(tmp_path: Path) -> None:
    asked = [each.by for each in nota(tmp_path, NOTA).exchanges]
    assert asked == ["ABC", "XYZ en ABC", "XYZ en ABC", "XYZ en ABC", "XYZ", "Pijler"]


def test_the_section_is_the_heading_above(tmp_path: Path) -> None:
    sections = [each.section for each in nota(tmp_path, NOTA).exchanges]
    assert sections == [
        *("1. Inleiding", "2. Onderhoud", "2. Onderhoud", "2. Onderhoud", "2. Onderhoud"),
        "Artikel 3",
    ]


def test_what_closes_the_nota_is_no_answer(tmp_path: Path) -> None:
    assert cut(nota(tmp_path, NOTA))[-1][1] == "Artikel 3 regelt de verf."


def test_a_nota_without_marks_gives_no_exchange(tmp_path: Path) -> None:
    found = nota(tmp_path, PLAIN)
    assert found.document.kind is Kind.NOTA
    assert found.exchanges == ()


def test_questions_without_numbers_count_within_their_section(tmp_path: Path) -> None:
    found = nota(tmp_path, WITHOUT_NUMBERS)
    assert [(each.labels, each.label, each.by, each.section) for each in found.exchanges] == [
        (("1",), "Antwoord", "ABC", "1. Inleiding"),
        (("2",), "Antwoord", "XYZ", "1. Inleiding"),
        (("1",), "Antwoord", "XYZ", "2. Kosten"),
    ]
    assert cut(found) == [
        ("De leden van de ABC-fractie vragen wie een brug beheert.", "De provincie beheert haar."),
        ("De leden van de XYZ-fractie zien veel bruggen.\n\nKlopt dat?", "Dat klopt."),
        ("De leden van de XYZ-fractie vragen wat dat kost.", "Tien euro."),
    ]


def test_answers_between_which_no_question_can_be_told_are_not_given(tmp_path: Path) -> None:
    text = WITHOUT_NUMBERS.replace("De leden van de XYZ-fractie zien veel", "Er zijn veel")
    found = nota(tmp_path, text.replace("Klopt dat?", "Dat is bekend."))
    assert [answer for _, answer in cut(found)] == ["Tien euro."]


def test_numbers_may_begin_the_paragraph_of_the_question(tmp_path: Path) -> None:
    found = nota(tmp_path, NUMBERS_BEFORE)
    assert [(each.labels, each.by) for each in found.exchanges] == [
        (("1",), "ABC"),
        (("2",), "Pijler"),
    ]
    assert [answer for _, answer in cut(found)] == ["De provincie beheert haar.", "Ja."]


def test_stray_numbers_in_a_nota_without_marks_are_no_questions(tmp_path: Path) -> None:
    text = PLAIN.replace("De leden van de XYZ", "12\n\nDe leden van de XYZ")
    assert nota(tmp_path, text).exchanges == ()


BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=12)
MORE = (
    " Dat is iets dat velen bezighoudt, vooral wie elke dag over het water gaat en de tijd"
    " heeft om naar de pijlers te kijken, naar de verf op de leuning en naar de schepen"
)
IN_TYPE = (
    "<b>NOTA NAAR AANLEIDING VAN HET VERSLAG</b>",
    "<b>1. Algemeen</b>",
    f"Met belangstelling is het verslag gelezen.{MORE}.",
    f"<i>De leden van de ABC-fractie vragen wie een brug beheert.{MORE}.</i>",
    f"De provincie doet dat.{MORE}. In de wet staat:",
    f"<i>De provincie beheert bruggen.{MORE}.</i>",
    f"Daar blijft het bij.{MORE}.",
    f"<i>Kan de regering zeggen wat dat kost?{MORE}?</i>",
    f"Een brug kost tien euro.{MORE}.",
    f"<i>De leden van de XYZ-fractie vragen of de brug hoog is.{MORE}.</i>",
    f"<i>Zij vragen ook naar de breedte.{MORE}.</i>",
    f"De brug is hoog en breed.{MORE}.",
    "<b>2. Verf</b>",
    f"<i>De leden van de XYZ-fractie vragen naar de verf.{MORE}.</i>",
    f"De verf is groen.{MORE}.",
    f"<i>Vermeldenswaard is de schilder.{MORE}.</i>",
    f"Hij schildert al jaren.{MORE}.",
    f"<i>De leden van de ABC-fractie vragen naar de kwast.{MORE}.</i>",
    f"De kwast is oud.{MORE}.",
    f"De leden van de XYZ-fractie vragen naar de ladder.{MORE}.",
)


def printed(tmp_path: Path, *texts: str) -> Paper:
    path = tmp_path / "nota.pdf"
    SimpleDocTemplate(str(path)).build([Paragraph(text, BODY) for text in texts])
    return segment(read(path))


def test_type_alone_may_tell_questions_from_answers(tmp_path: Path) -> None:
    found = printed(tmp_path, *IN_TYPE)
    assert [(each.labels, each.label, each.by, each.section) for each in found.exchanges] == [
        (("1",), "", "ABC", "1. Algemeen"),
        (("2",), "", "ABC", "1. Algemeen"),
        (("3",), "", "XYZ", "1. Algemeen"),
        (("1",), "", "ABC", "2. Verf"),
    ]
    answers = [answer for _, answer in cut(found)]
    assert [answer.split(".")[0] for answer in answers] == [
        *("De provincie doet dat", "Een brug kost tien euro"),
        *("De brug is hoog en breed", "De kwast is oud"),
    ]
    assert answers[0].endswith(f"Daar blijft het bij.{MORE}.")
    assert answers[-1] == f"De kwast is oud.{MORE}."


def test_a_question_in_other_type_ends_an_answer_under_a_heading(tmp_path: Path) -> None:
    found = printed(
        *(tmp_path, "<b>NOTA NAAR AANLEIDING VAN HET VERSLAG</b>"),
        f"<i>De leden van de ABC-fractie vragen wie een brug beheert.{MORE}.</i>",
        *("Antwoord", f"De provincie doet dat.{MORE}."),
        f"<i>De leden van de XYZ-fractie vragen wat dat kost.{MORE}.</i>",
        f"Een brug kost tien euro.{MORE}.",
    )
    assert [answer for _, answer in cut(found)] == [f"De provincie doet dat.{MORE}."]


def test_type_that_little_asks_in_tells_nothing(tmp_path: Path) -> None:
    upright = [text.replace("<i>", "").replace("</i>", "") for text in IN_TYPE]
    assert printed(tmp_path, *upright).exchanges == ()


REAL = Path(__file__).parents[2] / "shared" / "corpus" / "nota" / "kst-36450-6-nota-nav-verslag.pdf"


@pytest.mark.skipif(not REAL.is_file(), reason="the shared corpus is not beside us")
def test_a_real_nota_gives_every_number_once() -> None:
    found = segment(read(REAL)).exchanges
    labels = [label for each in found for label in each.labels]
    assert labels == [str(number) for number in range(1, 90)]
    assert [each.labels for each in found if len(each.labels) > 1] == [("5", "6", "7"), ("8", "9")]
    assert [each.labels for each in found if each.label != "Antwoord"] == [("44",)]
    assert found[-1].pages == (29,)
