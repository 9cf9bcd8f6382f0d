"""Words, stems and n-grams."""

from __future__ import annotations

import math
from importlib.resources import files

import numpy as np
import pytest

from vraagbaak.lexical import Lexicon, Reading, content_words, expressions, grams, stems, words
from vraagbaak.types import Language

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
    match = Lexicon(TEXTS).match("Mag vuurwerk in de binnenstad?", Language.DUTCH)
    assert int(np.argmax(match.stems)) == 0
    assert match.stems[1] == match.stems[2] == 0


def test_n_grams_find_a_name_inside_a_compound() -> None:
    match = Lexicon(TEXTS).match("Dublin", Language.DUTCH)
    assert match.stems.tolist() == [0, 0, 0]
    assert int(np.argmax(match.grams)) == 1


def test_a_word_that_no_text_holds_lowers_the_coverage() -> None:
    lexicon = Lexicon(TEXTS)
    alone, more = (
        lexicon.match("vuurwerk", Language.DUTCH),
        lexicon.match("vuurwerk paspoort", Language.DUTCH),
    )
    assert 0 < more.stems[0] < alone.stems[0] < 1


def test_coverage_is_the_bm25_score_over_its_upper_bound() -> None:
    lexicon = Lexicon(["kat hond", "hond vis"])
    idf = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    unknown = math.log(1 + (2 + 0.5) / 0.5)
    saturation = 1 / (1 + 1.5)
    expected = idf * saturation / (idf + unknown)
    assert lexicon.match("kat olifant", Language.DUTCH).stems[0] == pytest.approx(
        expected, rel=1e-5
    )


def test_a_question_of_function_words_covers_nothing() -> None:
    assert Lexicon(TEXTS).match("wat is het", Language.DUTCH).grams.tolist() == [0, 0, 0]


def test_an_empty_lexicon_matches_nothing() -> None:
    assert Lexicon([]).match("vuurwerk", Language.DUTCH).stems.tolist() == []
    assert Lexicon([""]).match("vuurwerk", Language.DUTCH).stems.tolist() == [0]


def wordings(question: str, language: Language) -> list[list[str]]:
    found = expressions(question, language)
    return [[" ".join(reading.words) for reading in each] for each in found]


def test_an_english_expression_is_read_in_the_words_of_dutch_papers() -> None:
    (asked,) = wordings("What did the Court of Audit say?", Language.ENGLISH)
    assert "algemene rekenkamer" in asked


def test_the_longest_expression_is_taken_and_then_the_rest() -> None:
    found = wordings("asylum seekers in 2023", Language.ENGLISH)
    assert found[0] == ["asielzoeker"]
    assert found[1] == ["2023"]


def test_a_word_that_no_list_has_stands_for_itself() -> None:
    assert wordings("Kwyzt", Language.ENGLISH) == [["kwyzt"]]
    assert wordings("Kwyzt", Language.DUTCH) == [["kwyzt"]]


def test_related_dutch_words_count_less_than_the_word_itself() -> None:
    (asked,) = expressions("hondenbeet", Language.DUTCH)
    assert asked[0] == Reading(("hondenbeet",))
    assert Reading(("bijtincident",), 0.5) in asked


def test_an_abbreviation_that_is_a_function_word_is_one_in_capitals_alone() -> None:
    assert wordings("Is it safe in the US?", Language.ENGLISH)[1][0] == "verenigde staten"
    assert len(wordings("Does it help us?", Language.ENGLISH)) == 1
    assert len(wordings("DOES IT HELP US?", Language.ENGLISH)) == 1


def test_what_is_named_twice_is_read_once() -> None:
    assert len(wordings("vuurwerk, vuurwerk", Language.DUTCH)) == 1


def test_an_english_question_covers_the_text_that_says_the_same() -> None:
    match = Lexicon(TEXTS).match("Are fireworks forbidden?", Language.ENGLISH)
    assert int(np.argmax(match.stems)) == 0


@pytest.mark.parametrize("language", Language)
def test_every_entry_of_a_word_list_has_a_term_and_wordings(language: Language) -> None:
    name = {Language.DUTCH: "dutch.tsv", Language.ENGLISH: "english.tsv"}[language]
    lines = files("vraagbaak.lexical").joinpath(name).read_text(encoding="utf-8").splitlines()
    assert len(lines) > 5000
    terms = []
    for line in lines:
        term, wordings_given = line.split("\t")
        assert words(term), line
        assert all(words(each) for each in wordings_given.split(";")), line
        terms.append(term)
    assert len(terms) == len(set(terms))
    assert terms == sorted(terms, key=lambda each: (each.casefold(), each))
