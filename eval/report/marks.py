"""Which pieces of a text to mark: what was expected, what is missing, the words of a question."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from eval.measures.judgement import plain
from eval.report.values import Mark, Marked
from vraagbaak.function_words import DUTCH, ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"\w+")


def expected_marks(text: str, words: str) -> tuple[Marked, ...]:
    """Find the expected words in what was given, blanks and hyphens aside as in judging."""
    kept = [at for at, character in enumerate(text) if _counts(character)]
    wanted = plain(words)
    start = "".join(text[at] for at in kept).find(wanted)
    if start < 0 or not wanted:
        return ()
    return (Marked(kept[start], kept[start + len(wanted) - 1] + 1, Mark.EXPECTED),)


def missing_marks(expected: str, given: str) -> tuple[Marked, ...]:
    """Find the words of `expected` that a word-by-word comparison does not find in `given`."""
    wanted = list(WORD.finditer(expected))
    theirs = [each[0].casefold() for each in WORD.finditer(given)]
    ours = [each[0].casefold() for each in wanted]
    alike = SequenceMatcher(None, ours, theirs, autojunk=False)
    return tuple(
        Marked(wanted[start].start(), wanted[end - 1].end(), Mark.MISSING)
        for tag, start, end, *_ in alike.get_opcodes()
        if tag in {"replace", "delete"}
    )


def word_marks(text: str, question: str) -> tuple[Marked, ...]:
    """Find the words of a question that say something in a text, whatever their case."""
    words = {each.casefold() for each in WORD.findall(question)}
    return tuple(_words(text, words - DUTCH - ENGLISH))


def _words(text: str, wanted: set[str]) -> Iterator[Marked]:
    for each in WORD.finditer(text):
        if each[0].casefold() in wanted:
            yield Marked(each.start(), each.end(), Mark.WORD)


@cache
def _counts(character: str) -> bool:
    """Say whether judging looks at a character."""
    return bool(plain(character))
