"""Words, stems and n-grams."""

from __future__ import annotations

import math

import numpy as np
import pytest

from vraagbaak.lexical import Evidence, Lexicon, content_words, grams, stems, words

TEXTS = [
    "De minister verbiedt vuurwerk in de binnenstad.",
    "Asielzoekers wachten op een besluit over 440 Dublinzaken.",
    "De politie traint speurhonden in Oekraïne.",
]


def test_words_lose_accents_and_capitals_and_keep_numbers_whole() -> None:
    assert words("Oekraïne kost 10.000 euro") == ["oekraine", "kost", "10.000", "euro"]


def test_function_words_of_both_languages_are_no_content() -> None:
    assert content_words("Wat doet de minister? What does the minister do?") == [
        "minister",
        "minister",
    ]


def test_inflections_share_a_stem() -> None:
    assert stems("asielzoeker") == stems("asielzoekers")


def test_grams_are_five_letters_and_a_short_word_is_its_own() -> None:
    assert grams("Dublin 440") == ["dubli", "ublin", "440"]


def test_the_text_that_shares_words_covers_the_question_best() -> None:
    match = Lexicon(TEXTS).match("Mag vuurwerk in de binnenstad?")
    assert int(np.argmax(match.stems)) == 0
    assert match.stems[1] == match.stems[2] == 0


def test_n_grams_find_a_name_inside_a_compound() -> None:
    match = Lexicon(TEXTS).match("Dublin")
    assert match.stems.tolist() == [0, 0, 0]
    assert int(np.argmax(match.grams)) == 1


def test_a_word_that_no_text_holds_lowers_the_coverage() -> None:
    lexicon = Lexicon(TEXTS)
    alone, more = lexicon.match("vuurwerk"), lexicon.match("vuurwerk paspoort")
    assert 0 < more.stems[0] < alone.stems[0] < 1


def test_coverage_is_the_bm25_score_over_its_upper_bound() -> None:
    lexicon = Lexicon(["kat hond", "hond vis"])
    idf = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    unknown = math.log(1 + (2 + 0.5) / 0.5)
    saturation = 1 / (1 + 1.5)
    expected = idf * saturation / (idf + unknown)
    assert lexicon.match("kat olifant").stems[0] == pytest.approx(expected, rel=1e-5)


def test_a_question_of_function_words_covers_nothing() -> None:
    assert Lexicon(TEXTS).match("wat is het").grams.tolist() == [0, 0, 0]


def test_an_empty_lexicon_matches_nothing() -> None:
    assert Lexicon([]).match("vuurwerk").stems.tolist() == []
    assert Lexicon([""]).match("vuurwerk").stems.tolist() == [0]


def test_evidence_grows_with_the_number_of_words_held() -> None:
    evidence = Evidence(TEXTS)
    one, two = evidence.of("minister")[0], evidence.of("minister vuurwerk")[0]
    assert one == pytest.approx(math.log(2))
    assert two == pytest.approx(math.log(3))


def test_evidence_of_a_name_that_is_absent_is_none() -> None:
    assert Evidence(TEXTS).of("Mongolia").tolist() == [0, 0, 0]
