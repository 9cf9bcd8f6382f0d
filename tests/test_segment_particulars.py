"""What papers say of themselves, whatever their family."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Chamber, Kind, Member, Respondent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.types import Document

QUESTIONS = "\nVraag 1\nKent u het boek?\n\nAntwoord op vraag 1\nJa, ik ken het boek.\n"
LETTER = """Aan de Voorzitter van de Tweede Kamer
der Staten-Generaal
Postbus 1

Datum: 7 november 2023
Onderwerp: Antwoorden op vragen over de
prijs van boeken

Uw kenmerk
2023Z09999
Ons kenmerk: LET/2023/12

In antwoord op uw brief van 10 oktober 2023, nr. 2023Z16994, deel ik u mede dat de vragen van de
leden Jansen en De Vries (beiden XYZ) over de prijs van boeken als volgt worden beantwoord.

De minister van Letteren,

S. Specimen
"""
COURT = """Algemene Rekenkamer BEZORGEN De Voorzitter van de Tweede Kamer der Staten-Generaal
www.rekenkamer.nl {date} {subject} Geachte voorzitter,

Hierbij bieden wij u de antwoorden aan.

Vraag 1

Kent u het boek?

Antwoord: Ja, dat boek kennen wij.
"""


@pytest.fixture
def document(tmp_path: Path) -> Callable[[str], Document]:
    def segment_text(text: str) -> Document:
        path = tmp_path / "paper.txt"
        path.write_text(text, encoding="utf-8")
        return segment(read(path)).document

    return segment_text


def test_a_letter_names_itself_in_the_rows_of_its_head(document: Callable[[str], Document]) -> None:
    found = document(LETTER + QUESTIONS)
    assert found.kind is Kind.LETTER
    assert found.title == "Antwoorden op vragen over de prijs van boeken"
    assert (found.date, found.chamber) == (date(2023, 11, 7), Chamber.HOUSE)
    assert found.reference == found.particulars.kenmerk == "LET/2023/12"
    assert found.url is None
    assert found.particulars.sent == date(2023, 10, 10)
    assert "2023Z16994" in found.particulars.question_numbers
    assert found.asked_by == "Jansen en De Vries (beiden XYZ)"
    assert found.particulars.askers == (Member("Jansen", "XYZ"), Member("De Vries", "XYZ"))
    assert found.answered_by == "Minister S. Specimen (Letteren)"


def test_who_signs_for_another_comes_first(document: Callable[[str], Document]) -> None:
    signed = "Mede namens de Staatssecretaris van Taal,\n\nDe minister van Letteren,\n"
    found = document(LETTER.replace("De minister van Letteren,\n", signed) + QUESTIONS)
    assert found.particulars.respondents == (
        Respondent("Minister", "S. Specimen", "Letteren"),
        Respondent("Staatssecretaris", portfolio="Taal"),
    )


def test_an_office_over_two_lines_is_one(document: Callable[[str], Document]) -> None:
    signed = "DE MINISTER VAN LETTEREN,\nTAAL EN BOEKEN,\n"
    found = document(LETTER.replace("De minister van Letteren,\n", signed) + QUESTIONS)
    expected = Respondent("Minister", "S. Specimen", "LETTEREN, TAAL EN BOEKEN")
    assert found.particulars.respondents == (expected,)


def test_a_letter_without_a_signature_says_who_answers_in_its_heading(
    document: Callable[[str], Document],
) -> None:
    heading = "Antwoorden van de minister van Letteren op vragen van het lid Proef (XYZ)\n"
    rest = LETTER.partition("De minister van Letteren,")[0]
    found = document(rest + heading + QUESTIONS)
    assert found.particulars.respondents == (Respondent("Minister", portfolio="Letteren"),)


def test_a_dash_is_no_kenmerk(document: Callable[[str], Document]) -> None:
    text = LETTER.replace("Ons kenmerk: LET/2023/12", "Ons kenmerk\n-\n")
    found = document(text + QUESTIONS)
    assert (found.particulars.kenmerk, found.reference) == (None, None)


def test_a_letter_without_questions_is_a_letter(document: Callable[[str], Document]) -> None:
    found = document("Datum 7 november 2023\nBetreft Boeken\n\nGeachte voorzitter,\n\nZie hier.\n")
    assert (found.kind, found.title, found.date) == (Kind.LETTER, "Boeken", date(2023, 11, 7))


@pytest.mark.parametrize("label", ["DATUM", "D A T U M", "vatum"])
def test_a_letter_of_the_court_of_audit_is_read_in_spite_of_its_labels(
    document: Callable[[str], Document], label: str
) -> None:
    text = COURT.format(
        date=f"{label} 13 februari 2012",
        subject="BETREFT Beantwoording vragen bij rapport Boeken ONS KENMERK 11003385 R BIJLAGE 1",
    )
    found = document(text)
    assert (found.kind, found.date) == (Kind.COURT_OF_AUDIT, date(2012, 2, 13))
    assert found.title == "Beantwoording vragen bij rapport Boeken"
    assert found.reference == found.particulars.kenmerk == "11003385 R"
    assert found.chamber is Chamber.HOUSE
    assert found.particulars.respondents == (Respondent("Algemene Rekenkamer"),)


def test_a_letter_of_the_court_of_audit_may_have_its_subject_above_it(
    document: Callable[[str], Document],
) -> None:
    text = "Beantwoording vragen Tweede Kamer bij rapport Boeken " + COURT
    found = document(text.format(date="", subject=""))
    assert (found.title, found.date) == (
        "Beantwoording vragen Tweede Kamer bij rapport Boeken",
        None,
    )


@pytest.mark.parametrize(
    ("received", "number"),
    [
        ("20 november 2024", "ah-tk-20242025-602"),
        ("3 juni 2024", "ah-tk-20232024-602"),
        # The year opens on 17 September 2024: near it, the date does not tell.
        ("10 september 2024", None),
        ("20 september 2024", None),
    ],
)
def test_a_short_head_gives_a_number_where_the_year_is_certain(
    document: Callable[[str], Document], received: str, number: str | None
) -> None:
    given = f"Antwoord van minister Specimen (Letteren) (ontvangen {received})\n"
    found = document(f"AH 602\n2024Z 17165\n{given}{QUESTIONS}")
    assert found.reference == number
    assert found.particulars.question_numbers == ("2024Z17165",)
    assert found.chamber is Chamber.HOUSE


def test_a_short_head_without_the_chamber_gives_no_number(
    document: Callable[[str], Document],
) -> None:
    given = "Antwoord van minister Specimen (Letteren) (ontvangen 20 november 2024)\n"
    found = document(f"AH 602\n{given}{QUESTIONS}")
    assert (found.kind, found.reference, found.chamber) == (Kind.AANHANGSEL, None, None)


def test_the_chamber_is_that_of_the_masthead_and_not_of_the_subject(
    document: Callable[[str], Document],
) -> None:
    found = document(
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2023-2024 Aanhangsel van de Handelingen\n"
        "123\nVragen van het lid Proef (XYZ) aan de Minister van Letteren over de boeken van de "
        "Eerste Kamer (ingezonden 3 april 2024).\nAntwoord van Minister Specimen (Letteren) "
        f"(ontvangen 21 april 2024).\n{QUESTIONS}"
    )
    assert (found.chamber, found.reference) == (Chamber.HOUSE, "ah-tk-20232024-123")
    assert found.particulars.sent == date(2024, 4, 3)
    assert found.particulars.received == found.date == date(2024, 4, 21)


@pytest.mark.parametrize(
    "told",
    [
        "De vragen van het lid Proef (XYZ) over de prijs van boeken (2024Z17067) kunnen niet "
        "binnen de gebruikelijke termijn worden beantwoord.",
        "Op 6 november hebben de leden Proef (XYZ) schriftelijke vragen gesteld aan de minister "
        "van Letteren over de prijs van boeken.",
    ],
)
def test_a_notice_of_delay_names_the_questions_it_does_not_print(
    document: Callable[[str], Document], told: str
) -> None:
    given = "Mededeling van minister Specimen (Letteren) (ontvangen 20 november 2024)"
    found = document(f"AH 600\n2024Z17067\n{given}\n\n{told}\n")
    assert (found.kind, found.title) == (Kind.MEDEDELING, "De prijs van boeken")
    assert found.particulars.askers == (Member("Proef", "XYZ"),)


def test_questions_alone_are_named_by_their_number(document: Callable[[str], Document]) -> None:
    found = document(
        "Tweede Kamer der Staten-Generaal2\nVergaderjaar 2024-2025 Vragen gesteld door de leden "
        "der Kamer\n\n2024Z18435\nVragen van de leden Proef (XYZ) en Vos (ABC) aan de Minister van "
        "Letteren overde prijs van boeken (ingezonden 14 november 2024).\nVraag 1\nKent u het "
        "boek?\n\nkv-tk-2024Z18435\n"
    )
    assert (found.kind, found.reference) == (Kind.KAMERVRAGEN, "2024Z18435")
    assert found.url == "https://zoek.officielebekendmakingen.nl/kv-tk-2024Z18435.html"
    assert found.title == "De prijs van boeken"
    assert found.date == found.particulars.sent == date(2024, 11, 14)
    assert found.particulars.year == "2024-2025"


def test_what_a_paper_does_not_print_stays_unknown(document: Callable[[str], Document]) -> None:
    found = document(QUESTIONS.strip())
    assert (found.kind, found.reference, found.url) == (Kind.OTHER, None, None)
    assert (found.date, found.chamber, found.asked_by) == (None, None, None)


def test_the_particulars_of_a_paper_stand_in_its_first_words(
    document: Callable[[str], Document],
) -> None:
    text = (
        "Vragen van het lid Proef (XYZ) aan de Minister van Letteren over boeken, of niet.\n" * 400
    )
    found = document(f"{text}\n2024Z18435 (ingezonden 14 november 2024)\n")
    assert (found.kind, found.asked_by, found.chamber) == (Kind.OTHER, None, None)
