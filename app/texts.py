"""The texts of the interface, in the language of the visitor."""

from __future__ import annotations

from typing import Final

from app import card_words
from app.door import words
from app.dutch import DUTCH
from app.english import ENGLISH
from app.evaluation import words as evaluation_words
from app.papers import words as paper_words
from vraagbaak.types import Language

NAME: Final = "Vraagbaak"
LANGUAGE_COOKIE: Final = "vraagbaak-language"

_CATALOGUE: Final = {
    Language.DUTCH: DUTCH
    | words.DUTCH
    | card_words.DUTCH
    | paper_words.DUTCH
    | evaluation_words.DUTCH,
    Language.ENGLISH: ENGLISH
    | words.ENGLISH
    | card_words.ENGLISH
    | paper_words.ENGLISH
    | evaluation_words.ENGLISH,
}


def say(language: Language, key: str, **values: object) -> str:
    """Give the text of `key` with its values filled in: plain text, not yet escaped."""
    return _CATALOGUE[language][key].format(**values)


def count(language: Language, noun: str, number: int) -> str:
    """Give a noun with its number, such as `1 document` or `3 documents`."""
    return say(language, f"{noun}_one" if number == 1 else f"{noun}_many", count=number)


def spoken(chosen: str | None, accepted: str | None) -> Language:
    """Take the language that a visitor chose before, else the one that the browser asks for."""
    return language_named(chosen) or preferred(accepted)


def language_named(name: str | None) -> Language | None:
    """Give a language by its name, if it is one of the interface."""
    return next((language for language in Language if language.value == name), None)


def preferred(accepted: str | None) -> Language:
    """Choose the language from an `Accept-Language` header (RFC 9110, 12.5.4).

    A reader who names neither language gets English; one who names none at all Dutch, that of the
    papers.
    """
    if not accepted:
        return Language.DUTCH
    weights: dict[Language, float] = {}
    for choice in accepted.split(","):
        tag, _, weight = choice.partition(";")
        language = _of_tag(tag)
        if language is not None:
            weights[language] = max(weights.get(language, 0.0), _weight(weight))
    wanted = {language: weight for language, weight in weights.items() if weight > 0}
    return max(wanted, key=lambda language: wanted[language], default=Language.ENGLISH)


def _of_tag(tag: str) -> Language | None:
    primary = tag.strip().lower().split("-")[0]
    return next((language for language in Language if language.value == primary), None)


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
