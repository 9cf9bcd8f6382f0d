"""The examples are questions from the documents that can be understood on their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.examples import MAX_CHARACTERS, examples

if TYPE_CHECKING:
    from tests.conftest import MakePaper

LONG = f"Waarom is {'zeer ' * 40}lang?"


def test_examples_come_from_the_documents_by_turns(make_paper: MakePaper) -> None:
    one = make_paper(
        Path("een.txt"),
        ("Hoeveel woningen staan er leeg?", "Veel."),
        ("Wie beslist over een vergunning?", "De gemeente."),
    )
    two = make_paper(Path("twee.txt"), ("Welke havens worden uitgebreid?", "Geen."))
    found = examples((one.document, two.document), (*one.exchanges, *two.exchanges), limit=3)
    assert found == (
        "Hoeveel woningen staan er leeg?",
        "Welke havens worden uitgebreid?",
        "Wie beslist over een vergunning?",
    )


def test_a_question_that_leans_on_its_paper_comes_last(make_paper: MakePaper) -> None:
    paper = make_paper(
        Path("een.txt"),
        ("Zo ja, hoe gaat u dat aanpakken?", "Snel."),
        ("Bent u bekend met het bericht over de havens?", "Ja."),
        ("Wie beslist over een vergunning?", "De gemeente."),
    )
    found = examples((paper.document,), paper.exchanges)
    assert found[0] == "Wie beslist over een vergunning?"
    assert len(found) == 3


def test_the_last_short_question_of_an_exchange_is_taken_without_its_number(
    make_paper: MakePaper,
) -> None:
    paper = make_paper(
        Path("een.txt"),
        (f"Er is veel gaande. a. Welke havens worden uitgebreid? {LONG}", "Geen."),
        (f"{LONG}", "Daarom."),
        ("Dit is geen vraag maar een opmerking van enige lengte.", "Dank."),
        ("Waarom?", "Daarom."),
    )
    found = examples((paper.document,), paper.exchanges)
    assert found == ("Welke havens worden uitgebreid?",)
    assert len(LONG) > MAX_CHARACTERS


def test_the_same_question_is_shown_once_and_an_empty_index_has_none(
    make_paper: MakePaper,
) -> None:
    pair = ("Wie beslist over een vergunning?", "De gemeente.")
    paper = make_paper(Path("een.txt"), pair, pair)
    assert examples((paper.document,), paper.exchanges) == ("Wie beslist over een vergunning?",)
    assert examples((), ()) == ()
