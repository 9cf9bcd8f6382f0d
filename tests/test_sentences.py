"""Sentences of Dutch government prose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vraagbaak.sentences import sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def test_sentences_end_at_stops_and_question_marks() -> None:
    assert cut("Klopt dat? Ja. Dat klopt!") == ["Klopt dat?", "Ja.", "Dat klopt!"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Op 2 december jl. Kwam het bericht.",
        "Zie art. 4 van de wet.",
        "Dit doet de heer A. Jansen.",
        "De opvang wordt o.a. Geregeld door mr. De Vries.",
        "Dit staat in nr. 748, d.d. 12 maart.",
        "Het kost 10.000 euro.",
    ],
)
def test_a_stop_of_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert cut(sentence) == [sentence]


def test_a_small_letter_continues_the_sentence() -> None:
    assert cut("Dat is zo (ja!) en blijft zo.") == ["Dat is zo (ja!) en blijft zo."]


def test_a_number_before_a_question_belongs_to_it() -> None:
    assert cut("3. Klopt dit? Zo ja, waarom?") == ["3. Klopt dit?", "Zo ja, waarom?"]


def test_closing_quotes_and_brackets_stay_with_their_sentence() -> None:
    assert cut("Hij zei: «Nee.» Daarna niets (zie boven.) Toch wel.") == [
        "Hij zei: «Nee.»",
        "Daarna niets (zie boven.)",
        "Toch wel.",
    ]


def test_a_line_break_ends_a_sentence_without_a_stop() -> None:
    assert cut("Twee punten:\n– het eerste\n\n– het tweede") == [
        "Twee punten:",
        "– het eerste",
        "– het tweede",
    ]


@given(st.text(alphabet="aB1. ?!\n(«»)-", max_size=60))
def test_sentences_cover_all_but_blanks_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = "".join("".join(span.of(text).split()) for span in spans)
    assert kept == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
