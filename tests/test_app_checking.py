"""Verify now tells what reading the file again has shown: match, changed or missing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.checking import check_part
from tests.app_fakes import FakeAssistant, FakeIndex, Visitor, havens
from tests.cards import Reading, made_turn
from vraagbaak.types import Language, Paper
from vraagbaak.verify import Checked, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper

AT = datetime.datetime(2026, 11, 23, 9, 5, 7, tzinfo=datetime.UTC)


@pytest.fixture
def paper(tmp_path: Path, make_paper: MakePaper) -> Paper:
    """A plain text with two answers about havens."""
    return havens(tmp_path / "havens.txt", make_paper)


@pytest.fixture
def assistant(paper: Paper) -> FakeAssistant:
    """An assistant that knows the paper."""
    return FakeAssistant(FakeIndex(paper))


def test_a_check_is_shown_with_the_quote_it_is_of(assistant: FakeAssistant, paper: Paper) -> None:
    visitor = Visitor(assistant)
    assert "SHA-256" not in visitor.ask("Welke havens?")
    cards = visitor.press("verify", turn=1, rank=0)
    assert "Klopt: het bestand is ongewijzigd" in cards
    assert cards.count(paper.document.sha256) == 2
    assert '<time datetime="2026-03-21T09:30:00+00:00">21 maart 2026, 09:30:00 UTC' in cards
    assert list(visitor.conversation.turns[0].checks) == [paper.exchanges[0].id]


def test_what_cannot_be_checked_changes_nothing_or_is_told(
    assistant: FakeAssistant, make_paper: MakePaper, tmp_path: Path
) -> None:
    visitor = Visitor(assistant)
    visitor.ask("Welke havens?")
    before = visitor.conversation
    visitor.press("verify", turn=1, rank=9)
    visitor.press("verify", turn=1)
    assert visitor.conversation == before
    assistant.index = FakeIndex(make_paper(tmp_path / "wegen.txt", ("Welke wegen?", "Geen.")))
    assert "card error" in visitor.press("verify", turn=1, rank=0)


@pytest.mark.parametrize(
    ("verdict", "sha256", "words"),
    [
        (Verdict.MATCH, None, "Match: the file is unchanged"),
        (Verdict.CHANGED, "1" * 64, "Changed: the file is no longer"),
        (Verdict.MISSING, "1" * 64, "Missing: the file is gone, or"),
    ],
)
def test_each_outcome_has_words_checksums_and_a_time(
    assistant: FakeAssistant, paper: Paper, verdict: Verdict, sha256: str | None, words: str
) -> None:
    cited = assistant.recall(paper.exchanges[0].id)
    sum_now = sha256 or paper.document.sha256
    checked = Checked(verdict, paper.exchanges[0], paper.document, sum_now, AT)
    turn = replace(made_turn(cited), checks={paper.exchanges[0].id: checked})
    read = Reading(check_part(turn, cited, Language.ENGLISH))
    said = "".join(data for _, data in read.pieces)
    assert words in said
    assert "23 November 2026, 09:05:07 UTC" in said
    assert read.within("code") == paper.document.sha256 + sum_now
    assert read.having(verdict.value)


def test_a_file_that_is_gone_has_no_checksum_now(assistant: FakeAssistant, paper: Paper) -> None:
    cited = assistant.recall(paper.exchanges[0].id)
    checked = Checked(Verdict.MISSING, paper.exchanges[0], paper.document, None, AT)
    turn = replace(made_turn(cited), checks={paper.exchanges[0].id: checked})
    read = Reading(check_part(turn, cited, Language.DUTCH))
    assert read.within("code") == paper.document.sha256
    assert "Het bestand is er niet meer." in "".join(data for _, data in read.pieces)
