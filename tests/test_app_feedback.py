"""Verdicts on answers: kept where a file is set, with what was shown, and told to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app_fakes import FakeAssistant, FakeIndex, Visitor, havens
from tests.cards import Reading
from vraagbaak.feedback import Verdict, read_feedback

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper


@pytest.fixture
def assistant(tmp_path: Path, make_paper: MakePaper) -> FakeAssistant:
    """An assistant that knows a plain text with two answers about havens."""
    return FakeAssistant(FakeIndex(havens(tmp_path / "havens.txt", make_paper)))


@pytest.fixture
def kept_in(tmp_path: Path) -> Path:
    """The file that verdicts go to."""
    return tmp_path / "kept" / "feedback.jsonl"


@pytest.fixture
def visitor(assistant: FakeAssistant, kept_in: Path) -> Visitor:
    """A visitor of a chat that keeps verdicts."""
    return Visitor(assistant, feedback=kept_in)


def _pressed(cards: str) -> list[str | None]:
    buttons = Reading(cards).having("verdict")
    return [each["data-verdict"] for each in buttons if each["aria-pressed"] == "true"]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_kept_with_the_question_and_what_was_shown(
    verdict: Verdict, visitor: Visitor, kept_in: Path
) -> None:
    visitor.ask("Wat is er te doen?")
    visitor.ask("Welke havens?")
    cards = visitor.press("verdict", turn=2, verdict=verdict.value)
    (kept,) = read_feedback(kept_in)
    assert kept.verdict is verdict
    assert kept.question == "Welke havens?"
    assert kept.history == ("Wat is er te doen?",)
    assert kept.confidence == 0.9
    assert kept.at.utcoffset() is not None
    assert kept.shown is not None
    best = visitor.conversation.turns[1].candidate(0)
    assert best is not None
    assert kept.shown.sha256 == best.quote.sha256
    assert kept.shown.file == "havens.txt"
    assert _pressed(cards) == [verdict.value]
    assert "Bewaard. Dank u." in cards


def test_where_nothing_was_found_that_is_what_is_judged(visitor: Visitor, kept_in: Path) -> None:
    cards = visitor.ask("Waar blijft de pasta?")
    assert "Klopt het dat dit er niet in staat?" in cards
    offered = [each["data-verdict"] for each in Reading(cards).having("verdict")]
    assert offered == ["up", "down"]
    visitor.press("verdict", turn=1, verdict="down")
    (kept,) = read_feedback(kept_in)
    assert kept.shown is None


def test_a_verdict_on_a_part_of_the_papers_is_kept_as_such(visitor: Visitor, kept_in: Path) -> None:
    visitor.ask("Welke havens?")
    visitor.press("verdict", turn=1, verdict="up")
    visitor.filter(("kind", "overig"))
    visitor.ask("Welke havens?")
    visitor.press("verdict", turn=2, verdict="up")
    assert [each.filtered for each in read_feedback(kept_in)] == [False, True]


def test_another_verdict_takes_the_place_of_the_first_and_the_same_is_kept_once(
    visitor: Visitor, kept_in: Path
) -> None:
    visitor.ask("Welke havens?")
    for verdict in ("up", "up", "wrong-passage", "wrong-passage"):
        cards = visitor.press("verdict", turn=1, verdict=verdict)
    assert [each.verdict.value for each in read_feedback(kept_in)] == ["up", "wrong-passage"]
    assert _pressed(cards) == ["wrong-passage"]


def test_a_verdict_that_is_none_is_not_kept(
    visitor: Visitor, kept_in: Path, assistant: FakeAssistant
) -> None:
    visitor.ask("Welke havens?")
    visitor.press("verdict", turn=1, verdict="../../etc/passwd")
    assistant.broken = "index: damaged"
    visitor.ask("Welke wegen?")
    visitor.press("verdict", turn=2, verdict="up")
    assert not kept_in.exists()


def test_a_visitor_is_told_what_is_kept_in_both_languages(visitor: Visitor) -> None:
    assert "Uw oordeel wordt met uw vraag" in visitor.ask("Welke havens?")
    visitor.press("language", language="en")
    assert "Your verdict is kept with your question" in visitor.parts["cards"]
    assert "Wrong passage" in visitor.parts["cards"]


def test_where_no_file_is_set_nothing_is_asked_or_kept(
    assistant: FakeAssistant, tmp_path: Path
) -> None:
    visitor = Visitor(assistant)
    before = sorted(tmp_path.rglob("*"))
    assert not Reading(visitor.ask("Welke havens?")).having("feedback")
    visitor.press("verdict", turn=1, verdict="up")
    assert visitor.conversation.turns[0].verdict is None
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_cannot_be_written_is_told_without_its_place(
    visitor: Visitor, kept_in: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept_in.parent.write_text("not a folder", encoding="utf-8")
    visitor.ask("Welke havens?")
    cards = visitor.press("verdict", turn=1, verdict="up")
    assert "Uw oordeel kon niet worden bewaard." in cards
    assert str(kept_in) not in cards
    assert str(kept_in) in capsys.readouterr().err
    assert _pressed(cards) == []
    kept_in.parent.unlink()
    assert _pressed(visitor.press("verdict", turn=1, verdict="up")) == ["up"]
    assert len(read_feedback(kept_in)) == 1
