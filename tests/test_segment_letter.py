"""Letters with answers: type, order and missing headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from vraagbaak.cite.labels import answer_name
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Kind, Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vraagbaak.types import Paper

STYLE = ParagraphStyle("letter", fontName="Helvetica", fontSize=10, leading=13, alignment=TA_LEFT)
STYLE.spaceAfter = 13
HEAD = (
    "In antwoord op uw brief van 3 mei 2024 zend ik u de antwoorden op de vragen over boeken, die "
    "het lid Voorbeeld toen stelde en waarvoor ik meer tijd nodig had.",
    "De minister van Letteren",
    "S. Specimen",
    "<b>Antwoorden van de minister van Letteren op de vragen van het lid Voorbeeld (ABC)</b>",
)
FILLER = (
    "Dat boek is dik en telt veel bladzijden, en wie het leest die weet dat ook heel goed, "
    "want het is zwaar en ligt bij ieder die het kocht al jaren ongelezen op de plank."
)


def letter(path: Path, *paragraphs: str, head: Sequence[str] = HEAD) -> Paper:
    """Set a letter in one column, its paragraphs parted by an empty line."""
    made = [Paragraph(text, STYLE) for text in (*head, *paragraphs)]
    SimpleDocTemplate(str(path / "letter.pdf")).build(made)
    return segment(read(path / "letter.pdf"))


def heads(found: Paper) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.label, each.labels) for each in found.exchanges]


def cuts(found: Paper) -> list[tuple[str, str]]:
    cut = found.document.cut
    return [(cut(each.question), cut(each.answer)) for each in found.exchanges]


def test_a_letter_is_cut_at_its_bold_headings(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        *("<b>Vraag 1</b>", "<b>Kent u het boek?</b>", "<b>Antwoord op vraag 1</b>", "Ja."),
        *("<b>Vraag 2</b>", "<b>Is het dik?</b>", "<b>Vraag 3</b>", "<b>Hoe dik?</b>"),
        *("<b>Antwoord op vragen 2, en 3</b>", FILLER, "Zo is het.", "Hoogachtend,", "S. Specimen"),
    )
    assert found.document.kind is Kind.LETTER
    assert heads(found) == [
        ("Antwoord op vraag 1", ("1",)),
        ("Antwoord op vragen 2, en 3", ("2", "3")),
    ]
    assert cuts(found) == [
        ("Kent u het boek?", "Ja."),
        ("Is het dik?\n\nHoe dik?", f"{FILLER}\n\nZo is het."),
    ]


@pytest.mark.parametrize("tag", ["b", "i"])
def test_an_answer_without_a_heading_is_told_by_its_type(tmp_path: Path, tag: str) -> None:
    found = letter(
        tmp_path,
        *(
            "<b>Vraag 1</b>",
            f"<{tag}>Kent u het boek?</{tag}>",
            "<b>Antwoord op vraag 1</b>",
            "Ja.",
        ),
        *("<b>Vraag 2</b>", f"<{tag}>Is het dik?</{tag}>", FILLER, "Zo is het."),
        *("<b>Vraag 3</b>", f"<{tag}>Hoe dik?</{tag}>", f"<{tag}>En hoe oud?</{tag}>", "Heel oud."),
    )
    assert heads(found)[1:] == [("Vraag 2", ("2",)), ("Vraag 3", ("3",))]
    assert cuts(found)[1:] == [
        ("Is het dik?", f"{FILLER}\n\nZo is het."),
        ("Hoe dik?\n\nEn hoe oud?", "Heel oud."),
    ]


def test_an_answer_under_its_questions_heading_is_named_after_the_question(
    tmp_path: Path,
) -> None:
    found = letter(
        tmp_path,
        *("<b>Vraag 1</b>", "<b>Kent u het boek?</b>", "Ja."),
        *("<b>Vraag 2</b>", "<b>Is het dik?</b>", "Nee."),
    )
    second = found.exchanges[1]
    assert [answer_name(second, language) for language in (Language.DUTCH, Language.ENGLISH)] == [
        "Antwoord op vraag 2 van het lid Voorbeeld (ABC)",
        "Answer to question 2 from Voorbeeld (ABC) (headed ‘Vraag 2’)",
    ]


def test_type_tells_no_answer_where_the_question_goes_on_below_it(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        *("<b>Vraag 1</b>", "<b>Kent u het boek?</b>", "<b>Antwoord op vraag 1</b>", "Ja."),
        *("<b>Vraag 2</b>", "<b>Daar staat:</b>", "Het is dik.", "<b>Klopt dat?</b>", "Nee."),
    )
    assert heads(found) == [("Antwoord op vraag 1", ("1",))]


def test_plain_words_of_a_question_that_is_answered_further_down_stay_with_it(
    tmp_path: Path,
) -> None:
    found = letter(
        tmp_path,
        *("<b>Vraag 1</b>", "<b>Kent u dit citaat?</b>", "Het boek is dik.", "<b>Vraag 2</b>"),
        *("<b>Klopt het?</b>", "<b>Antwoord op de vragen 1 t/m 2</b>", "Ja."),
    )
    assert cuts(found) == [("Kent u dit citaat?\n\nHet boek is dik.\n\nKlopt het?", "Ja.")]


def test_an_answer_may_name_questions_that_follow_later(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        *("<b>Vraag 1</b>", "<b>Een?</b>", "<b>Antwoord op vragen 1 en 3</b>", "Samen."),
        *("<b>Vraag 2</b>", "<b>Twee?</b>", "<b>Antwoord op vraag 2</b>", "Alleen."),
        *("<b>Vraag 3</b>", "<b>Drie?</b>"),
    )
    assert heads(found) == [
        ("Antwoord op vragen 1 en 3", ("1", "3")),
        ("Antwoord op vraag 2", ("2",)),
    ]
    assert cuts(found) == [("Een?\n\nDrie?", "Samen."), ("Twee?", "Alleen.")]


def test_numbered_questions_in_bold_need_no_heading_of_the_answer(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        *("<b>1. Kent u het boek?</b>", "Ja, namelijk:", "1. het eerste deel;", "2. het tweede."),
        *("<b>2. Is het dik?</b>", "<b>3. Hoe dik?</b>", FILLER),
    )
    assert [each.labels for each in found.exchanges] == [("1",), ("2", "3")]
    assert cuts(found) == [
        ("1. Kent u het boek?", "Ja, namelijk:\n\n1. het eerste deel;\n\n2. het tweede."),
        ("2. Is het dik?\n\n3. Hoe dik?", FILLER),
    ]


def test_a_list_of_sources_behind_the_last_answer_is_not_part_of_it(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        *("<b>Vraag 1</b>", "<b>Kent u de twee stukken?</b>", "<b>Antwoord op vraag 1</b>", "Ja."),
        *("[1] De Krant, https://krant.example/boek", "[2] Kamerstukken II, 12 345, nr. 6"),
    )
    assert cuts(found) == [("Kent u de twee stukken?", "Ja.")]


def test_a_letter_that_only_speaks_of_a_question_has_no_exchanges(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        *("Vraag 1", "gaat over boeken en is eerder beantwoord.", "Antwoord op vraag 1"),
        "was toen dat het boek dik is.",
    )
    assert found.exchanges == ()


def test_questions_alone_in_a_letter_are_no_exchanges(tmp_path: Path) -> None:
    found = letter(
        tmp_path, "<b>Vraag 1</b>", "Kent u het boek?", "<b>Vraag 2</b>", "Is het dik?", "Graag."
    )
    assert found.exchanges == ()


def test_a_question_that_lost_its_heading_is_told_by_its_type(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        *("<b>Vraag 1</b>", "<b>Kent u het boek?</b>", "<b>Antwoord op vraag 1</b>", "Ja.", FILLER),
        *("<b>Is het dik?</b>", "<b>Antwoord op vraag 2</b>", "Nee."),
        *("<b>Vraag 3</b>", "<b>Hoe oud?</b>", "<b>Antwoord op vraag 3</b>", "Heel oud."),
    )
    assert cuts(found) == [
        ("Kent u het boek?", f"Ja.\n\n{FILLER}"),
        ("Is het dik?", "Nee."),
        ("Hoe oud?", "Heel oud."),
    ]


def test_an_answer_is_dropped_where_a_question_below_it_cannot_be_told(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        *("<b>Vraag 1</b>", "<b>Kent u het boek?</b>", "<b>Antwoord op vraag 1</b>", "Ja."),
        *("<b>Vraag 2</b>", "<b>Hoe oud?</b>", "<b>Antwoord op vraag 2</b>", "Oud.", "Hoe dik?"),
        *("<b>Antwoord op vraag 7</b>", "Heel dik."),
        *("<b>Vraag 8</b>", "<b>Hoe zwaar?</b>", "<b>Antwoord op vraag 8</b>", "Licht."),
    )
    assert cuts(found) == [
        ("Kent u het boek?", "Ja."),
        ("", "Heel dik."),
        ("Hoe zwaar?", "Licht."),
    ]


def test_each_answer_names_the_member_in_the_title_above_it(tmp_path: Path) -> None:
    asked = ("<b>Vraag 1</b>", "<b>Kent u het?</b>", "<b>Antwoord op vraag 1</b>", "Ja.")
    found = letter(
        tmp_path,
        "<b>Beantwoording vragen van het lid Voorbeeld (ABC) over boeken</b>",
        *asked,
        "Vragen gesteld door de leden Proef en Specimen (beiden XYZ) over kranten",
        *asked,
        head=HEAD[:3],
    )
    assert [each.by for each in found.exchanges] == [
        "Voorbeeld (ABC)",
        "Proef en Specimen (beiden XYZ)",
    ]
    assert cuts(found) == [("Kent u het?", "Ja.")] * 2


def test_the_party_of_who_asked_may_stand_in_a_heading(tmp_path: Path) -> None:
    found = letter(
        tmp_path,
        *("<b>Vraag 1 (ABC)</b>", "<b>Kent u het boek?</b>"),
        *("<b>Antwoord op vraag 1 (mede namens de minister van Boeken)</b>", "Ja."),
        *("<b>Vraag 2 (van het lid Proef (XYZ))</b>", "<b>Hoe oud?</b>"),
        *("<b>Antwoord van de staatssecretaris</b>", "Oud."),
    )
    assert [each.labels for each in found.exchanges] == [("1",), ("2",)]
    assert cuts(found) == [("Kent u het boek?", "Ja."), ("Hoe oud?", "Oud.")]


def test_a_letter_may_print_the_heads_of_the_questions_of_two_members(tmp_path: Path) -> None:
    head = "Vragen van het lid {} aan de minister van Letteren over boeken (ingezonden 3 mei 2024)"
    found = letter(
        tmp_path,
        *(f"<b>{head.format('Voorbeeld (ABC)')}</b>", "Vraag 1", "Kent u het boek?"),
        *("Antwoord 1", "Ja.", f"<b>{head.format('Proef (XYZ)')}.</b>", "Vraag 1", "Is het dik?"),
        *("Antwoord 1", "Nee.", "Hoogachtend,", "S. Specimen"),
        head=("Datum 9 mei 2024", "Betreft Antwoorden op vragen", "Geachte voorzitter,", *HEAD[:3]),
    )
    assert found.document.kind is Kind.LETTER
    assert str(found.document.date) == "2024-05-09"
    assert [each.by for each in found.exchanges] == ["Voorbeeld (ABC)", "Proef (XYZ)"]
    assert cuts(found) == [("Kent u het boek?", "Ja."), ("Is het dik?", "Nee.")]
