"""The people a paper names."""

from __future__ import annotations

import pytest

from vraagbaak.segment.particulars.people import (
    askers_named,
    members,
    respondents,
    respondents_named,
)
from vraagbaak.types import Member, Respondent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Proef (XYZ)", [("Proef", "XYZ")]),
        ("Omtzigt (Lid Omtzigt)", [("Omtzigt", "Lid Omtzigt")]),
        ("Van Haga (Groep Van Haga)", [("Van Haga", "Groep Van Haga")]),
        ("Jansen en De Vries (beiden XYZ)", [("Jansen", "XYZ"), ("De Vries", "XYZ")]),
        (
            "Jansen , De Vries en Proef (allen XYZ) en Van der Berg (A-B)",
            [("Jansen", "XYZ"), ("De Vries", "XYZ"), ("Proef", "XYZ"), ("Van der Berg", "A-B")],
        ),
        ("Jansen (A), Proef (B) en Vos (C)", [("Jansen", "A"), ("Proef", "B"), ("Vos", "C")]),
        ("Jansen en mevrouw De Vries", [("Jansen", None), ("De Vries", None)]),
    ],
)
def test_askers_are_listed_with_their_party(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert members(text) == tuple(Member(*each) for each in expected)


def test_a_party_is_everyones_only_if_the_paper_says_so() -> None:
    assert members("Jansen en De Vries (XYZ)") == (Member("Jansen"), Member("De Vries", "XYZ"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister De Jong (Letteren en Boeken)", [("Minister", "De Jong", "Letteren en Boeken")]),
        ("Minister van der Wal (Natuur)", [("Minister", "van der Wal", "Natuur")]),
        (
            "Staatssecretaris A (Letteren), mede namens de Minister van Boeken",
            [("Staatssecretaris", "A", "Letteren"), ("Minister", None, "Boeken")],
        ),
        (
            "minister A (Letteren) en Staatsecretaris B (Boeken)",
            [("Minister", "A", "Letteren"), ("Staatssecretaris", "B", "Boeken")],
        ),
        (
            "de Ministers van Letteren, Boeken en Schrift, van Taal en voor Lezen",
            [
                ("Minister", None, "Letteren, Boeken en Schrift"),
                ("Minister", None, "Taal"),
                ("Minister", None, "Lezen"),
            ],
        ),
        (
            "de Staatssecretaris en de Minister van Letteren (LetS)",
            [("Staatssecretaris", None, "Letteren"), ("Minister", None, "Letteren")],
        ),
        (
            "Minister-President A, Minister van Algemene Zaken",
            [("Minister-President", "A", "Algemene Zaken")],
        ),
        (
            "Minister A (Taal), mede namens de Minister-President en de Minister van Boeken",
            [
                ("Minister", "A", "Taal"),
                ("Minister-President", None, None),
                ("Minister", None, "Boeken"),
            ],
        ),
        ("de Minister-President", [("Minister-President", None, None)]),
        ("Minister Proef", [("Minister", "Proef", None)]),
        ("DE MINISTER VAN LETTEREN", [("Minister", None, "LETTEREN")]),
    ],
)
def test_who_answered_is_listed_with_office_and_portfolio(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert respondents(text) == tuple(Respondent(*each) for each in expected)


def test_people_are_named_in_one_phrase() -> None:
    assert askers_named((Member("A", "X"), Member("B"), Member("C", "Z"))) == "A (X), B en C (Z)"
    given = (
        Respondent("Minister", "A", "Letteren"),
        Respondent("Staatssecretaris", portfolio="Taal"),
        Respondent("Minister", "B"),
        Respondent("Minister-President", portfolio="Algemene Zaken"),
        Respondent("Algemene Rekenkamer"),
    )
    assert respondents_named(given) == (
        "Minister A (Letteren), Staatssecretaris van Taal, Minister B, Minister-President"
        " en Algemene Rekenkamer"
    )
    assert (askers_named(()), respondents_named(())) == (None, None)


def test_where_no_office_is_named_nobody_answered() -> None:
    assert respondents("Griffel (Documenten)") == ()
