"""A translation is offered where one is set, apart from the quote, and always called unofficial."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.chat import Chat
from app.originals import PageImages
from tests.app_fakes import FakeAssistant, FakeIndex, Visitor, havens
from tests.cards import HOSTILE, Reading
from tests.in_loop import in_loop
from vraagbaak.errors import TranslationError, Untranslated
from vraagbaak.settings import Serving
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper


class FakeTranslator:
    """Says the same of everything, or fails."""

    model = "klein"

    def __init__(self, words: str = "No harbours.") -> None:
        self.words = words
        self.fails: Untranslated | None = None
        self.asked: list[str] = []

    def translate(self, words: str) -> str:
        """Translate."""
        self.asked.append(words)
        if self.fails:
            raise TranslationError(self.fails, "stuk")
        return self.words


@pytest.fixture
def assistant(tmp_path: Path, make_paper: MakePaper) -> FakeAssistant:
    """An assistant that knows a paper."""
    return FakeAssistant(FakeIndex(havens(tmp_path / "havens.txt", make_paper)))


def visitor_of(
    assistant: FakeAssistant, translator: FakeTranslator | None, serving: Serving | None = None
) -> Visitor:
    """Make a visitor who reads English, of a chat with this translator."""
    visitor = Visitor(assistant)
    visitor.chat = in_loop(
        lambda: Chat(assistant, PageImages(), serving=serving, translator=translator)
    )
    visitor.press("language", language=Language.ENGLISH.value)
    return visitor


def test_without_a_translator_nothing_is_offered(assistant: FakeAssistant) -> None:
    visitor = visitor_of(assistant, None)
    assert "unofficial" not in visitor.ask("Welke havens?").lower()
    assert "unofficial" not in visitor.press("translate", turn=1).lower()


def test_nothing_is_asked_before_the_click(assistant: FakeAssistant) -> None:
    translator = FakeTranslator()
    visitor = visitor_of(assistant, translator)
    assert "Ask for an unofficial English translation" in visitor.ask("Welke havens?")
    assert translator.asked == []
    visitor.press("translate", turn=1)
    assert translator.asked == ["Geen havens."]


def test_in_dutch_there_is_nothing_to_translate(assistant: FakeAssistant) -> None:
    visitor = visitor_of(assistant, FakeTranslator())
    visitor.press("language", language=Language.DUTCH.value)
    assert "vertaling" not in visitor.ask("Welke havens?")


def test_a_translation_stands_apart_from_the_quote_and_is_called_unofficial(
    assistant: FakeAssistant,
) -> None:
    visitor = visitor_of(assistant, FakeTranslator(f"No harbours.\n\n{HOSTILE}"))
    visitor.ask("Welke havens?")
    read = Reading(visitor.press("translate", turn=1))
    assert read.within("blockquote").startswith("Geen havens.")
    assert "No harbours." not in read.within("blockquote")
    (shown,) = read.having("translated")
    assert shown["lang"] == "en"
    said = "".join(words for _, words in read.pieces)
    assert HOSTILE in said
    assert said.count("Unofficial translation") == 1
    assert "made by the language model klein" in said
    assert "script" not in {tag for tag, _ in read.elements}
    assert read.having("translate") == []


@pytest.mark.parametrize("why", list(Untranslated))
def test_each_failure_is_told_and_can_be_tried_again(
    assistant: FakeAssistant, why: Untranslated, capsys: pytest.CaptureFixture[str]
) -> None:
    translator = FakeTranslator()
    translator.fails = why
    visitor = visitor_of(assistant, translator)
    visitor.ask("Welke havens?")
    read = Reading(visitor.press("translate", turn=1))
    assert len(read.having("wrong")) == 1
    assert "stuk" in capsys.readouterr().err
    assert read.having("translated") == []
    assert len(read.having("translate")) == 1
    translator.fails = None
    assert "No harbours." in visitor.press("translate", turn=1)


def test_where_nothing_was_found_there_is_nothing_to_translate(assistant: FakeAssistant) -> None:
    translator = FakeTranslator()
    visitor = visitor_of(assistant, translator)
    visitor.ask("Iets anders?")
    visitor.press("translate", turn=1)
    assert translator.asked == []


def test_a_log_of_questions_is_told_of(assistant: FakeAssistant) -> None:
    assert "to a log as well" not in visitor_of(assistant, None).ask("Welke havens?")
    logging = visitor_of(assistant, None, Serving(log_questions=True))
    assert "to a log as well" in logging.ask("Welke havens?")
