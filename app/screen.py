"""A conversation as HTML: the head of the page, the cards, and the source beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.appearance import theme_choice
from app.card import Searched, card, collection
from app.examples import examples
from app.filter_panel import filter_panel
from app.filters import Offer
from app.history_view import history_part, wiped_part
from app.looking import document_of
from app.source_head import close_button
from app.source_view import empty_view, source_view
from app.texts import NAME, say
from vraagbaak.markup import NOTHING, element, joined, text
from vraagbaak.types import Language

if TYPE_CHECKING:
    from app.conversation import Conversation, Turn
    from app.filters import Filters
    from app.library import Asks, Shelf
    from app.originals import PageImages
    from vraagbaak.markup import Html

_LANGUAGE_NAMES = {Language.DUTCH: "Nederlands", Language.ENGLISH: "English"}
_SKIPS = {
    "skip_question": "#question textarea",
    "skip_answer": "#cards",
    "skip_source": "#source",
}
"""Where the first links of the page lead, by selector."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What is on view for every visitor alike: the documents and the examples from them."""

    shelf: Shelf
    images: PageImages
    offer: Offer
    searched: Searched
    examples: tuple[str, ...]
    keeps_feedback: bool
    signs_in: bool = False
    translates: bool = False
    logs_questions: bool = False

    @classmethod
    def of(cls, assistant: Asks, images: PageImages, **known: bool) -> Screen:
        """Take stock of the indexed documents; `known` are the fields that tell of settings."""
        shelf = assistant.index
        exchanges = shelf.exchanges()
        return cls(
            shelf=shelf,
            images=images,
            offer=Offer.of(assistant),
            searched=Searched(
                documents=len(shelf.documents),
                answers=len(exchanges),
                titles={document.id: document.title for document in shelf.documents},
            ),
            examples=examples(shelf.documents, exchanges),
            **known,
        )

    def filters(self, filters: Filters, language: Language) -> Html:
        """Write the filters and those that are on."""
        return filter_panel(filters, self.offer, language)

    def head(self, conversation: Conversation) -> Html:
        """Write the name of the program and the choice of language."""
        language = conversation.language
        buttons = [_language_button(each, language) for each in Language]
        buttons.append(theme_choice(language))
        if conversation.turns:
            buttons.insert(0, _button(say(language, "new"), action="new", class_="new"))
        # Relative, so that it holds under a path prefix too.
        papers = element("a", text(say(language, "papers")), href="documents", class_="account")
        buttons.append(papers)
        if self.signs_in:
            buttons.append(
                element("a", text(say(language, "account")), href="login", class_="account")
            )
        return element(
            "header",
            element("div", *(_skip(to, language) for to in _SKIPS), class_="skips"),
            element(
                "div",
                element("h1", text(NAME)),
                element("p", text(say(language, "tagline"))),
                class_="name",
            ),
            element("nav", *buttons, class_="choices", aria_label=say(language, "language")),
            class_="masthead",
            lang=language.value,
            data_notice=say(language, "notice"),
            data_signed_out=say(language, "refused_no_name"),
            data_sign_in=say(language, "sign_in"),
        )

    def cards(self, conversation: Conversation) -> Html:
        """Write the newest answer, the earlier ones folded below it; examples if there is none."""
        language = conversation.language
        if not conversation.turns:
            return self._welcome(language, wiped=conversation.wiped)
        newest, *earlier = reversed(conversation.turns)
        return element(
            "div",
            element("div", self._card(newest, language), aria_live="polite"),
            self._earlier(earlier, language),
            history_part(conversation, logs_questions=self.logs_questions),
            class_="conversation",
            lang=language.value,
        )

    def source(self, conversation: Conversation) -> Html:
        """Write the page of the quote on view."""
        language = conversation.language
        shown = conversation.shown
        if shown is None:
            return NOTHING if conversation.turns else empty_view(language)
        document = document_of(self.shelf, shown)
        return element(
            "div",
            close_button(language),
            source_view(shown, document, self.images, language=language),
            lang=language.value,
        )

    def _welcome(self, language: Language, *, wiped: bool) -> Html:
        if not self.searched.answers:
            words = element("p", text(say(language, "nothing_indexed")))
            return element("div", words, class_="card not-found")
        entries = (
            element("li", _button(example, action="example", data_example=example, lang="nl"))
            for example in self.examples
        )
        heading = element("h2", text(say(language, "examples")), class_="eyebrow")
        scope = element("p", text(collection(self.searched, language)), class_="scope")
        asked = joined([heading, element("ul", *entries)]) if self.examples else NOTHING
        gone = wiped_part(language) if wiped else NOTHING
        return element(
            "section", gone, asked, scope, class_="examples", lang=language.value, data_kept=""
        )

    def _card(self, turn: Turn, language: Language) -> Html:
        return card(
            turn,
            self.searched,
            language,
            keeps_feedback=self.keeps_feedback,
            translates=self.translates,
        )

    def _earlier(self, turns: list[Turn], language: Language) -> Html:
        if not turns:
            return NOTHING
        entries = (
            element(
                "details",
                element("summary", text(turn.question or say(language, "link_opened"))),
                self._card(turn, language),
                class_="earlier-turn",
                data_fold=f"turn-{turn.number}",
            )
            for turn in turns
        )
        heading = element("h2", text(say(language, "earlier")), class_="eyebrow")
        return element("section", heading, *entries, class_="earlier")


def _skip(to: str, language: Language) -> Html:
    words = text(say(language, to))
    return element("a", words, href="#", data_skip=_SKIPS[to], class_=f"skip {to}")


def _language_button(each: Language, current: Language) -> Html:
    return _button(
        _LANGUAGE_NAMES[each],
        action="language",
        data_language=each.value,
        lang=each.value,
        aria_pressed="true" if each is current else "false",
    )


def _button(face: str, *, action: str, **attributes: str | int) -> Html:
    return element("button", text(face), type="button", data_action=action, **attributes)
