"""The filters: what can be chosen, what is on, and each can be taken off by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.filter_panel import MAX_DOCUMENTS, filter_panel
from app.filters import MAX_WORDS_CHARACTERS, Filters, Offer
from tests.app_fakes import FakeAssistant, FakeIndex, parliament
from tests.cards import HOSTILE, Reading
from tests.filtering import told
from vraagbaak.types import Filter, Language, Paper, Selection

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper


@pytest.fixture
def papers(tmp_path: Path, make_paper: MakePaper) -> tuple[Paper, ...]:
    """Papers of two parties, two kinds and two years, and one that says nothing of itself."""
    return parliament(tmp_path, make_paper)


@pytest.fixture
def offer(papers: tuple[Paper, ...]) -> Offer:
    """What there is to choose from in these papers."""
    return _offer(*papers)


def _offer(*papers: Paper) -> Offer:
    return Offer.of(FakeAssistant(FakeIndex(*papers)))


def _set(offer: Offer, *chosen: tuple[str, str], **others: str) -> Filters:
    return Filters().after(told(*chosen, **others), offer)


def _panel(filters: Filters, offer: Offer, language: Language = Language.DUTCH) -> Reading:
    return Reading(filter_panel(filters, offer, language))


def test_what_the_index_holds_can_be_chosen(offer: Offer, papers: tuple[Paper, ...]) -> None:
    assert offer.values(Filter.DOCUMENT) == tuple(paper.document.id for paper in papers)
    assert set(offer.values(Filter.PARTY)) == {"SP", "VVD"}
    assert set(offer.values(Filter.KIND)) == {"aanhangsel", "brief", "overig"}
    assert set(offer.values(Filter.ANSWERED_BY)) == {
        "Infrastructuur en Waterstaat",
        "Financiën",
        "Steiger",
        "Munt",
    }
    boxes = [each for tag, each in _panel(Filters(), offer).elements if tag == "input"]
    values = {each["data-value"] for each in boxes if each["type"] == "checkbox"}
    assert values == {value for name in Filter for value in offer.values(name)}
    assert not any("checked" in each for each in boxes)


def test_a_document_without_answers_cannot_be_chosen(papers: tuple[Paper, ...]) -> None:
    silent = Paper(papers[2].document, ())
    assert silent.document.id not in _offer(papers[0], silent).values(Filter.DOCUMENT)


def test_several_values_of_several_filters_are_on_at_once(offer: Offer) -> None:
    chosen = [("party", "VVD"), ("kind", "brief"), ("party", "SP"), ("party", "SP")]
    filters = _set(offer, *chosen, since="2023-01-01")
    assert set(filters.selection.parties) == {"SP", "VVD"}
    assert len(filters.selection.parties) == 2
    assert filters.selection.kinds == ("brief",)
    assert filters.selection.since == date(2023, 1, 1)
    assert filters.sent > 0


def test_what_is_told_takes_the_place_of_what_was_set(offer: Offer) -> None:
    filters = _set(offer, ("party", "SP"), until="2024-01-01")
    assert filters.after(told(("kind", "brief")), offer).selection == Selection(kinds=("brief",))
    assert not filters.after(told(), offer).selection


def test_what_is_overtaken_on_its_way_undoes_nothing(offer: Offer) -> None:
    first, second = told(("party", "SP")), told(("party", "SP"), ("kind", "brief"))
    newest = Filters().after(second, offer)
    assert newest.after(first, offer) == newest


def test_a_value_that_left_the_index_stays_until_it_is_taken_off(
    offer: Offer, papers: tuple[Paper, ...]
) -> None:
    filters = _set(offer, ("party", "SP"))
    smaller = _offer(*papers[1:])
    kept = filters.after(told(("party", "SP"), ("kind", "brief")), smaller)
    assert kept.selection == Selection(parties=("SP",), kinds=("brief",))
    assert _panel(kept, smaller).having("chip")[1]["data-value"] == "SP"
    assert not filters.after(told(), smaller).selection


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"action": "filter"},
        {**told(), "chosen": "party"},
        {**told(), "since": "yesterday"},
        {**told(), "until": 2024},
        {**told(), "words": None},
        {**told(), "sent": "1"},
        {**told(), "action": "delete"},
    ],
)
def test_what_makes_no_sense_changes_nothing(wanted: dict[str, object], offer: Offer) -> None:
    filters = _set(offer, ("kind", "brief"), since="2023-05-31")
    assert filters.after(wanted, offer) == filters


@pytest.mark.parametrize(
    "pair",
    [
        ["party", "Onbekend"],
        ["colour", "SP"],
        ["asker", "Kade"],
        ["since", "2023-01-01"],
        ["document", "../../etc/passwd"],
        ["party"],
        ["party", ["SP"]],
        "party",
        None,
    ],
)
def test_a_value_that_nobody_offered_is_left_out(pair: object, offer: Offer) -> None:
    wanted = {**told(), "chosen": [pair, ["party", "SP"]]}
    assert Filters().after(wanted, offer).selection == Selection(parties=("SP",))


def test_a_period_that_ends_before_it_begins_does_not_count_and_is_told(offer: Offer) -> None:
    filters = _set(offer, since="2024-01-01", until="2023-01-01")
    assert not filters.selection
    said = _panel(filters, offer)
    assert said.having("wrong")[0]["role"] == "alert"
    assert said.having("chip") == []
    mended = _set(offer, since="2024-01-01", until="2024-12-31")
    assert mended.selection == Selection(since=date(2024, 1, 1), until=date(2024, 12, 31))
    assert not _panel(mended, offer).having("wrong")


@pytest.mark.parametrize(
    ("language", "chips", "away", "facet"),
    [
        (
            Language.DUTCH,
            ["Document: Havens", "Soort: Brief", "Partij: SP", "Antwoord van: Financiën"],
            "Zet filter uit: Partij: SP",
            "Vanaf 1 mei 2023",
        ),
        (
            Language.ENGLISH,
            ["Document: Havens", "Kind: Letter", "Party: SP", "Answered by: Financiën"],
            "Turn filter off: Party: SP",
            "From 1 May 2023",
        ),
    ],
)
def test_what_is_on_is_told_by_chips_in_the_language_of_the_visitor(
    *, language: Language, chips: list[str], away: str, facet: str, offer: Offer
) -> None:
    chosen = [
        ("document", offer.values(Filter.DOCUMENT)[0]),
        ("kind", "brief"),
        ("party", "SP"),
        ("answered_by", "Financiën"),
    ]
    read = _panel(_set(offer, *chosen, since="2023-05-01"), offer, language)
    shown = [data for tags, data in read.pieces if tags[-3:] == ("li", "button", "span")]
    assert [words for words in shown if words != "×"] == [*chips, facet]
    assert away in [each["aria-label"] for each in read.having("chip")]
    boxes = [each for tag, each in read.elements if tag == "input"]
    ticked = {each["data-value"] for each in boxes if "checked" in each}
    assert ticked == {value for _, value in chosen}
    assert [each["value"] for each in boxes if each["type"] == "date"] == ["2023-05-01", ""]
    assert len(read.having("set")) == 5


def test_one_chip_alone_needs_no_button_for_all(offer: Offer) -> None:
    assert not _panel(_set(offer, ("party", "SP")), offer).having("clear")
    assert _panel(_set(offer, ("party", "SP"), ("party", "VVD")), offer).having("clear")
    assert not _panel(Filters(), offer).having("chips")


def test_a_word_finds_documents_and_what_is_chosen_stays_in_sight(
    papers: tuple[Paper, ...], offer: Offer
) -> None:
    havens, roads, loose = (paper.document.id for paper in papers)
    chosen = ("document", roads)
    for words in ("haVEns", "havens.txt", "  havens   txt "):
        assert _documents(_panel(_set(offer, chosen, words=words), offer)) == [roads, havens]
    # Nothing moves under the hands of who ticks it.
    assert _documents(_panel(_set(offer, chosen), offer)) == [havens, roads, loose]
    nothing = _set(offer, words="x" * 999)
    assert len(nothing.words) == MAX_WORDS_CHARACTERS
    assert _documents(_panel(nothing, offer)) == []
    assert "Geen document heet zo." in _panel(nothing, offer).within("fieldset")


def _documents(read: Reading) -> list[str | None]:
    boxes = [each for tag, each in read.elements if tag == "input"]
    return [each["data-value"] for each in boxes if each.get("data-filter") == "document"
            and each["type"] == "checkbox"]  # fmt: skip


def test_of_many_documents_the_first_are_listed_and_the_rest_counted(
    tmp_path: Path, make_paper: MakePaper
) -> None:
    many = [
        make_paper(tmp_path / f"{each}.txt", (f"Vraag {each}?", "Ja."))
        for each in range(MAX_DOCUMENTS + 3)
    ]
    offer = _offer(*many)
    read = _panel(Filters(), offer)
    assert len(_documents(read)) == MAX_DOCUMENTS
    last = many[-1].document.id
    assert _documents(_panel(_set(offer, ("document", last)), offer))[0] == last
    assert "Er zijn er nog 3;" in read.within("fieldset")


def test_where_papers_say_nothing_there_is_no_filter_for_it(papers: tuple[Paper, ...]) -> None:
    read = _panel(Filters(), _offer(papers[2]))
    folds = [each["data-fold"] for each in read.having("facet")]
    assert folds == ["facet-document", "facet-kind"]
    assert filter_panel(Filters(), _offer(), Language.DUTCH) == ""


def test_nothing_from_a_document_becomes_markup(papers: tuple[Paper, ...]) -> None:
    hostile = Paper(replace(papers[0].document, title=HOSTILE), papers[0].exchanges)
    offer = _offer(hostile)
    read = _panel(_set(offer, ("document", hostile.document.id)), offer)
    tags = {tag for tag, _ in read.elements}
    assert not tags & {"script", "img"}
    assert not any(name.startswith("on") for _, each in read.elements for name in each)
    assert HOSTILE in [data for _, data in read.pieces]
