"""What papers say of themselves, whatever their family."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest
from reportlab.pdfgen.canvas import Canvas

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Chamber, Kind, Member, Respondent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
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


class Printed(Protocol):
    """Prints words at places of each page, and reads them."""

    def __call__(self, words: Sequence[tuple[float, float, str]], pages: int = 1) -> Document:
        """Give the document, with what it says of itself."""


@pytest.fixture
def document(tmp_path: Path) -> Callable[[str], Document]:
    def segment_text(text: str) -> Document:
        path = tmp_path / "paper.txt"
        path.write_text(text, encoding="utf-8")
        return segment(read(path)).document

    return segment_text


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    def segment_page(words: Sequence[tuple[float, float, str]], pages: int = 1) -> Document:
        path = tmp_path / "paper.pdf"
        canvas = Canvas(str(path), pagesize=(595, 842))
        for page in range(1, pages + 1):
            canvas.setFont("Helvetica", 10)
            for x, top, text in words:
                canvas.drawString(x, 842 - top, text.replace("{page}", str(page)))
            canvas.showPage()
        canvas.save()
        return segment(read(path)).document

    return segment_page


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


def test_the_subject_of_a_printed_letter_takes_its_further_lines_alone(
    printed: Printed,
) -> None:
    found = printed(
        [
            (80, 100, "Ministerie van Letteren"),
            (80, 200, "Datum 7 november 2023"),
            (80, 212, "Betreft Een brief over boeken en over de"),
            (120, 224, "prijs van boeken"),
            (80, 260, "Geachte voorzitter,"),
            (80, 280, "Boeken zijn duur, en dat is zo sinds lange tijd."),
        ]
    )
    assert found.title == "Een brief over boeken en over de prijs van boeken"


def test_a_logo_is_no_title(
    printed: Printed,
) -> None:
    found = printed([(80, 100, "Ministerie van Letteren"), (80, 200, "Boeken zijn duur.")])
    assert found.title == "paper"


DOSSIER = (
    (55, 65, "{} Kamer der Staten-Generaal"),
    (55, 129, "Vergaderjaar 2023-2024"),
    (55, 179, "36 410 VI"),
    (221, 179, "Vaststelling van de regels voor"),
    (221, 191, "boeken (Boekenwet)"),
    (55, 288, "{}"),
    (221, 288, "{}"),
    (221, 299, "{}"),
    (221, 330, "De Kamer heeft dit boek gelezen, en daarna nog een ander boek."),
    (55, 756, "{}"),
    (221, 766, "{}"),
)


def filled(*values: str) -> list[tuple[float, float, str]]:
    left = iter(values)
    return [(x, top, next(left) if text == "{}" else text) for x, top, text in DOSSIER]


def test_a_motion_of_a_dossier_has_its_number_title_and_date(
    printed: Printed,
) -> None:
    words = filled(
        *("Nr. 26", "MOTIE VAN HET LID PROEF", "Voorgesteld 10 april 2024", "kst-36410-VI-26"),
        "Tweede Kamer, vergaderjaar 2023-2024, 36 410 VI, nr. 26",
    )
    found = printed([(x, top, text.format("Tweede")) for x, top, text in words])
    assert (found.kind, found.reference) == (Kind.MOTION, "36410 VI, nr. 26")
    assert found.url == "https://zoek.officielebekendmakingen.nl/kst-36410-VI-26.html"
    assert found.title == "Vaststelling van de regels voor boeken (Boekenwet)"
    assert (found.date, found.particulars.received) == (date(2024, 4, 10), None)
    assert (found.chamber, found.particulars.year) == (Chamber.HOUSE, "2023-2024")


def test_a_paper_of_the_senate_has_a_letter(
    printed: Printed,
) -> None:
    words = filled("C", "NOTA NAAR AANLEIDING VAN HET VERSLAG", "Ontvangen 10 april 2024", "", "")
    words.append((55, 760, "kst-36410-VI-C"))
    found = printed([(x, top, text.format("Eerste")) for x, top, text in words if text])
    assert (found.reference, found.kind) == ("36410 VI, C", Kind.NOTA)
    assert found.particulars.received == found.date == date(2024, 4, 10)
    assert (found.chamber, found.particulars.year) == (Chamber.SENATE, "2023-2024")


def test_a_debate_is_told_by_the_foot_of_its_pages(
    printed: Printed,
) -> None:
    foot = [(305, 800, "21 mei 2024"), (55, 812, "Tweede Kamer"), (125, 812, "Vragenuur")]
    foot += [(305, 812, "TK 74"), (500, 812, "74-2-{page}")]
    found = printed([(80, 100, "De voorzitter:"), (80, 115, "Dank u wel."), *foot], pages=3)
    assert (found.kind, found.date) == (Kind.DEBATE, date(2024, 5, 21))
    assert found.reference == "h-tk-20232024-74-2"
    assert (found.chamber, found.particulars.year) == (Chamber.HOUSE, "2023-2024")


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
