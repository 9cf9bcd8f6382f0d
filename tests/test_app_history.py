"""What was asked and shown comes back out of the browser as it was, and nothing made up does."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from app.conversation import MAX_TURNS, Conversation, Turn
from app.history import MAX_CHARACTERS, kept, restored
from tests.app_fakes import FakeAssistant, FakeIndex, Visitor, parliament
from vraagbaak.feedback import Verdict
from vraagbaak.types import Language, Paper, Selection, Status

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def papers(tmp_path: Path, make_paper: MakePaper) -> tuple[Paper, ...]:
    """Papers of two parties, two kinds and two years, and one that says nothing of itself."""
    return parliament(tmp_path, make_paper)


@pytest.fixture
def assistant(papers: tuple[Paper, ...]) -> FakeAssistant:
    """An assistant that knows the papers."""
    return FakeAssistant(FakeIndex(*papers))


@pytest.fixture
def visitor(assistant: FakeAssistant) -> Visitor:
    """A visitor of its chat."""
    return Visitor(assistant)


def written(visitor: Visitor) -> str:
    """Give what the browser of a visitor keeps."""
    return kept(visitor.conversation) or ""


def test_a_conversation_comes_back_as_it_was(visitor: Visitor, assistant: FakeAssistant) -> None:
    visitor.ask("Welke havens?")
    visitor.filter(("party", "VVD"), since="2023-01-01")
    visitor.ask("En de havens?")
    visitor.ask("En dat andere?")
    asked = len(assistant.histories)
    again = restored(written(visitor), assistant, Language.ENGLISH)
    assert len(assistant.histories) == asked
    assert again.language is Language.ENGLISH
    for before, after in zip(visitor.conversation.turns, again.turns, strict=True):
        assert (after.question, after.history) == (before.question, before.history)
        assert after.selection == before.selection
        assert before.answer is not None
        assert after.answer is not None
        assert after.answer.status is before.answer.status
        assert after.answer.scope == before.answer.scope
        assert [each.quote for each in after.candidates if each] == [
            each.quote for each in before.candidates if each
        ]
    assert again.turns[1].selection == Selection(parties=("VVD",), since=datetime.date(2023, 1, 1))
    assert again.turns[2].answer is not None
    assert again.turns[2].answer.status is Status.NOT_FOUND


def test_no_word_of_a_quote_is_kept(visitor: Visitor) -> None:
    visitor.ask("Welke havens?")
    assert "Geen havens." not in written(visitor)
    assert "Welke havens?" in written(visitor)


def test_a_given_verdict_comes_back_and_one_that_was_not_saved_does_not(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    visitor.ask("Welke havens?")
    (turn,) = visitor.conversation.turns
    for unsaved, expected in ((False, Verdict.UP), (True, None)):
        judged = replace(turn, verdict=Verdict.UP, unsaved=unsaved)
        conversation = visitor.conversation.with_changed(judged)
        again = restored(kept(conversation) or "", assistant, Language.DUTCH)
        assert again.turns[0].verdict is expected


def test_an_answer_that_left_the_index_is_not_shown_from_memory(
    visitor: Visitor, assistant: FakeAssistant, papers: tuple[Paper, ...]
) -> None:
    visitor.ask("Welke havens?")
    before = written(visitor)
    assistant.index = FakeIndex(*papers[1:])
    (turn,) = restored(before, assistant, Language.DUTCH).turns
    assert turn.answer is None
    assert "niet meer zo in de index" in turn.error


def test_a_quote_whose_words_changed_is_not_shown_from_memory(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    visitor.ask("Welke havens?")
    changed = json.loads(written(visitor))
    changed["turns"][0]["best"]["sha256"] = "0" * 64
    (turn,) = restored(json.dumps(changed), assistant, Language.DUTCH).turns
    assert turn.answer is None


def test_an_error_is_kept_with_its_question_and_one_without_a_question_is_not(
    visitor: Visitor, assistant: FakeAssistant
) -> None:
    assistant.broken = "De index is stuk."
    visitor.ask("Welke havens?")
    (turn,) = restored(written(visitor), assistant, Language.DUTCH).turns
    assert (turn.question, turn.error) == ("Welke havens?", "De index is stuk.")
    bare = Conversation().with_turn(Turn(0, "", error="De index is stuk."))
    assert kept(bare) is None
    assert kept(Conversation()) == ""


def spoiled(good: dict[str, Any]) -> list[object]:
    """Spoil what was kept in ways that others could."""
    turn = good["turns"][0]
    best = turn["best"]
    worse: list[dict[str, Any]] = [
        {**turn, "question": 3},
        {**turn, "question": "x" * 20_000},
        {**turn, "history": "x"},
        {**turn, "filters": {"planet": "x"}},
        {**turn, "language": "fr"},
        {**turn, "confidence": "high"},
        {**turn, "confidence": True},
        {**turn, "confidence": -1},
        {**turn, "scope": [1]},
        {**turn, "others": [3]},
        {**turn, "best": {**best, "marks": [[1, 2, 3]]}},
        {**turn, "best": {**best, "marks": ["ab"]}},
    ]
    return [{**good, "turns": [each]} for each in worse] + [[], {**good, "turns": {}}, 3]


def test_what_another_wrote_is_no_conversation(visitor: Visitor, assistant: FakeAssistant) -> None:
    visitor.ask("Welke havens?")
    good = json.loads(written(visitor))
    broken = [json.dumps(each) for each in spoiled(good)]
    broken += ["{", "", "[" * 100_000, " " * (MAX_CHARACTERS + 1), json.dumps({"version": 0})]
    for each in broken:
        assert restored(each, assistant, Language.DUTCH).turns == (), each[:200]
    name = {**good["turns"][0]["best"], "name": "../../etc/passwd"}
    lost = {**good, "turns": [{**good["turns"][0], "best": name}]}
    assert restored(json.dumps(lost), assistant, Language.DUTCH).turns[0].answer is None


def test_no_more_turns_come_back_than_are_kept(visitor: Visitor, assistant: FakeAssistant) -> None:
    visitor.ask("Welke havens?")
    good = json.loads(written(visitor))
    many = {**good, "turns": good["turns"] * (MAX_TURNS + 5)}
    assert len(restored(json.dumps(many), assistant, Language.DUTCH).turns) == MAX_TURNS
