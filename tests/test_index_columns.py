"""What fills one column of the catalogue comes back as it was."""

from __future__ import annotations

import datetime

from vraagbaak.index.columns import (
    particulars_json,
    particulars_of,
    references_json,
    references_of,
)
from vraagbaak.types import Member, Particulars, Reference, Respondent, Span


def test_what_a_paper_says_of_itself_comes_back() -> None:
    particulars = Particulars(
        year="2023-2024",
        kenmerk="4980892",
        question_numbers=("2023Z14759",),
        sent=datetime.date(2023, 9, 7),
        received=datetime.date(2023, 10, 18),
        askers=(Member("De Vries", "PvdD"), Member("Yılmaz")),
        respondents=(Respondent("minister", "P. Jansen", "Landbouw"),),
    )
    assert particulars_of(particulars_json(particulars)) == particulars


def test_a_paper_that_says_nothing_of_itself_comes_back_empty() -> None:
    assert particulars_of(particulars_json(Particulars())) == Particulars()


def test_references_come_back_with_the_places_they_stand_at() -> None:
    references = (
        Reference(Span(4, 20), ("3", "4"), ("a", "b")),
        Reference(Span(30, 50), paper="kst-36450-6", url="https://example.org/"),
    )
    assert references_of(references_json(references)) == references
