"""A long quote is folded around what is marked, and its text stays the quote's own."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.folding import FIRST_CHARACTERS, LONG_CHARACTERS, SHORT_CHARACTERS, folded_quote, left_out
from tests.cards import Reading, made_cited, made_quote, made_turn, reading_of
from vraagbaak.sentences import sentences
from vraagbaak.types import Language, Quote, Span, Status

SENTENCES = [f"Dit is zin nummer {at} van een lang antwoord over dijken." for at in range(40)]
LONG = "\n\n".join(" ".join(SENTENCES[at : at + 8]) for at in range(0, 40, 8))


def marked(*numbers: int, words: str = LONG) -> Quote:
    """Make a quote in which sentences of these numbers are marked."""
    spans = sentences(words)
    return made_quote(words, highlights=tuple(spans[number] for number in numbers))


def read_of(quote: Quote) -> Reading:
    """Read a quote as the only answer of a turn."""
    turn = made_turn(made_cited(quote))
    assert turn.answer is not None
    assert turn.answer.best is not None
    return Reading(folded_quote(turn, turn.answer.best, Language.DUTCH))


def test_a_short_quote_is_not_folded() -> None:
    quote = made_quote("Kort. " * (LONG_CHARACTERS // 6))
    assert left_out(quote) == ()
    assert read_of(quote).having("unfold-quote") == []


def test_a_marked_sentence_and_its_neighbours_stay_in_sight() -> None:
    gaps = left_out(marked(20))
    away = "".join(gap.of(LONG) for gap in gaps)
    assert len(gaps) == 2
    for number in (19, 20, 21):
        assert SENTENCES[number] not in away
    for number in (0, 18, 22, 39):
        assert SENTENCES[number] in away


def test_without_marks_the_beginning_stays_in_sight() -> None:
    (gap,) = left_out(made_quote(LONG))
    assert FIRST_CHARACTERS <= gap.start < FIRST_CHARACTERS + 100
    assert gap.end == len(LONG)


def test_a_gap_that_saves_no_reading_is_none() -> None:
    gaps = left_out(marked(20, 24))
    assert all(len(gap) >= SHORT_CHARACTERS for gap in gaps)
    assert not any(gap.start < sentences(LONG)[22].start < gap.end for gap in gaps)


def test_the_text_of_a_folded_quote_is_the_quotes_text() -> None:
    read = read_of(marked(3, 30))
    assert read.within("blockquote") == LONG
    (block,) = read.having("folded")
    assert block["id"] == "turn-1-0-quote"
    (button,) = read.having("unfold-quote")
    assert button["aria-controls"] == "turn-1-0-quote"
    assert button["aria-expanded"] == "false"
    assert len(read.having("gap")) == len(left_out(marked(3, 30)))
    assert {each["aria-label"] for each in read.having("gap")} == {"Toon wat hier is weggelaten"}


def test_a_note_mark_is_hidden_with_its_words() -> None:
    gap = left_out(marked(20))[0]
    quote = replace(marked(20), note_marks=(("1", gap.start), ("2", gap.start + 30)))
    read = read_of(quote)
    assert [each["data-mark"] for each in read.having("note-mark")] == ["1", "2"]
    assert read.within("blockquote") == LONG


@given(
    numbers=st.sets(st.integers(0, 39), max_size=5),
    cuts=st.lists(st.integers(0, len(LONG)), max_size=3),
)
def test_no_marked_word_is_ever_folded_away(numbers: set[int], cuts: list[int]) -> None:
    odd = tuple(Span(cut, min(cut + 30, len(LONG))) for cut in sorted(cuts) if cut < len(LONG))
    quote = marked(*sorted(numbers))
    quote = replace(quote, highlights=tuple(sorted((*quote.highlights, *odd))))
    gaps = left_out(quote)
    for gap in gaps:
        for each in quote.highlights:
            covered = Span(max(gap.start, each.start), min(gap.end, each.end))
            assert not covered.of(LONG).strip()
    assert read_of(quote).within("blockquote") == LONG


def test_at_most_three_other_answers_are_shown() -> None:
    others = [made_cited(exchange_id=f"{at:016x}") for at in range(5)]
    read = reading_of(made_turn(made_cited(), *others))
    assert len(read.having("alternative")) == 3
    assert "3 andere antwoorden" in "".join(words for _, words in read.pieces)


def test_what_comes_nearest_is_each_time_called_no_answer() -> None:
    turn = made_turn(None, made_cited(), made_cited(exchange_id="f" * 16))
    assert turn.answer is not None
    assert turn.answer.status is Status.NOT_FOUND
    words = "".join(words for _, words in reading_of(turn).pieces)
    assert words.count("Geen antwoord op uw vraag · ") == 2
    found = made_turn(made_cited(), made_cited(exchange_id="f" * 16))
    assert "Geen antwoord op uw vraag" not in "".join(w for _, w in reading_of(found).pieces)
