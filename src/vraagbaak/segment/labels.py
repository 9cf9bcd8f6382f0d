"""The headings of questions and answers, and the labels in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

NUMBER = r"(?!(?:19|20)\d\d(?!\d))\d{1,4}"
"""A number that is no year."""
LABEL = rf"{NUMBER}(?:\s?[a-z](?![\w/]))?(?!\w)"
LETTER = r"[a-z](?![\w/])"
PART = (
    r"\s*(?:,\s*en\b|,|;|&|/|\ben\b|\bt/m\b|\btm\b|\btot en met\b|[–-]|(?<=\d)\s)\s*"
    r"(?:(?:op\s+)?(?:de\s+)?(?:vraag|vragen)\s+)?"
)
LABELS = rf"{LABEL}(?:{PART}(?:{LABEL}|{LETTER}))*"
COUNTED = r"(?:\s+(?:nrs?\.?|nummers?))?"
IN_BRACKETS = (
    r"(?:\s*\((?:(?:gesteld|van|door|het lid|de leden|lid|leden|mede|namens)\s|(?!Vervolg)[A-Z])"
    r"[^()?]*(?:\([^()?]*\)[^()?]*)*\))"
)
ASKER = rf"(?:{IN_BRACKETS}|\s+van (?:het lid|de leden)\s[^.?!:;]+)?"
"""Who asked, behind the number of a question: `Vraag 2 (van het lid Voorbeeld)`."""
GOVERNMENT = (
    r"(?:het kabinet|de regering|de bewinds(?:persoon|personen|lieden)"
    r"|de [Mm]inister(?:-[Pp]resident)?|de [Ss]taatssecretaris)"
)
QUESTION_STEM = (
    rf"(?:Vraag|Vragen|VRAAG|VRAGEN|Deelvraag){COUNTED}\s+(?P<labels>{LABELS}|\({LABELS}\))"
)
ANSWER_WORD = r"(?:(?:Nader a|Nadere a|Aanvullend a|A)ntwoord(?:en)?|ANTWOORD(?:EN)?)"
TO_QUESTION = (
    rf"(?:\s+(?:(?i:op)\s+)?(?:(?i:de)\s+)?(?i:vraag|vragen|deelvraag|deelvragen){COUNTED}"
    r"|\s+(?i:op)(?=\s+\d))?"
)
ANSWER_STEM = rf"{TO_QUESTION}{COUNTED}(?:\s+(?P<labels>{LABELS}|\({LABELS}\)))"
QUESTION = re.compile(rf"{QUESTION_STEM}{ASKER}\s*[.:)]?")
ANSWER = re.compile(
    rf"(?:{ANSWER_WORD}|Beantwoording|Reactie)(?:\s+van\s+{GOVERNMENT})?"
    rf"(?:{ANSWER_STEM}{ASKER}|{TO_QUESTION})\s*[.:)]?"
)
GLUED = re.compile(
    r"(?:(?P<question>V(?:ra(?:ag|gen)|RA(?:AG|GEN)))|(?:A(?:ntwoord(?:en)?|NTWOORD(?:EN)?)))"
    r"(?:op)?(?:de)?(?:vra(?:ag|gen))?"
    r"(?P<labels>\d{1,3}[a-z]?(?:(?:,en|,|en|&|t/m|[–-])\d{1,3}[a-z]?)*)[.:)]?"
)
"""A heading that lost its blanks: `Antwoordvraag1`, `Vraag4en5`."""
RUN_IN = re.compile(
    rf"(?:{QUESTION_STEM}|{ANSWER_WORD}(?:{ANSWER_STEM.replace('labels', 'answered')})?)"
    rf"{IN_BRACKETS}?(?:\s*:\s*(?=\S)|(?:\s*[.)]|\s+[–-](?=\s))?\s+(?=[A-ZÀ-Ý“„‘\"«]))"
)
"""A heading with its text behind it: `Vraag 1: Bent u …`, `Antwoord: Ja.`, `Vraag 2 Kunt u …`."""
BARE = re.compile(rf"(?P<labels>{LABELS})\s*[.:)]?")
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
MOST_LETTERS = 600
"""No heading is longer, however many labels it lists."""
RANGE = re.compile(r"(?:\bt/m\b|\btm\b|\btot en met\b|[–-])")
ONE_LABEL = re.compile(
    r"(?P<number>\d{1,4})(?:\s?(?P<letter>[a-z])(?![\w/]))?|(?<![\w/])(?P<alone>[a-z])(?![\w/])"
)
MOST_IN_RANGE = 2000


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


@dataclass(frozen=True, slots=True)
class RunIn:
    """A heading with text behind it, which begins at `end`; `closed` where a colon parts them."""

    heading: Heading
    end: int
    closed: bool


def heading(text: str) -> Heading | None:
    """Read a line that is a heading and nothing else; None for any other line."""
    text = text.strip()
    if len(text) > MOST_LETTERS:
        return None
    for side, pattern in ((Side.QUESTION, QUESTION), (Side.ANSWER, ANSWER)):
        found = pattern.fullmatch(text)
        if found:
            return Heading(side, _printed(text), labels(found["labels"] or ""))
    return _glued(text)


def stated_heading(text: str, side: Side) -> Heading | None:
    """Read the heading of what a file's format says is a question or an answer.

    Labels alone are enough. A heading of the other side is none: one of the two is wrong.
    """
    found = heading(text)
    if found is not None:
        return found if found.side is side else None
    bare = BARE.fullmatch(text.strip())
    return Heading(side, bare["labels"], labels(bare["labels"])) if bare else None


def run_in(text: str) -> RunIn | None:
    """Read the heading that a paragraph opens with, its text behind it on the same line."""
    found = RUN_IN.match(text[:MOST_LETTERS])
    opens = heading(found[0].rstrip(" –-")) if found else None
    if found is None or opens is None or found.end() == len(text):
        return None
    closed = ":" in found[0]
    return RunIn(opens, found.end(), closed=closed)


def _printed(text: str) -> str:
    return text.rstrip(".:").rstrip()


def _glued(text: str) -> Heading | None:
    """Read a heading whose blanks were lost; those between digits were not."""
    found = None if re.search(r"\d\s+\d", text) else GLUED.fullmatch("".join(text.split()))
    if found is None:
        return None
    side = Side.QUESTION if found["question"] else Side.ANSWER
    parted = re.sub(r"(en|t/m)(?=\d)", r" \1 ", found["labels"])
    return Heading(side, _printed(text), labels(parted))


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
