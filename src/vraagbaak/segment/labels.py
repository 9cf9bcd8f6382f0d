"""The headings of questions and answers, and the labels in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

LABEL = r"\d{1,3}(?:\s?[a-z](?![\w/]))?(?!\w)"
PART = r"\s*(?:,\s*en\b|,|;|&|/|\ben\b|\bt/m\b|\btot en met\b|[–-]|(?<=\d)\s)\s*"
LABELS = rf"{LABEL}(?:{PART}{LABEL})*"
QUESTION = re.compile(rf"(?:Vraag|Vragen)\s+(?P<labels>{LABELS})\s*[.:]?")
ANSWER = re.compile(
    rf"(?:Antwoord|Antwoorden|Beantwoording)(?:\s+op\s+(?:de\s+)?(?:vraag|vragen))?"
    rf"(?:\s+(?P<labels>{LABELS}))?\s*[.:]?"
)
UNFINISHED = re.compile(r"(?:Vragen|Antwoord(?:en)?)\b.*(?:,|\ben|\bt/m|\btot en met)")
RANGE = re.compile(r"(?:\bt/m\b|\btot en met\b|[–-])")
ONE_LABEL = re.compile(r"(?P<number>\d{1,3})(?:\s?(?P<letter>[a-z])(?![\w/]))?")
MOST_IN_RANGE = 100


class Side(StrEnum):
    """What a heading opens."""

    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, without the colon behind it, and the labels it names."""

    side: Side
    printed: str
    labels: tuple[str, ...]


def heading(text: str) -> Heading | None:
    """Read a line that is a heading and nothing else; None for any other line."""
    for side, pattern in ((Side.QUESTION, QUESTION), (Side.ANSWER, ANSWER)):
        found = pattern.fullmatch(text.strip())
        if found:
            printed = text.strip().rstrip(".:").rstrip()
            return Heading(side, printed, labels(found["labels"] or ""))
    return None


def labels(text: str) -> tuple[str, ...]:
    """List the labels in `3, 4 en 5`, `1 t/m 4`, `3a en b` or `7, 8, 9 10 en 11`."""
    found: list[str] = []
    end = 0
    for match in ONE_LABEL.finditer(text):
        label = match["number"] + (match["letter"] or "")
        between = text[end : match.start()]
        if found and RANGE.search(between):
            found += _between(found[-1], label)
        found.append(label)
        end = match.end()
    return tuple(dict.fromkeys(found))


def _between(first: str, last: str) -> list[str]:
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) > MOST_IN_RANGE:
        return []
    return [str(number) for number in range(int(first) + 1, int(last))]
