"""The file beside a document: what it adds, and how it is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from vraagbaak.errors import ReadError
from vraagbaak.read import read
from vraagbaak.read.side_file import LARGEST
from vraagbaak.segment import segment
from vraagbaak.types import Chamber, Kind, Member, Respondent

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document

PAPER = """AH 12
2014Z01234
Antwoord van minister Specimen (Letteren) (ontvangen 21 april 2014)

Vraag 1
Kent u het boek?

Antwoord 1
Ja.
"""
WHOLE = """
title = "Over boeken"
kind = "brief"
reference = "36450, nr. 6"
date = 2024-03-21
chamber = "Eerste Kamer"
year = "2023-2024"
kenmerk = "4975504"
question_numbers = ["2024Z00001"]
sent = "2024-03-01"
received = 2024-03-21
askers = [{name = "Proef", party = "XYZ"}, {name = "Vos"}]
respondents = [{office = "Minister", name = "Specimen", portfolio = "Letteren"}]
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def beside(paper: Path, text: str) -> Document:
    paper.with_suffix(".toml").write_text(text, encoding="utf-8")
    return segment(read(paper)).document


def refused(paper: Path, text: str) -> str:
    with pytest.raises(ReadError) as error:
        beside(paper, text)
    assert error.value.path == paper.with_suffix(".toml")
    return str(error.value)


def test_a_side_file_states_what_the_paper_does_not(paper: Path) -> None:
    document = beside(paper, WHOLE)
    assert (document.title, document.kind, document.chamber) == (
        "Over boeken",
        Kind.LETTER,
        Chamber.SENATE,
    )
    assert document.reference == "36450, nr. 6"
    assert document.url == "https://zoek.officielebekendmakingen.nl/kst-36450-6.html"
    assert document.date == date(2024, 3, 21)
    assert document.asked_by == "Proef (XYZ) en Vos"
    assert document.answered_by == "Minister Specimen (Letteren)"
    stated = document.particulars
    assert (stated.year, stated.kenmerk) == ("2023-2024", "4975504")
    assert stated.question_numbers == ("2024Z00001",)
    assert (stated.sent, stated.received) == (date(2024, 3, 1), date(2024, 3, 21))
    assert stated.askers == (Member("Proef", "XYZ"), Member("Vos"))
    assert stated.respondents == (Respondent("Minister", "Specimen", "Letteren"),)


def test_what_a_side_file_leaves_out_stays_as_the_paper_says(paper: Path) -> None:
    document = beside(paper, 'title = "Over boeken"\n')
    assert (document.title, document.reference) == ("Over boeken", "ah-tk-20132014-12")
    assert document.answered_by == "minister Specimen (Letteren)"


def test_the_answers_are_asked_by_whom_the_side_file_names(paper: Path) -> None:
    paper.with_suffix(".toml").write_text('asked_by = "Proef (XYZ)"\n', encoding="utf-8")
    found = segment(read(paper))
    assert found.exchanges[0].by == "Proef (XYZ)"
    assert found.document.particulars.askers == (Member("Proef", "XYZ"),)


def test_a_phrase_that_tells_who_answered_names_the_people_too(paper: Path) -> None:
    document = beside(paper, 'answered_by = "Minister A (Taal)"\n')
    assert document.particulars.respondents == (Respondent("Minister", "A", "Taal"),)


def test_a_number_without_a_publication_takes_its_address_away(paper: Path) -> None:
    assert beside(paper, 'reference = "X/12"\n').url is None
    stated = 'reference = "X/12"\nurl = "https://example.org/x"\n'
    assert beside(paper, stated).url == "https://example.org/x"


def test_a_document_without_a_side_file_has_none(paper: Path) -> None:
    assert read(paper).side is None


def test_an_unknown_key_is_refused_with_the_known_ones(paper: Path) -> None:
    message = refused(paper, 'titel = "Over boeken"\n')
    assert "brief.toml has an unknown key: titel. Use title, kind, reference" in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title = 3", "wrong title. It must be a text in quotation marks, on one line."),
        ('title = ""', "wrong title"),
        ('title = "a\\nb"', "wrong title"),
        ('date = "21 maart 2024"', "wrong date. It must be a date such as 2024-03-21."),
        ("sent = 2024-03-21T10:00:00", "wrong sent"),
        ('kind = "letter"', "wrong kind. It must be one of: aanhangsel, schriftelijk overleg"),
        ('chamber = "TK"', "wrong chamber. It must be one of: Eerste Kamer, Tweede Kamer."),
        ('url = "officielebekendmakingen.nl"', "wrong url"),
        ('year = "2023"', "wrong year"),
        ('year = "2023-2025"', "wrong year"),
        ("year = 2023", "wrong year"),
        ('question_numbers = "2023Z14759"', "wrong question_numbers"),
        ("question_numbers = [3]", "wrong question_numbers"),
        ('askers = "Proef"', "wrong askers. It must be a list of tables"),
        ('askers = [{party = "XYZ"}]', "wrong askers"),
        ('askers = [{name = "Proef", faction = "XYZ"}]', "wrong askers"),
        ("askers = [{name = 3}]", "wrong askers"),
        ('respondents = [{name = "Proef"}]', "wrong respondents"),
        ("title = ", "not valid TOML"),
    ],
)
def test_a_value_of_another_form_is_refused_and_told_what_it_must_be(
    paper: Path, text: str, expected: str
) -> None:
    assert expected in refused(paper, text)


def test_bytes_that_are_no_text_are_refused(paper: Path) -> None:
    paper.with_suffix(".toml").write_bytes(b'title = "\xff"')
    with pytest.raises(ReadError, match="not valid TOML"):
        read(paper)


def test_a_side_file_too_large_to_be_one_is_refused(paper: Path) -> None:
    assert "too large" in refused(paper, f'title = "{"a" * LARGEST}"')


def test_a_side_file_that_cannot_be_opened_is_refused(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = paper.with_suffix(".toml")
    place.write_text(WHOLE, encoding="utf-8")

    def closed(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(place), "read_bytes", closed)
    with pytest.raises(ReadError, match=r"brief.toml cannot be opened \(Permission denied\)"):
        read(paper)
