"""The cards show a quote's own words, who asked, and where it stands; nothing runs in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.card import card
from app.cited import asked_line
from app.conversation import Turn
from app.quoted import quoted
from tests.cards import (
    ELEMENTS,
    HOSTILE,
    SEARCHED,
    WORDS,
    Reading,
    made_cited,
    made_quote,
    made_turn,
    reading_of,
)
from vraagbaak.types import Asked, Language, Pointer, Span


def test_the_text_of_a_quote_is_the_quotes_text_and_the_sentences_that_answer_are_marked() -> None:
    quote = made_quote(
        highlights=(Span(4, 31),), note_marks=(("1", 31),), footnotes=(("1", "Brief."),)
    )
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
    quote = made_quote(words, highlights=highlights, note_marks=marks)
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
    read = Reading(quoted(made_quote(highlights=(Span(0, 8),)), Language.DUTCH, pointers=pointers))
    assert read.within("blockquote") == WORDS
    assert read.within("a") == WORDS[4:15]
    links = [attributes for tag, attributes in read.elements if tag == "a"]
    assert {each["href"] for each in links} == {"https://example.org/kst-1.html"}
    assert {each["rel"] for each in links} == {"noopener noreferrer"}


def test_a_paper_that_a_footnote_names_is_a_link_in_that_footnote() -> None:
    quote = made_quote(footnotes=(("1", "Brief."), ("2", "Zie Stuk 1, nr. 2.")))
    pointer = Pointer(Span(4, 17), url="https://example.org/kst-1-2.html", footnote=1)
    read = reading_of(made_turn(replace(made_cited(quote), pointers=(pointer,))))
    links = [a for tag, a in read.elements if tag == "a" and a.get("target")]
    assert [each["href"] for each in links] == ["https://example.org/kst-1-2.html"]
    assert read.within("li") == "1 Brief.2 Zie Stuk 1, nr. 2."
    assert read.within("blockquote") == WORDS


def test_what_an_answer_points_to_stands_apart_with_its_own_citation_and_button() -> None:
    deeper = made_cited(made_quote("Drie meter."), text_nl="Antwoord 1, p. 2.")
    referred = replace(
        made_cited(made_quote("Zie vraag 1."), text_nl="Antwoord 3, p. 4."), referred=(deeper,)
    )
    best, other = replace(made_cited(), referred=(referred,)), made_cited(made_quote("Nee."))
    turn = made_turn(best, other)
    read = reading_of(turn)
    assert "Dit antwoord verwijst naar" in "".join(data for _, data in read.pieces)
    inside = [data for tags, data in read.pieces if "section" in tags and "cite" in tags]
    assert inside == ["Antwoord 3, p. 4.", "Antwoord 1, p. 2."]
    ranks = [int(each["data-rank"] or "") for each in read.having("show")]
    assert [turn.candidate(rank) for rank in ranks] == [best, deeper, referred, other]


def test_an_answer_shows_who_asked_what_the_quote_and_its_citation() -> None:
    read = reading_of(made_turn(made_cited()))
    everything = "".join(data for _, data in read.pieces)
    assert "Gevraagd in het parlement door VVD · vraag 2" in everything
    assert "Deelt u die zorg?" in everything
    assert read.within("cite") == "Antwoord 2 op vragen van de VVD, p. 3."
    assert "Beantwoordt uw vraag vrijwel zeker" in everything


def test_the_citation_and_the_labels_are_in_the_language_of_the_interface() -> None:
    read = reading_of(made_turn(made_cited()), Language.ENGLISH)
    everything = "".join(data for _, data in read.pieces)
    assert read.within("cite") == "Answer 2 to questions from the VVD, p. 3."
    assert "Asked in parliament by VVD · question 2" in everything
    assert "This is the original text, in Dutch." in everything
    assert read.within("blockquote") == WORDS


def test_an_english_question_in_the_dutch_interface_is_told_that_the_text_is_the_original() -> None:
    said = card(made_turn(made_cited(), language=Language.ENGLISH), SEARCHED, Language.DUTCH)
    assert "Dit is de oorspronkelijke tekst" in said
    assert "oorspronkelijke" not in card(made_turn(made_cited()), SEARCHED, Language.DUTCH)


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
        made_turn(made_cited(), confidence=confidence), SEARCHED, Language.DUTCH
    )


def test_not_found_says_what_was_searched_and_quotes_nothing_outside_the_fold() -> None:
    read = reading_of(made_turn(None, made_cited()))
    assert read.having("not-found")
    assert not read.having("answer")
    everything = "".join(data for _, data in read.pieces)
    assert "Er is gezocht in 3 documenten met 25 antwoorden;" in everything
    assert "(geen antwoord op uw vraag)" in everything
    outside = [p for p, _ in read.pieces if "blockquote" in p and "details" not in p]
    assert outside == []


def test_an_error_is_told_as_such() -> None:
    read = reading_of(Turn(1, "Wat vindt u?", error="index: damaged. Build it again."))
    assert read.having("error")[0]["role"] == "alert"
    assert "index: damaged. Build it again." in "".join(data for _, data in read.pieces)


def test_alternatives_are_folded_and_lead_to_their_own_source() -> None:
    read = reading_of(made_turn(made_cited(), made_cited(), made_cited()))
    ranks = [button["data-rank"] for button in read.having("show")]
    assert ranks == ["0", "1", "2"]
    assert "2 andere antwoorden die kunnen helpen" in read.within("summary")


def test_a_long_question_of_parliament_is_folded() -> None:
    long = replace(made_cited(), asked=Asked(("1", "2"), "Waarom? " * 60, None))
    read = reading_of(made_turn(long))
    assert ("details", {"class": "asked", "data-fold": "turn-1-asked"}) in read.elements
    assert "Gevraagd in het parlement · vragen 1, 2" in read.within("summary")
    assert "Waarom? Waarom? " in read.within("summary")
    assert "…" in read.within("summary")


def test_an_asker_without_a_number_is_named_alone() -> None:
    assert asked_line(Asked((), "?", "SP"), Language.ENGLISH) == "Asked in parliament by SP"


def test_nothing_from_a_document_or_a_question_becomes_markup() -> None:
    quote = made_quote(HOSTILE, highlights=(Span(3, 20),), footnotes=((HOSTILE, HOSTILE),))
    quote = replace(quote, note_marks=((HOSTILE, 5),))
    cited = made_cited(quote, text_nl=HOSTILE, file=HOSTILE, label=HOSTILE, title=HOSTILE)
    cited = replace(cited, asked=Asked((HOSTILE,), HOSTILE * 9, HOSTILE))
    turn = replace(made_turn(cited, cited), question=HOSTILE)
    for hostile in (
        turn,
        replace(made_turn(None, cited), question=HOSTILE),
        Turn(1, HOSTILE, error=HOSTILE),
    ):
        read = reading_of(hostile)
        assert {tag for tag, _ in read.elements} <= ELEMENTS
        names = {name for _, attributes in read.elements for name in attributes}
        assert not any(name.startswith("on") for name in names)
        assert HOSTILE in "".join(data for _, data in read.pieces)


def test_only_web_addresses_become_links() -> None:
    good = card(
        made_turn(made_cited(url="https://example.org/x?a=1&b=2")), SEARCHED, Language.DUTCH
    )
    assert 'href="https://example.org/x?a=1&amp;b=2"' in good
    bad = card(made_turn(made_cited(url="javascript:alert(1)")), SEARCHED, Language.DUTCH)
    assert "javascript" not in bad
