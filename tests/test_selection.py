"""Filters: by paper, by who asked, by who answered, by date."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vraagbaak.errors import FilterError
from vraagbaak.selection import Selector, selection_of
from vraagbaak.types import Kind, Member, Particulars, Respondent, Selection

if TYPE_CHECKING:
    from tests.conftest import MakePaper
    from vraagbaak.types import Document, Exchange, Paper

PAIRS = (("Wie betaalt?", "De gemeente."), ("Wanneer?", "In mei."))
OTHERS = (("Waar?", "In Brussel."), ("Waarom?", "Daarom."))


class HeldInMemory:
    """An index of papers made by hand."""

    def __init__(self, *papers: Paper) -> None:
        self.documents = tuple(paper.document for paper in papers)
        self._exchanges = tuple(each for paper in papers for each in paper.exchanges)

    def document(self, document_id: str) -> Document:
        """Give a document."""
        return next(each for each in self.documents if each.id == document_id)

    def exchanges(self) -> tuple[Exchange, ...]:
        """Give all exchanges."""
        return self._exchanges


def asked_by(paper: Paper, *by: str | None) -> Paper:
    """Say for each exchange of a paper who asked."""
    exchanges = zip(paper.exchanges, by, strict=True)
    return replace(paper, exchanges=tuple(replace(each, by=name) for each, name in exchanges))


@pytest.fixture
def selector(make_paper: MakePaper) -> Selector:
    letter = make_paper(
        Path("/papers/brief-molens.txt"),
        *PAIRS,
        title="Antwoorden op vragen over molenaars",
        kind=Kind.LETTER,
        date=datetime.date(2023, 5, 31),
        reference="36450, nr. 6",
        asked_by="De Vries (GroenLinks-PvdA) en Inge vanDam (NSC)",
        particulars=Particulars(
            kenmerk="4975504",
            question_numbers=("2023Z00007",),
            askers=(Member("De Vries", "GroenLinks-PvdA"), Member("Inge vanDam", "NSC")),
            respondents=(
                Respondent("Minister", "D. Yeşil-Molenaar", "Justitie en Veiligheid"),
                Respondent("Staatssecretaris", None, "Volksgezondheid, Welzijn enSport – Jeugd"),
            ),
        ),
    )
    council = make_paper(
        Path("/papers/raad.txt"), *OTHERS, kind=Kind.SCHRIFTELIJK_OVERLEG, title="De raad"
    )
    audit = make_paper(
        Path("/papers/rk-2012.txt"),
        ("Hoeveel?", "Veel."),
        kind=Kind.COURT_OF_AUDIT,
        date=datetime.date(2012, 2, 13),
        particulars=Particulars(respondents=(Respondent("Algemene Rekenkamer"),)),
    )
    motion = make_paper(Path("/papers/motie.txt"), kind=Kind.MOTION, title="Motie over molens")
    papers = (
        asked_by(letter, None, "De Vries"),
        asked_by(council, "GroenLinks en PvdA", "Lid Omtzigt"),
        audit,
        motion,
    )
    return Selector(HeldInMemory(*papers))  # type: ignore[arg-type]


def answers(selector: Selector, **given: object) -> list[int]:
    """List the positions of the exchanges that fit."""
    mask = selector.apply(selection_of(given)).mask
    return [position for position, fits in enumerate(mask) if fits]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"document": "brief-molens"}, [0, 1]),
        ({"document": "BRIEF-molens.txt"}, [0, 1]),
        ({"document": "/papers/raad.txt"}, [2, 3]),
        ({"document": "kst-36450-6"}, [0, 1]),
        ({"document": "36450, nr. 6"}, [0, 1]),
        ({"document": "2023z00007"}, [0, 1]),
        ({"document": "molenaar"}, [0, 1]),
        ({"document": ["raad", "rk 2012"]}, [2, 3, 4]),
        ({"kind": "Brief"}, [0, 1]),
        ({"kind": "letter"}, [0, 1]),
        ({"kind": ["overleg", "court of audit"]}, [2, 3, 4]),
        ({"party": "GL"}, [0, 1, 2]),
        ({"party": "PvdA/GroenLinks"}, [0, 1, 2]),
        ({"party": "Nieuw Sociaal Contract"}, [0]),
        ({"party": "omtzigt"}, [3]),
        ({"party": ["nsc", "lid Omtzigt"]}, [0, 3]),
        ({"asker": "vries"}, [0, 1]),
        ({"asker": "Van Dam"}, [0]),
        ({"answered_by": "JenV"}, [0, 1]),
        ({"answered_by": "Court of Audit"}, [4]),
        ({"since": "2023"}, [0, 1]),
        ({"until": "2023-05"}, [0, 1, 4]),
        ({"since": "2023-05-31", "until": "2023-05-31"}, [0, 1]),
        ({"since": "2023-06-01"}, []),
        ({"until": "2023-05-30"}, [4]),
        ({"party": "GroenLinks", "kind": "brief"}, [0, 1]),
        ({"party": "GroenLinks", "kind": "rekenkamer"}, []),
    ],
)
def test_filters_choose_exchanges(
    selector: Selector, given: dict[str, object], found: list[int]
) -> None:
    assert answers(selector, **given) == found
    assert selector.apply(selection_of(given)).scope.answers == len(found)


def test_documents_without_answers_are_chosen_too(selector: Selector) -> None:
    selected = selector.apply(selection_of({"kind": "motion"}))
    assert [each.path.name for each in selected.documents] == ["motie.txt"]
    assert not selected.mask.any()


def test_a_document_without_a_date_never_fits_a_period_and_is_counted(selector: Selector) -> None:
    assert selector.apply(selection_of({"since": "2000"})).scope.undated == 2
    assert selector.apply(selection_of({"until": "2030", "kind": "overleg"})).scope.undated == 1
    assert selector.apply(selection_of({"kind": "overleg"})).scope.undated == 0


@pytest.mark.parametrize(
    ("given", "nearest"),
    [
        ({"document": "brief-molen"}, None),
        ({"document": "brif-molens.txt"}, "brief-molens.txt"),
        ({"kind": "breif"}, "brief"),
        ({"party": "GroenLnks-PvdA"}, "GroenLinks-PvdA"),
        ({"asker": "De Vreis"}, "De Vries"),
        ({"answered_by": "minister van Justitie en Veiligheit"}, "Justitie en Veiligheid"),
    ],
)
def test_an_unknown_value_is_refused_with_the_nearest_that_there_are(
    selector: Selector, given: dict[str, object], nearest: str | None
) -> None:
    if nearest is None:
        assert answers(selector, **given)
        return
    with pytest.raises(FilterError) as refused:
        selector.apply(selection_of(given))
    (name, value), *_ = given.items()
    assert (refused.value.filter_name, refused.value.value) == (name, value)
    assert refused.value.known[0] == nearest
    assert f"there are: {nearest}" in str(refused.value)


def test_an_error_names_only_so_many_values(make_paper: MakePaper) -> None:
    papers = [make_paper(Path(f"/papers/{number}.txt"), PAIRS[0]) for number in range(10)]
    papers = [
        replace(each, document=replace(each.document, id=str(number)))
        for number, each in enumerate(papers)
    ]
    with pytest.raises(FilterError, match="and 2 more"):
        Selector(HeldInMemory(*papers)).apply(Selection(documents=("zee",)))  # type: ignore[arg-type]


def test_an_index_that_knows_no_parties_says_so(make_paper: MakePaper) -> None:
    selector = Selector(HeldInMemory(make_paper(Path("/a.txt"), PAIRS[0])))  # type: ignore[arg-type]
    with pytest.raises(FilterError, match="none to filter by"):
        selector.apply(Selection(parties=("D66",)))


def test_choices_are_the_values_that_there_are(selector: Selector) -> None:
    choices = selector.choices
    assert choices.kinds == ("brief", "schriftelijk overleg", "rekenkamer", "motie")
    assert choices.parties[0] == "GroenLinks-PvdA"
    assert set(choices.parties) == {"GroenLinks-PvdA", "NSC", "GroenLinks", "PvdA", "Lid Omtzigt"}
    assert choices.askers == ("De Vries", "Inge vanDam")
    assert "Algemene Rekenkamer" in choices.respondents
    assert choices.people == ("D. Yeşil-Molenaar",)
    assert (choices.first, choices.last) == (datetime.date(2012, 2, 13), datetime.date(2023, 5, 31))
    assert len(choices.documents) == 4


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"fraction": "SP"}, "no filter 'fraction'"),
        ({"party": 3}, "a text or a list of texts"),
        ({"party": ["SP", 3]}, "a text or a list of texts"),
        ({"since": "2023-13"}, "takes a date"),
        ({"since": "23"}, "takes a date"),
        ({"until": "2023-02-30"}, "takes a date"),
        ({"until": 2023}, "takes a date"),
        ({"since": "2024", "until": "2023"}, r"ends \(2023-12-31\) before it begins"),
    ],
)
def test_what_is_no_filter_is_refused(given: dict[str, object], message: str) -> None:
    with pytest.raises(FilterError, match=message):
        selection_of(given)


def test_nothing_given_is_no_selection() -> None:
    assert not selection_of({})
    assert not selection_of(
        {"party": None, "kind": [], "document": " ", "since": "", "until": None}
    )
    assert selection_of({"since": datetime.date(2023, 1, 1)}).since == datetime.date(2023, 1, 1)
    assert selection_of({"until": "2024-02"}).until == datetime.date(2024, 2, 29)
    assert selection_of({"party": ["SP", " SP", ""]}).parties == ("SP",)
