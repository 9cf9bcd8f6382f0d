"""The answers to a question set, as `answers.jsonl` has them, in the form of a page's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eval.measures.judgement import plain
from eval.report.marks import expected_marks, missing_marks
from eval.report.values import Mark, Marked, Outcome, Passage, Row, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FLAWS = {
    "label": "The label is not the one that was expected.",
    "file": "The file is not the one that was expected.",
    "page": "The cited page does not hold the expected words.",
    "highlight": "The marked sentences do not hold the expected words.",
    "exact": "The source file, read again, does not have these words.",
}


def question_row(answer: dict[str, Any]) -> Row:
    """Put one line of `answers.jsonl` in the form of a row."""
    quoted = quote_of(answer)
    others = tuple(_alternatives(answer))
    return Row(
        id=str(answer["id"]),
        kind=answer["kind"],
        language=answer["lang"],
        question=answer["question"],
        history=tuple(answer["history"]),
        outcome=_outcome(answer["judgement"], answerable=bool(answer["expected"])),
        sides=(expected_side(answer, quoted, others), given_side("Given", quoted)),
        others=others,
        rank=answer["first_rank"],
        confidence=answer["confidence"],
        milliseconds=answer["milliseconds"],
        flaws=tuple(_flaws(answer)),
    )


def quote_of(answer: dict[str, Any]) -> Passage | None:
    """Take the quote out of an answer; None after a refusal."""
    if answer["quote"] is None:
        return None
    return _cited(answer, answer["expected"], place=1, score=None)


def given_side(heading: str, quoted: Passage | None) -> Side:
    """Put a quote under a heading."""
    return Side(heading, (quoted,) if quoted else (), "nothing: refused")


def expected_side(
    answer: dict[str, Any], quoted: Passage | None, others: Sequence[Passage]
) -> Side:
    """Put what was expected under a heading, with the alternative that holds it, if one does."""
    words = tuple(_expected(each, quoted) for each in answer["expected"])
    found = () if quoted and quoted.right else tuple(each for each in others if each.right)
    return Side("Expected", (*words, *found[:1]), "nothing: no paper answers this")


def _outcome(judgement: dict[str, Any], *, answerable: bool) -> Outcome:
    if not answerable:
        return Outcome.REFUSED if judgement["refused"] else Outcome.UNCALLED
    if judgement["held"]:
        flawed = any(judgement[name] is False for name in _FLAWS)
        return Outcome.FLAWED if flawed else Outcome.RIGHT
    return Outcome.FALSE_REFUSAL if judgement["refused"] else Outcome.WRONG


def _flaws(answer: dict[str, Any]) -> Iterator[str]:
    judgement = answer["judgement"]
    if not judgement["language"]:
        yield f"The question was taken for one in another language ({answer['language']})."
    yield from (words for name, words in _FLAWS.items() if judgement[name] is False)


def _expected(expected: dict[str, str], quoted: Passage | None) -> Passage:
    words = expected["must_quote"]
    held = quoted is not None and plain(words) in plain(quoted.text)
    marks = missing_marks(words, quoted.text) if quoted and not held else ()
    return Passage((expected["document"], expected["label"]), words, marks)


def _alternatives(answer: dict[str, Any]) -> Iterator[Passage]:
    for place, each in enumerate(answer["alternatives"], start=1 + bool(answer["quote"])):
        yield _cited(each, answer["expected"], place=place, score=each["score"])


def _cited(
    cited: dict[str, Any], expected: list[dict[str, str]], *, place: int, score: float | None
) -> Passage:
    quote, citation = cited["quote"], cited["citation"]
    lit = [Marked(start, end, Mark.ANSWER) for start, end in quote["highlights"]]
    held = [mark for each in expected for mark in expected_marks(quote["text"], each["must_quote"])]
    return Passage(
        source=tuple(filter(None, (citation["file"], citation["label"], _pages(quote)))),
        text=quote["text"],
        marks=(*lit, *held),
        right=bool(held) if expected else None,
        place=place,
        score=score,
    )


def _pages(quote: dict[str, Any]) -> str:
    numbers = ", ".join(str(each["page"]) for each in quote["pages"])
    return f"p. {numbers}" if numbers else ""
