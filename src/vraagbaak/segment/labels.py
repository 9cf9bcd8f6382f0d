"""The headings of questions and answers, and the labels in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

LABEL = r"\d{1,3}(?:\s?[a-z](?![\w/]))?(?!\w)"
LETTER = r"[a-z](?![\w/])"
PART = (
    r"\s*(?:,\s*en\b|,|;|&|/|\ben\b|\bt/m\b|\btm\b|\btot en met\b|[–-]|(?<=\d)\s)\s*"
    r"(?:(?:vraag|vragen)\s+)?"
)
LABELS = rf"{LABEL}(?:{PART}(?:{LABEL}|{LETTER}))*"
QUESTION = re.compile(rf"(?:Vraag|Vragen|VRAAG|VRAGEN)\s+(?P<labels>{LABELS})\s*[.:)]?")
GOVERNMENT = r"(?:het kabinet|de regering|de bewindspersoon|de bewindspersonen)"
ANSWER = re.compile(
    rf"(?:(?:Nader a|Nadere a|A)ntwoord(?:en)?|ANTWOORD(?:EN)?|Beantwoording|Reactie)"
    rf"(?:\s+van\s+{GOVERNMENT})?"
    rf"(?:\s+(?:op\s+)?(?:de\s+)?(?:vraag|vragen|deelvraag|deelvragen)|\s+op(?=\s+\d))?"
    rf"(?:\s+(?P<labels>{LABELS}|\({LABELS}\)))?\s*[.:)]?"
)
UNFINISHED = re.compile(
    r"(?:Vragen|Antwoord(?:en)?|Beantwoording)\b"
    r".*(?:,|&|\b(?:en|t/m|tot en met|op|de|vraag|vragen))"
)
CONTINUED = re.compile(r"(?:,|&|en|t/m|tot en met)\s*\d.*")
"""A line that goes on with the labels of the line above it."""
TITLE = re.compile(r"(?:Toelichting|Mededeling|Bijlagen?)\s*:?|Hoogachtend,?")
"""A line that heads what is neither question nor answer, even where no empty line parts it."""
SECTION_LINE = re.compile(
    r"(?:[IVX]+\.?\s+|\d+\.?\s+)?"
    r"(?:(?:Vragen en opmerkingen|Inbreng)\s+van(?:uit)?|VRAGEN EN OPMERKINGEN\s+VAN)\s.*[^.?!]"
)
"""How the heading of a faction's section begins."""
FIRST_WORDS = re.compile(
    r"(?:De|Deze) (?:leden|fractie)|\d{1,3}[.)]\s|Met (?:belangstelling|interesse)"
)
"""How the text of such a section begins."""
LIKE_HEADING = re.compile(
    r"(?:Vraag|Vragen|Antwoord|Antwoorden)(?:\s+op)?(?:\s+de)?(?:\s+vra(?:ag|gen))?\s+\(?\d",
    re.IGNORECASE,
)
"""How a heading begins, whatever stands behind its first label."""
LONGEST_HEADING = 60
RANGE = re.compile(r"(?:\bt/m\b|\btm\b|\btot en met\b|[–-])")
ONE_LABEL = re.compile(
    r"(?P<number>\d{1,3})(?:\s?(?P<letter>[a-z])(?![\w/]))?|(?<![\w/])(?P<alone>[a-z])(?![\w/])"
)
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


def continues(before: str, line: str) -> bool:
    """Tell whether a list of labels runs on: `Antwoord 3, 4,` / `5 en 6`, or `Vraag 3` / `en 4`."""
    if not (UNFINISHED.fullmatch(before) or CONTINUED.fullmatch(line)):
        return False
    joined = heading(f"{before} {line}")
    return joined is not None and bool(joined.labels)


def ends_section_heading(before: str, line: str) -> bool:
    """Tell whether text begins under the heading of a section, with no empty line between."""
    if SECTION_LINE.fullmatch(before) is None:
        return False
    ended = re.search(r"fracties?$", before) and line[:1].isupper()
    return bool(ended or FIRST_WORDS.match(line))


def resembles_heading(text: str, *, bold: bool) -> bool:
    """Tell a heading of a form unknown: it begins like one, and is bold or short and no sentence.

    What such a heading opens cannot be told, but what stands above it ends there.
    """
    if not LIKE_HEADING.match(text):
        return False
    return bold or (len(text) <= LONGEST_HEADING and not text.endswith((".", "?", "!", ";", ",")))


def labels(text: str) -> tuple[str, ...]:
    """List the labels in `3, 4 en 5`, `1 t/m 4`, `3a en b`, `3a-c` or `7, 8, 9 10 en 11`."""
    found: list[str] = []
    end = 0
    number = ""
    for match in ONE_LABEL.finditer(text):
        number = match["number"] or number
        label = number + (match["letter"] or match["alone"] or "")
        between = text[end : match.start()]
        if found and RANGE.search(between):
            found += _between(found[-1], label)
        found.append(label)
        end = match.end()
    return tuple(dict.fromkeys(found))


def _between(first: str, last: str) -> list[str]:
    """List the labels between two: numbers, or letters of one number."""
    if first.isdigit() and last.isdigit():
        if int(last) - int(first) > MOST_IN_RANGE:
            return []
        return [str(number) for number in range(int(first) + 1, int(last))]
    if first.isdigit() or last.isdigit() or first[:-1] != last[:-1]:
        return []
    return [first[:-1] + chr(letter) for letter in range(ord(first[-1]) + 1, ord(last[-1]))]
