"""The rows of a page as JSON, each passage written once however often it was given."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from eval.report.values import Outcome
from vraagbaak.markup import Html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.report.values import Passage, Row

DIGITS = 4


def rows_json(rows: Sequence[Row]) -> Html:
    """Write the rows for a `script` element: none of their words can end it."""
    passages: dict[tuple[tuple[str, ...], str], int] = {}
    written = [_row(row, passages) for row in rows]
    told = [{"source": list(source), "text": text} for source, text in passages]
    outcomes = [{"words": each.words, "tone": each.tone.value} for each in Outcome]
    content = {"outcomes": outcomes, "passages": told, "rows": written}
    return Html(_inert(json.dumps(content, ensure_ascii=False)))


def _inert(content: str) -> str:
    """Take every `<` out of JSON: HTML looks for `</script` and `<!--` in it, JSON does not mind.

    The two line separators are for readers of JavaScript older than ECMAScript 2019.
    """
    for character in "<\u2028\u2029":
        content = content.replace(character, f"\\u{ord(character):04x}")
    return content


def _row(row: Row, passages: dict[tuple[tuple[str, ...], str], int]) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "language": row.language,
        "question": row.question,
        "history": list(row.history),
        "outcome": row.outcome.words,
        "rank": row.rank,
        "confidence": _rounded(row.confidence),
        "milliseconds": _rounded(row.milliseconds),
        "figures": {name: _rounded(value) for name, value in row.figures.items()},
        "flaws": list(row.flaws),
        "sides": [
            {
                "heading": side.heading,
                "passages": [_passage(each, passages) for each in side.passages],
                "nothing": side.nothing,
            }
            for side in row.sides
        ],
        "others": [_passage(each, passages) for each in row.others],
    }


def _passage(passage: Passage, passages: dict[tuple[tuple[str, ...], str], int]) -> dict[str, Any]:
    number = passages.setdefault((passage.source, passage.text), len(passages))
    return {
        "passage": number,
        "marks": [[each.start, each.end, each.mark.value] for each in passage.marks],
        "right": passage.right,
        "place": passage.place,
        "score": _rounded(passage.score),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
