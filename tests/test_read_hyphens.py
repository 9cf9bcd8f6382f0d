"""Hyphens at the ends of lines."""

from __future__ import annotations

import pytest

from vraagbaak.read.hyphens import Join, Vocabulary, join

EMPTY = Vocabulary.of([])


@pytest.mark.parametrize(
    ("line", "following", "how"),
    [
        ("een gewone regel", "en nog een", Join.BLANK),
        ("het doorbre-", "ken van", Join.HEAL),
        ("de EU-", "buitengrens", Join.GLUE),
        ("7-8 oktober 2021-", "2022 liep", Join.GLUE),
        ("asiel-", "en migratie", Join.BLANK),
        ("(identiteits-", ")fraude", Join.GLUE),
        ("een opmerking -", "zoals deze", Join.BLANK),
        ("oud-", "minister", Join.GLUE),
        ("cre-", "atie van", Join.HEAL),
        ("finan-", "ciën en", Join.HEAL),
        ("informatie-", "uitwisseling", Join.GLUE),
        ("woningzoeken-", "den aan", Join.HEAL),
        ("https://voorbeeld.nl/een-", "twee", Join.GLUE),
        ("-", "tekst", Join.BLANK),
    ],
)
def test_a_line_end_joins_the_next_line(line: str, following: str, how: Join) -> None:
    assert join(line, following, EMPTY) is how


def test_the_papers_own_spelling_decides() -> None:
    hyphened = Vocabulary.of(["het anti-witwasbeleid werkt"])
    whole = Vocabulary.of(["het antiwitwasbeleid werkt"])
    assert join("het anti-", "witwasbeleid", hyphened) is Join.GLUE
    assert join("het anti-", "witwasbeleid", whole) is Join.HEAL


def test_halves_at_line_ends_are_not_words_of_the_paper() -> None:
    assert "doorbre" not in Vocabulary.of(["het doorbre-"]).words
