"""Judge one answer by what was expected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.types import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eval.formats.question_set import Expected, Question
    from eval.measures.source_pages import SourcePages
    from vraagbaak.types import Answer, Cited, Span

_BLANKS_AND_HYPHENS = re.compile(r"[\s\-\u00ad\u2010\u2011]")
_LABEL_WORDS = re.compile(r"\b(?:antwoord(?:en)?|op|de|vraag|vragen|en)\b", re.IGNORECASE)
_LABEL_PART = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is right about one answer; None where it does not apply or cannot be checked.

    `rank` is the place of the first right answer among the quote and its alternatives, from 1.
    """

    refused: bool
    language: bool
    rank: int | None = None
    held: bool | None = None
    label: bool | None = None
    file: bool | None = None
    page: bool | None = None
    highlight: bool | None = None


def judge(question: Question, answer: Answer, *, pages: SourcePages) -> Judgement:
    """Judge an answer; quotes are compared without blanks and hyphens."""
    refused = answer.status is Status.NOT_FOUND
    language = answer.language is question.language
    if not question.kind.has_answer:
        return Judgement(refused, language)
    offered = [*([answer.best] if answer.best else []), *answer.alternatives]
    rank = _rank(offered, question.expected)
    if answer.best is None:
        return Judgement(refused, language, rank, held=False)
    right = _right(answer.best, question.expected)
    if right is None:
        return Judgement(refused, language, rank, held=False)
    label = same_label(answer.best, right.label)
    return Judgement(
        refused=refused,
        language=language,
        rank=rank,
        held=True,
        label=label,
        file=_same_file(answer.best, right) or label is True,
        page=pages.cited_rightly(answer.best, right.must_quote),
        highlight=_highlighted(answer.best, right.must_quote),
    )


def plain(text: str) -> str:
    """Take out what a line break can change: blanks and hyphens."""
    return _BLANKS_AND_HYPHENS.sub("", text)


def same_label(cited: Cited, expected: str) -> bool | None:
    """Compare a cited label with the one in the set; None if the set names it in its own way.

    A set can name an answer by its questions alone, or as asker and ordinal (`GroenLinks/1`).
    """
    if "/" in expected:
        return None
    wanted = _label_parts(expected)
    return wanted in (_label_parts(cited.citation.label), frozenset(cited.asked.labels))


def _rank(offered: Iterable[Cited], expected: Iterable[Expected]) -> int | None:
    expected = tuple(expected)
    places = (i for i, each in enumerate(offered, start=1) if _right(each, expected))
    return next(places, None)


def _right(cited: Cited, expected: Iterable[Expected]) -> Expected | None:
    """Find the expectation that a quote fulfils, one with the same label first."""
    text = plain(cited.quote.text)
    held = [each for each in expected if plain(each.must_quote) in text]
    same = (each for each in held if same_label(cited, each.label))
    return next(same, held[0] if held else None)


def _same_file(cited: Cited, expected: Expected) -> bool:
    return cited.citation.file.rpartition(".")[0] == expected.stem


def _highlighted(cited: Cited, must_quote: str) -> bool:
    """Say whether the marked sentences hold the words, with nothing unmarked in between."""
    text, wanted = cited.quote.text, plain(must_quote)
    return any(wanted in plain(span.of(text)) for span in _joined(text, cited.quote.highlights))


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = type(span)(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _label_parts(label: str) -> frozenset[str]:
    return frozenset(_LABEL_PART.findall(_LABEL_WORDS.sub(" ", label.casefold())))
