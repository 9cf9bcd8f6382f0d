"""What Dutch papers say for the words of a question.

Two word lists of this project, made by hand, stand beside this module: `english.tsv` gives Dutch
words for English ones, `dutch.tsv` the wording of government papers for everyday Dutch. One entry
a line: a word or expression, a tab, and what stands for it, parted by semicolons.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from vraagbaak.lexical.words import carries_content, stemmed, words, written_words
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Stems: TypeAlias = tuple[str, ...]
Words: TypeAlias = tuple[str, ...]

RELATED_WEIGHT = 0.5
"""What a word that stands in for a Dutch word counts, against the word itself."""
_FILES = {Language.DUTCH: "dutch.tsv", Language.ENGLISH: "english.tsv"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that all together say what an expression says, and what finding them counts, in (0, 1].

    They are as `words` gives them, without function words.
    """

    words: Words
    weight: float = 1.0


Expression: TypeAlias = tuple[Reading, ...]
"""One thing that a question names, in each of the wordings that a Dutch paper can have for it."""


def expressions(question: str, language: Language) -> tuple[Expression, ...]:
    """Read the content words of a question, each with what stands for it in Dutch papers.

    The longest expression of the word list is taken at each place. Names, numbers and words that
    the list does not have stand for themselves. A word that is there twice is read once.
    """
    written = written_words(question)
    plain = words(question)
    stems = stemmed(plain, language)
    glossary, most = _glossary(language), _most_words(language)
    found: list[Expression] = []
    at = 0
    while at < len(plain):
        length = _longest(written[at:], stems[at : at + most], glossary, question)
        own = plain[at : at + max(1, length)]
        entry = glossary.get(tuple(stems[at : at + length]), ()) if length else ()
        found.append(_expression(own, entry, language))
        at += len(own)
    return tuple(dict.fromkeys(each for each in found if each))


def _longest(
    written: Sequence[str], stems: Sequence[str], glossary: Mapping[Stems, object], question: str
) -> int:
    """Count the words of the longest entry that begins here; 0 if there is none.

    A function word is an entry only in capitals: the question may be about the US.
    """
    for length in range(len(stems), 0, -1):
        if tuple(stems[:length]) not in glossary:
            continue
        if length > 1 or carries_content(written[0].casefold()):
            return length
        if written[0].isupper() and len(written[0]) > 1 and not question.isupper():
            return length
    return 0


def _expression(own: Sequence[str], entry: Sequence[Words], language: Language) -> Expression:
    literal = tuple(word for word in own if carries_content(word))
    weight = 1.0 if language is Language.ENGLISH else RELATED_WEIGHT
    first = [Reading(literal)] if literal and (len(own) == 1 or not entry or weight < 1) else []
    return (*first, *(Reading(each, weight) for each in entry if each != literal))


@cache
def _most_words(language: Language) -> int:
    return max(map(len, _glossary(language)))


@cache
def _glossary(language: Language) -> Mapping[Stems, tuple[Words, ...]]:
    """Read a word list, by the stems of its entries; entries with the same stems are joined."""
    joined: dict[Stems, dict[Words, None]] = {}
    for term, wordings in _entries(language):
        key = tuple(stemmed(words(term), language))
        joined.setdefault(key, {}).update(dict.fromkeys(wordings))
    return {key: tuple(wordings) for key, wordings in joined.items() if key and wordings}


def _entries(language: Language) -> Iterator[tuple[str, list[Words]]]:
    text = files("vraagbaak.lexical").joinpath(_FILES[language]).read_text(encoding="utf-8")
    for line in text.splitlines():
        term, _, wordings = line.partition("\t")
        parts = (words(each) for each in wordings.split(";"))
        yield term, [kept for part in parts if (kept := _content(part))]


def _content(part: Sequence[str]) -> Words:
    return tuple(word for word in part if carries_content(word))
