"""Cards made by hand, and what a browser would make of them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from html.parser import HTMLParser

from app.card import Searched, card
from app.conversation import Turn
from vraagbaak.types import Answer, Asked, Citation, Cited, Language, Quote, Span, Status

WORDS = "Ja. Het kabinet deelt die zorg.\n\nDaarom is er overleg."
HOSTILE = """<script>alert(1)</script><img src=x onerror="alert(2)">'"&${alert(3)}{{alert}}"""
SEARCHED = Searched(documents=3, answers=25)
ELEMENTS = {"article", "section", "div", "p", "span", "h2", "h3", "h4", "ul", "li", "a", "button"}
ELEMENTS |= {"blockquote", "cite", "details", "mark", "summary", "sup"}


class Reading(HTMLParser):
    """What a browser would make of a piece of HTML: its elements, and the text in some of them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[tuple[tuple[str, ...], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element with its attributes."""
        self.elements.append((tag, dict(attrs)))
        if tag != "input":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text with the elements it stands in."""
        self.pieces.append((tuple(self.open), data))

    def within(self, tag: str) -> str:
        """Join the text that stands in elements of one name."""
        return "".join(data for path, data in self.pieces if tag in path)

    def having(self, class_name: str) -> list[dict[str, str | None]]:
        """Give the attributes of the elements of one class."""
        return [a for _, a in self.elements if class_name in (a.get("class") or "").split()]


def made_quote(words: str = WORDS, **fields: object) -> Quote:
    """Make a quote of these words."""
    return replace(Quote((Span(0, len(words)),), words, (), ()), **fields)  # type: ignore[arg-type]


def made_cited(quote: Quote | None = None, **citation: object) -> Cited:
    """Make a quote of a letter, with what was asked and where it stands."""
    place = Citation(
        document_id="d" * 16,
        exchange_id="e" * 16,
        file="antwoorden.pdf",
        title="Antwoorden",
        label="Antwoord 2",
        text_nl="Antwoord 2 op vragen van de VVD, p. 3.",
        text_en="Answer 2 to questions from the VVD, p. 3.",
        date=datetime.date(2024, 5, 17),
        reference=None,
        url=None,
    )
    asked = Asked(("2",), "Deelt u die zorg?", "VVD")
    return Cited(quote or made_quote(), asked, replace(place, **citation), 0.9)  # type: ignore[arg-type]


def made_turn(best: Cited | None, *alternatives: Cited, **fields: object) -> Turn:
    """Make the first turn of a conversation; without `best`, nothing was found."""
    status = Status.ANSWERED if best else Status.NOT_FOUND
    answer = Answer("Wat vindt u?", Language.DUTCH, status, 0.9, best, alternatives)
    return Turn(1, "Wat vindt u?", replace(answer, **fields))  # type: ignore[arg-type]


def reading_of(turn: Turn, language: Language = Language.DUTCH) -> Reading:
    """Read the card of a turn."""
    return Reading(card(turn, SEARCHED, language))
