"""Judge one answer by what was expected."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from vraagbaak.types import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eval.formats.question_set import Expected, Question
    from vraagbaak.types import Answer, Cited, Span

_BLANKS_AND_HYPHENS = re.compile(r"[\s\-\u00ad\u2010\u2011]")
_LABEL_WORDS = re.compile(r"\b(?:antwoord(?:en)?|op|de|vraag|vragen|en)\b", re.IGNORECASE)
_LABEL_PART = re.compile(r"\w+")


class Sources(Protocol):
    """The source files of an index, looked at again to check an answer."""

    def cited_rightly(self, cited: Cited, must_quote: str) -> bool | None:
        """Say whether the cited pages hold the words; None if that cannot be told."""

    def exact(self, cited: Cited) -> bool | None:
        """Say whether the file has the words of the quote; None if it cannot be read."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is right about one answer; None where it does not apply or cannot be checked.

    `right` is what counts in the end: the right answer is quoted, or what has no answer is refused.
    `rank` is the place of the first right answer among the quote and its alternatives, from 1.
    `held` says whether the quote holds the expected words; label, file, page and highlight are
    judged where it does, and `citation` is whether those of label, file and page that can be
    checked are right. `exact` says whether the source file, read again, has the quote's words.
    """

    right: bool
    refused: bool
    language: bool
    rank: int | None = None
    held: bool | None = None
    label: bool | None = None
    file: bool | None = None
    page: bool | None = None
    citation: bool | None = None
    highlight: bool | None = None
    exact: bool | None = None


def judge(question: Question, answer: Answer, *, sources: Sources) -> Judgement:
    """Judge an answer; quotes are compared without blanks and hyphens."""
    refused = answer.status is Status.NOT_FOUND
    best = answer.best
    common = Judgement(
        right=refused,
        refused=refused,
        language=answer.language is question.language,
        exact=sources.exact(best) if best else None,
    )
    if not question.kind.has_answer:
        return common
    offered = [*([best] if best else []), *answer.alternatives]
    texts = (plain(each.quote.text) for each in offered)
    places = (i for i, text in enumerate(texts, start=1) if fulfilled(text, question.expected))
    common = replace(common, right=False, held=False, rank=next(places, None))
    right = _right(best, question.expected) if best else None
    if best is None or right is None:
        return common
    return _cited_judgement(common, best, right, sources)


def _cited_judgement(
    common: Judgement, best: Cited, right: Expected, sources: Sources
) -> Judgement:
    label = same_label(best, right.label)
    file = _same_file(best, right) or label is True
    page = sources.cited_rightly(best, right.must_quote)
    return replace(
        common,
        right=True,
        held=True,
        label=label,
        file=file,
        page=page,
        citation=False not in {label, file, page},
        highlight=_highlighted(best, right.must_quote),
    )


def fulfilled(text: str, expected: Iterable[Expected]) -> tuple[Expected, ...]:
    """Find what is expected and held by a text that is `plain`."""
    return tuple(each for each in expected if plain(each.must_quote) in text)


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


def _right(cited: Cited, expected: Iterable[Expected]) -> Expected | None:
    """Find the expectation that a quote fulfils, one with the same label first."""
    held = fulfilled(plain(cited.quote.text), expected)
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
