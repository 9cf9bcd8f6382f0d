"""The interface speaks Dutch and English throughout, in the language of the visitor."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import app
from app.texts import _CATALOGUE, count, preferred, say
from vraagbaak.feedback import Verdict
from vraagbaak.types import Filter, Kind, Language

DUTCH, ENGLISH = _CATALOGUE[Language.DUTCH], _CATALOGUE[Language.ENGLISH]
_NAMES = (*Kind, *Filter, *Verdict)
_ENDINGS = re.compile(
    rf"(?:_one|_many|_high|_fair|_low|_period|_{'|_'.join(each.name.lower() for each in _NAMES)})$"
)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_every_text() -> None:
    assert DUTCH.keys() == ENGLISH.keys()
    assert all(DUTCH.values())
    assert all(ENGLISH.values())


def test_both_languages_fill_in_the_same_values() -> None:
    assert {key: _fields(text) for key, text in DUTCH.items()} == {
        key: _fields(text) for key, text in ENGLISH.items()
    }


def test_every_text_is_used_somewhere() -> None:
    folder = Path(app.__path__[0])
    of_texts = {"dutch.py", "english.py", "words.py", "card_words.py"}
    sources = [path for path in folder.rglob("*.py") if path.name not in of_texts]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    unused = [key for key in DUTCH if f'"{_ENDINGS.sub("", key)}' not in code and key not in code]
    assert unused == []


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("nl-NL,nl;q=0.9,en;q=0.8", Language.DUTCH),
        ("en-GB,en;q=0.9", Language.ENGLISH),
        ("en;q=0.3, nl;q=0.7", Language.DUTCH),
        ("de-DE,de;q=0.9", Language.ENGLISH),
        ("de, nl;q=0.5, en;q=0.2", Language.DUTCH),
        ("nl;q=0, en;q=0.1", Language.ENGLISH),
        ("nl;q=zeer, en;q=0.1", Language.ENGLISH),
        ("NL", Language.DUTCH),
        ("", Language.DUTCH),
        (None, Language.DUTCH),
    ],
)
def test_the_language_follows_the_browser(header: str | None, language: Language) -> None:
    assert preferred(header) is language


def test_a_number_comes_with_the_right_form_of_the_noun() -> None:
    assert count(Language.DUTCH, "documents", 1) == "1 document"
    assert count(Language.DUTCH, "documents", 0) == "0 documenten"
    assert count(Language.ENGLISH, "answers", 25) == "25 answers"


def test_values_are_filled_in_as_plain_text() -> None:
    assert say(Language.ENGLISH, "asked_by", by="<b>{x}</b>") == "by <b>{x}</b>"
