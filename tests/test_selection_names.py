"""Parties, members and ministries go by the names that people use."""

from __future__ import annotations

import pytest

from vraagbaak.selection.parties import parties_in
from vraagbaak.selection.people import RespondentName, is_called
from vraagbaak.types import Member, Respondent


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("GroenLinks", {"groenlinks"}),
        ("GL", {"groenlinks"}),
        ("groenlinks-fractie", {"groenlinks"}),
        ("de fractie van de PVV", {"pvv"}),
        ("leden van de Partij voor de Dieren", {"pvdd"}),
        ("GL/PvdA", {"groenlinks", "pvda"}),
        ("GroenLinks en PvdA", {"groenlinks", "pvda"}),
        ("Groep Van Haga", {"haga"}),
        ("Van Haga", {"haga"}),
        ("50+", {"50plus"}),
        ("Fractie-Nanninga", {"fractienanninga"}),
    ],
)
def test_parties_go_by_several_names(text: str, parties: set[str]) -> None:
    assert parties_in(text) == parties


@pytest.mark.parametrize(
    ("printed", "name", "same"),
    [
        ("Van Nispen", "van nispen", True),
        ("Van Nispen", "Michiel van Nispen", True),
        ("Nispen", "Michiel van Nispen", False),
        ("Jansen", "Jan", False),
        ("Martens-America", "martens america", True),
        ("Kostic ´", "Kostić", True),
        ("Inge vanDijk", "Van Dijk", True),
        ("Jansen", "", False),
    ],
)
def test_members_are_known_by_their_names(printed: str, name: str, *, same: bool) -> None:
    assert is_called(Member(printed), name) is same


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Justitie en Veiligheid", True),
        ("justitie", True),
        ("J&V", True),
        ("JenV", True),
        ("ministerie van Justitie en Veiligheid", True),
        ("Ministry of Justice and Security", True),
        ("minister Yesil", True),
        ("minister", True),
        ("staatssecretaris", False),
        ("state secretary for Justice", False),
        ("V", False),
        ("Veilig", False),
        ("de minister van Financiën", False),
    ],
)
def test_respondents_are_known_by_office_ministry_or_name(name: str, *, same: bool) -> None:
    respondent = Respondent("Minister", "D. Yeşil-Molenaar", "Justitie en Veiligheid")
    assert RespondentName.of(name).means(respondent) is same
