"""What the head of a letter says of it: subject, date, kenmerk, who asked and who answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.dates import DATE, dutch_date
from vraagbaak.segment.particulars.first_words import first_words
from vraagbaak.segment.particulars.people import members, respondents
from vraagbaak.segment.particulars.signature import signatories
from vraagbaak.segment.particulars.subject import subject
from vraagbaak.types import Chamber, Role, Stated

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document, Respondent

DATED = re.compile(rf"\bDatum:?\s*(?P<date>{DATE})", re.IGNORECASE)
KENMERK = re.compile(
    r"(?:(?:Ons|Onze)\s+)?(?:kenmerk|referentie)\s*:?\s*(?P<value>.*)", re.IGNORECASE
)
KENMERK_IN_TEXT = re.compile(
    r"\b(?:(?:Ons|Onze)\s+(?:kenmerk|referentie)|(?-i:Kenmerk)):?\s+"
    r"(?P<value>[\w./-]*\d[\w./-]*(?: R\b)?)",
    re.IGNORECASE,
)
VALUE = re.compile(r"(?=.*\d)[\w./ –-]+")
LONGEST_VALUE = 50
ADDRESSEE = re.compile(
    r"[Vv]oorzitter\s+(?:van\s+|der\s+)?(?:de\s+)?(?P<chamber>Tweede|Eerste)\s+Kamer"
    r"|(?P<named>Tweede|Eerste)\s+Kamer\s+der\s+Staten-\s?Generaal"
)
QUESTIONS = re.compile(r"\b(?P<year>\d{4})Z ?(?P<number>\d{5})\b")
LETTER_OF = re.compile(
    rf"\bbrief\s+van\s+(?P<date>{DATE}),?\s+(?:met\s+kenmerk\s+|nr\.?\s+|kenmerk\s+)?\d{{4}}Z"
)
SENT = re.compile(rf"[Ii]ngezonden\s+(?:op\s+)?(?P<date>{DATE})")
ASKED = re.compile(
    r"vragen\s+(?:van\s+)?(?:(?:het\s+)?(?:Kamerlid|lid)|de\s+(?:Kamerleden|leden|heer)|mevrouw)\s+"
    r"(?P<by>(?:[^().:;?]{2,60}?\([^()]{1,40}\)(?:\s*,\s*(?:en\s+)?|\s+en\s+)?)+)"
)
IN_LETTER = re.compile(rf"\bde\s+{ASKED.pattern}")
JOINED = re.compile(r"[ ,]*(?:\ben)?[ ,]*$")
ANSWERS = re.compile(
    r"(?:Antwoorden|Beantwoording)\s+van\s+(?P<by>de\s+.{5,200}?)\s+(?:op|over)\s+(?:de\s+)?"
    r"(?:\w+\s+)?(?:[Kk]amer)?vragen"
)
CHAMBERS = {"Tweede": Chamber.HOUSE, "Eerste": Chamber.SENATE}
FIRST_PAGES = 3


def letterhead(document: Document, head: Sequence[Block]) -> Stated:
    """Read a letter's head and its signature; `head` is what stands above the first question."""
    text = first_words(head)
    about = subject(document)
    asked = _asked(about, text)
    numbers = tuple(dict.fromkeys(f"{n['year']}Z{n['number']}" for n in QUESTIONS.finditer(text)))
    return Stated(
        title=about,
        date=_date(document, text),
        chamber=_chamber(text, numbers),
        kenmerk=kenmerk(document, text),
        question_numbers=numbers,
        sent=_first_date(LETTER_OF, text) or _first_date(SENT, text),
        asked_by=asked,
        askers=members(asked) if asked else (),
        respondents=signatories(document) or _heading(text),
    )


def kenmerk(document: Document, text: str) -> str | None:
    """Find the sender's own reference, beside or under its label; `-` is none."""
    for value in _values(document):
        if len(value) <= LONGEST_VALUE and VALUE.fullmatch(value):
            return value
    found = KENMERK_IN_TEXT.search(text)
    return found["value"].rstrip(".") if found else None


def _values(document: Document) -> Iterator[str]:
    lines = [line for line in document.lines if line.page_number <= FIRST_PAGES]
    # The first pages may hold pictures alone: then there is no line, and one too many behind it.
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        found = KENMERK.fullmatch(line.text.strip())
        if found is None:
            continue
        if found["value"]:
            yield found["value"]
        elif following is not None and following.role is line.role:
            yield following.text.strip()


def _date(document: Document, text: str) -> datetime.date | None:
    margins = "\n".join(
        line.text
        for line in document.lines
        if line.role in {Role.SIDE, Role.HEADER} and line.page_number <= FIRST_PAGES
    )
    return _first_date(DATED, text) or _first_date(DATED, margins)


def _first_date(pattern: re.Pattern[str], text: str) -> datetime.date | None:
    found = pattern.search(text)
    return dutch_date(found["date"]) if found else None


def _chamber(text: str, numbers: Sequence[str]) -> Chamber | None:
    found = ADDRESSEE.search(text)
    if found:
        return CHAMBERS[found["chamber"] or found["named"]]
    # Only the Tweede Kamer numbers questions so.
    return Chamber.HOUSE if numbers else None


def _asked(about: str | None, text: str) -> str | None:
    # The letter itself names them with more care than its subject does.
    found = IN_LETTER.search(text) or ASKED.search(text) or ASKED.search(about or "")
    return JOINED.sub("", " ".join(found["by"].split())) if found else None


def _heading(text: str) -> tuple[Respondent, ...]:
    found = ANSWERS.search(text)
    return respondents(found["by"]) if found else ()
