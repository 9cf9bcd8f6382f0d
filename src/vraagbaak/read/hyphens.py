"""Tell an end-of-line hyphen of the press from one that belongs to the word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Join(StrEnum):
    """How the end of one line meets the start of the next."""

    BLANK = "blank"
    """With a blank between."""
    GLUE = "glue"
    """Directly, a hyphen kept."""
    HEAL = "heal"
    """Directly, the hyphen dropped."""


CLOSING_FIRST = re.compile(r"[.,;:?!)\]](?=\s|$)")
"""A line that opens with a closing mark, as behind a note mark set on its own."""
LAST_WORD = re.compile(r"([^\W_][\w'’.-]*)-$")
FIRST_WORD = re.compile(r"^([^\W\d_]+)")
ADDRESS = re.compile(r"(?:://|www\.|@|/)\S*-$")
ADDRESS_HANGS = re.compile(r"(?:/\S*[_=#&]|(?://|www\.|%[\dA-F]{2})\S*%)$")
"""An address that is broken behind one of its own marks,"""
ADDRESS_BROKEN = re.compile(r"(?:(?://|www\.|%[\dA-F]{2})\S*|/\S*=)$")
ADDRESS_GOES_ON = re.compile(r"(?:[%&=#_/]|[a-z_]+=)\S")
"""or before one."""
SUSPENDED = frozenset({"en", "of", "als", "c.q.", "dan", "respectievelijk", "noch", "maar", "tot"})
"""Words after a hyphen that stands for a shared part: `in- en uitvoer`."""
PREFIXES = frozenset(
    {"non", "ex", "oud", "niet", "bijna", "adjunct", "aspirant", "chef", "collega", "interim"}
    | {"kandidaat", "leerling", "vice"}
)
"""First parts that keep their hyphen in Dutch spelling (Leidraad, section 6)."""
COLLISION = re.compile(r"(?:a[aeiu]|e[eiu]|i[eij]|o[eiou]|u[iu]|é[eéi])")
"""Vowels that would be read as one sound: a compound keeps its hyphen between them
(Leidraad, section 6.D)."""
FULL_WORD = re.compile(r"\w{2,}(?:[tscg]ie|mee|zee)|auto|foto|video|radio|micro|macro|euro")
"""First parts that are words of their own, besides those that the document uses as such."""
HALF_WORD = re.compile(r"(?<!\w)\w*-$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document, in lower case, as they stand within its lines."""

    words: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Collect the words of `texts`, without the halves at the ends of lines."""
        words: set[str] = set()
        for text in texts:
            words.update(word.lower() for word in WORD.findall(HALF_WORD.sub("", text)))
        return cls(frozenset(words))


def join(line: str, following: str, vocabulary: Vocabulary) -> Join:
    """Decide how a line that is followed by another within one paragraph joins it."""
    if _is_address(line, following):
        return Join.GLUE
    if not line.endswith("-") or line.endswith((" -", "--")) or line == "-":
        return Join.GLUE if CLOSING_FIRST.match(following) else Join.BLANK
    last, first = LAST_WORD.search(line), FIRST_WORD.search(following)
    if last is None:
        return Join.BLANK
    if first is None:
        return Join.GLUE
    if first[1] in SUSPENDED:
        return Join.BLANK
    return _of_words(last[1], first[1], vocabulary)


def _is_address(line: str, following: str) -> bool:
    """Tell whether a line ends in the middle of an address."""
    broken = ADDRESS_BROKEN.search(line) and ADDRESS_GOES_ON.match(following)
    return bool(ADDRESS.search(line) or ADDRESS_HANGS.search(line) or broken)


def _of_words(last: str, first: str, vocabulary: Vocabulary) -> Join:
    part = last.rsplit("-", 1)[-1]
    if not first[0].islower() or not part.isalpha() or (part.isupper() and part != "I"):
        return Join.GLUE
    joined, hyphened = (part + first).lower(), f"{part}-{first}".lower()
    if joined in vocabulary.words or hyphened in vocabulary.words:
        return Join.HEAL if joined in vocabulary.words else Join.GLUE
    if part.lower() in PREFIXES:
        return Join.GLUE
    collides = COLLISION.fullmatch((part[-1] + first[0]).lower())
    whole = part.lower() in vocabulary.words or FULL_WORD.fullmatch(part.lower())
    return Join.GLUE if collides and whole else Join.HEAL
