"""The cards show a quote's own words, who asked, and where it stands; nothing runs in them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.card import Searched, asked_line, card
from app.conversation import Turn
from app.quoted import quoted
from vraagbaak.types import Answer, Asked, Citation, Cited, Language, Pointer, Quote, Span, Status

WORDS = "Ja. Het kabinet deelt die zorg.\n\nDaarom is er overleg."
HOSTILE = """<script>alert(1)</script><img src=x onerror="alert(2)">'"&${alert(3)}{{alert}}"""
SEARCHED = Searched(documents=3, answers=25)
ELEMENTS = {"article", "section", "div", "p", "span", "h3", "h4", "ul", "li", "a", "button"}
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


def _quote(words: str = WORDS, **fields: object) -> Quote:
    return replace(Quote((Span(0, len(words)),), words, (), ()), **fields)  # type: ignore[arg-type]


def _cited(quote: Quote | None = None, **citation: object) -> Cited:
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
    return Cited(quote or _quote(), asked, replace(place, **citation), 0.9)  # type: ignore[arg-type]


def _turn(best: Cited | None, *alternatives: Cited, **fields: object) -> Turn:
    status = Status.ANSWERED if best else Status.NOT_FOUND
    answer = Answer("Wat vindt u?", Language.DUTCH, status, 0.9, best, alternatives)
    return Turn(1, "Wat vindt u?", replace(answer, **fields))  # type: ignore[arg-type]


def _read(turn: Turn, language: Language = Language.DUTCH) -> Reading:
    return Reading(card(turn, SEARCHED, language))


def test_the_text_of_a_quote_is_the_quotes_text_and_the_sentences_that_answer_are_marked() -> None:
    quote = _quote(highlights=(Span(4, 31),), note_marks=(("1", 31),), footnotes=(("1", "Brief."),))
    read = Reading(quoted(quote, Language.DUTCH))
    assert read.within("blockquote") == WORDS
    assert read.within("mark") == "Het kabinet deelt die zorg."
    assert read.having("note-mark")[0]["data-mark"] == "1"


@given(
    words=st.text(alphabet="ab <&\n", max_size=60),
    edges=st.lists(st.integers(0, 60), max_size=6),
    notes=st.lists(st.integers(0, 60), max_size=3),
)
def test_whatever_is_marked_the_words_stay_those_of_the_quote(
    words: str, edges: list[int], notes: list[int]
) -> None:
    cuts = sorted({min(edge, len(words)) for edge in edges})
    highlights = tuple(Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False))
    marks = tuple(("1", min(at, len(words))) for at in notes)
    quote = _quote(words, highlights=highlights, note_marks=marks)
    read = Reading(quoted(quote, Language.DUTCH))
    assert read.within("blockquote") == words
    marked = "".join(span.of(words) for span in highlights)
    assert read.within("mark").replace("\n", "") == marked.replace("\n", "")


def test_a_paper_that_is_named_is_a_link_to_its_publication_and_no_other_address_is() -> None:
    addresses = ("https://example.org/kst-1.html", "javascript:alert(1)", None)
    places = (Span(4, 15), Span(16, 21), Span(33, 39))
    pointers = [
        Pointer(place, url=address) for place, address in zip(places, addresses, strict=True)
    ]
    read = Reading(quoted(_quote(highlights=(Span(0, 8),)), Language.DUTCH, pointers=pointers))
    assert read.within("blockquote") == WORDS
    assert read.within("a") == WORDS[4:15]
    links = [attributes for tag, attributes in read.elements if tag == "a"]
    assert {each["href"] for each in links} == {"https://example.org/kst-1.html"}
    assert {each["rel"] for each in links} == {"noopener noreferrer"}


def test_a_paper_that_a_footnote_names_is_a_link_in_that_footnote() -> None:
    quote = _quote(footnotes=(("1", "Brief."), ("2", "Zie Stuk 1, nr. 2.")))
    pointer = Pointer(Span(4, 17), url="https://example.org/kst-1-2.html", footnote=1)
    read = _read(_turn(replace(_cited(quote), pointers=(pointer,))))
    assert read.within("a") == "Stuk 1, nr. 2"
    assert read.within("li") == "1 Brief.2 Zie Stuk 1, nr. 2."
    assert read.within("blockquote") == WORDS


def test_what_an_answer_points_to_stands_apart_with_its_own_citation_and_button() -> None:
    deeper = _cited(_quote("Drie meter."), text_nl="Antwoord 1, p. 2.")
    referred = replace(
        _cited(_quote("Zie vraag 1."), text_nl="Antwoord 3, p. 4."), referred=(deeper,)
    )
    best, other = replace(_cited(), referred=(referred,)), _cited(_quote("Nee."))
    turn = _turn(best, other)
    read = _read(turn)
    assert "Dit antwoord verwijst naar" in "".join(data for _, data in read.pieces)
    inside = [data for tags, data in read.pieces if "section" in tags and "cite" in tags]
    assert inside == ["Antwoord 3, p. 4.", "Antwoord 1, p. 2."]
    ranks = [int(each["data-rank"] or "") for each in read.having("show")]
    assert [turn.candidate(rank) for rank in ranks] == [best, deeper, referred, other]


def test_an_answer_shows_who_asked_what_the_quote_and_its_citation() -> None:
    read = _read(_turn(_cited()))
    everything = "".join(data for _, data in read.pieces)
    assert "Gevraagd in het parlement door VVD · vraag 2" in everything
    assert "Deelt u die zorg?" in everything
    assert read.within("cite") == "Antwoord 2 op vragen van de VVD, p. 3."
    assert "Beantwoordt uw vraag vrijwel zeker" in everything


def test_the_citation_and_the_labels_are_in_the_language_of_the_interface() -> None:
    read = _read(_turn(_cited()), Language.ENGLISH)
    everything = "".join(data for _, data in read.pieces)
    assert read.within("cite") == "Answer 2 to questions from the VVD, p. 3."
    assert "Asked in parliament by VVD · question 2" in everything
    assert "This is the original text, in Dutch." in everything
    assert read.within("blockquote") == WORDS


def test_an_english_question_in_the_dutch_interface_is_told_that_the_text_is_the_original() -> None:
    said = card(_turn(_cited(), language=Language.ENGLISH), SEARCHED, Language.DUTCH)
    assert "Dit is de oorspronkelijke tekst" in said
    assert "oorspronkelijke" not in card(_turn(_cited()), SEARCHED, Language.DUTCH)


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (0.8, "vrijwel zeker"),
        (0.79, "waarschijnlijk"),
        (0.5, "waarschijnlijk"),
        (0.49, "misschien"),
    ],
)
def test_confidence_is_put_in_words(confidence: float, words: str) -> None:
    assert f"Beantwoordt uw vraag {words}" in card(
        _turn(_cited(), confidence=confidence), SEARCHED, Language.DUTCH
    )


def test_not_found_says_what_was_searched_and_quotes_nothing_outside_the_fold() -> None:
    read = _read(_turn(None, _cited()))
    assert read.having("not-found")
    assert not read.having("answer")
    everything = "".join(data for _, data in read.pieces)
    assert "Er is gezocht in 3 documenten met 25 antwoorden;" in everything
    assert "(geen antwoord op uw vraag)" in everything
    outside = [p for p, _ in read.pieces if "blockquote" in p and "details" not in p]
    assert outside == []


def test_an_error_is_told_as_such() -> None:
    read = _read(Turn(1, "Wat vindt u?", error="index: damaged. Build it again."))
    assert read.having("error")[0]["role"] == "alert"
    assert "index: damaged. Build it again." in "".join(data for _, data in read.pieces)


def test_alternatives_are_folded_and_lead_to_their_own_source() -> None:
    read = _read(_turn(_cited(), _cited(), _cited()))
    ranks = [button["data-rank"] for button in read.having("show")]
    assert ranks == ["0", "1", "2"]
    assert "2 andere antwoorden die kunnen helpen" in read.within("summary")


def test_a_long_question_of_parliament_is_folded() -> None:
    long = replace(_cited(), asked=Asked(("1", "2"), "Waarom? " * 60, None))
    read = _read(_turn(long))
    assert ("details", {"class": "asked"}) in read.elements
    assert "Gevraagd in het parlement · vragen 1, 2" in read.within("summary")
    assert "Waarom? Waarom? " in read.within("summary")
    assert "…" in read.within("summary")


def test_an_asker_without_a_number_is_named_alone() -> None:
    assert asked_line(Asked((), "?", "SP"), Language.ENGLISH) == "Asked in parliament by SP"


def test_nothing_from_a_document_or_a_question_becomes_markup() -> None:
    quote = _quote(HOSTILE, highlights=(Span(3, 20),), footnotes=((HOSTILE, HOSTILE),))
    quote = replace(quote, note_marks=((HOSTILE, 5),))
    cited = _cited(quote, text_nl=HOSTILE, file=HOSTILE, label=HOSTILE, title=HOSTILE)
    cited = replace(cited, asked=Asked((HOSTILE,), HOSTILE * 9, HOSTILE))
    turn = replace(_turn(cited, cited), question=HOSTILE)
    for hostile in (
        turn,
        replace(_turn(None, cited), question=HOSTILE),
        Turn(1, HOSTILE, error=HOSTILE),
    ):
        read = _read(hostile)
        assert {tag for tag, _ in read.elements} <= ELEMENTS
        names = {name for _, attributes in read.elements for name in attributes}
        assert not any(name.startswith("on") for name in names)
        assert HOSTILE in "".join(data for _, data in read.pieces)


def test_only_web_addresses_become_links() -> None:
    good = card(_turn(_cited(url="https://example.org/x?a=1&b=2")), SEARCHED, Language.DUTCH)
    assert 'href="https://example.org/x?a=1&amp;b=2"' in good
    assert "href" not in card(_turn(_cited(url="javascript:alert(1)")), SEARCHED, Language.DUTCH)
