"""An unofficial translation of a quote, apart from the quote, and never without that name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from app.texts import say
from vraagbaak.cite import paragraphs
from vraagbaak.cli.terminal import tell
from vraagbaak.errors import TranslationError, Untranslated
from vraagbaak.markup import NOTHING, element, text

if TYPE_CHECKING:
    from app.conversation import Turn
    from vraagbaak.markup import Html
    from vraagbaak.types import Language

_FAILED = {
    Untranslated.TIMEOUT: "translation_timeout",
    Untranslated.UNREACHABLE: "translation_unreachable",
    Untranslated.REFUSED: "translation_refused",
    Untranslated.UNUSABLE: "translation_unusable",
    Untranslated.BUSY: "translation_busy",
}


class Translates(Protocol):
    """Translates quotes: the endpoint of the settings, or a fake in a test."""

    @property
    def model(self) -> str:
        """The name of the model that translates."""

    def translate(self, words: str) -> str:
        """Translate Dutch words into English; raises TranslationError if that fails."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What came of asking for a translation: words and who made them, or why there are none."""

    words: str = ""
    model: str = ""
    failed: Untranslated | None = None


def translated(turn: Turn, translator: Translates) -> Turn:
    """Give the turn with the translation of its quote, or with what went wrong."""
    best = turn.answer.best if turn.answer else None
    if best is None:
        return turn
    try:
        words = translator.translate(best.quote.text)
    except TranslationError as error:
        tell(str(error))
        return replace(turn, translation=Translation(failed=error.why))
    return replace(turn, translation=Translation(words, translator.model))


def translation_part(turn: Turn, language: Language) -> Html:
    """Write the button that asks for a translation, and what came of it."""
    made = turn.translation
    button = element(
        "button",
        text(say(language, "translation_again" if made else "translation_ask")),
        type="button",
        class_="plain translate",
        data_action="translate",
        data_turn=turn.number,
        data_busy=say(language, "translation_busy_now"),
    )
    notice = element("p", text(say(language, "translation_notice")), class_="translation-notice")
    shown = NOTHING
    if made is not None:
        shown = _words(made, language) if made.failed is None else _failure(made.failed, language)
    asking = NOTHING if made is not None and made.failed is None else button
    return element(
        "section",
        asking,
        notice if made is None else NOTHING,
        element("div", shown, role="status"),
        class_="translation",
        aria_label=say(language, "translation_name"),
    )


def _words(made: Translation, language: Language) -> Html:
    pieces = (element("p", text(span.of(made.words))) for span in paragraphs(made.words))
    return element(
        "div",
        element("h4", text(say(language, "translation_name"))),
        element("p", text(say(language, "translation_by", model=made.model)), class_="unofficial"),
        element("div", *pieces, class_="translated", lang="en"),
        class_="translation-words",
    )


def _failure(why: Untranslated, language: Language) -> Html:
    return element("p", text(say(language, _FAILED[why])), class_="wrong")
