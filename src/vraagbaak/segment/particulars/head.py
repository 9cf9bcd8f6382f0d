"""What the head of an Aanhangsel says of it."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.dates import DATE, dutch_date, opening, year_on
from vraagbaak.segment.particulars.first_words import first_words
from vraagbaak.segment.particulars.kinds import kind_of
from vraagbaak.segment.particulars.numbers import YEAR, parliamentary_year
from vraagbaak.segment.particulars.people import members, respondents
from vraagbaak.types import Chamber, Kind, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document

SERIES = re.compile(r"Aanhangsel van de Handelingen|^AH \d{1,5}\b", re.IGNORECASE)
WHO = r"(?:het lid|de leden|de heer|mevrouw) (?P<by>.{1,400}?)"
ASKED = re.compile(
    rf"Vragen van {WHO} "
    r"(?:aan (?P<to>.{1,400}?) )?(?:over|inzake|betreffende)(?: |(?=(?:de|het|een) ))"
    r"(?P<subject>.{1,800}?)[.:]? ?\([Ii]ngezonden"
)
"""A blank may have been lost at the end of a line."""
PUT_OFF = re.compile(
    rf"[Vv]ragen van {WHO} "
    r"(?:aan .{1,400}? )?over (?P<subject>.{1,800}?)(?: \(\d{4}Z ?\d+\))? kunnen (?:helaas )?niet"
)
"""How a notice of delay names questions that it does not print."""
PUT_OFF_OF = re.compile(
    r"(?:heeft|hebben) (?:het lid|de leden) (?P<by>.{1,400}?) (?:schriftelijke )?vragen gesteld"
    r" aan .{1,400}? over (?P<subject>[^.]{1,800})\."
)
GIVEN = re.compile(
    r"(?P<what>(?:(?:Nader|Gewijzigd|Hernieuwd|Aanvullend) a|A)ntwoord(?:en)?|Mededeling"
    r"|Uitstelbericht) van (?P<by>(?:de )?(?:[^()]{1,200}\([^()]{1,200}\)?|"
    r"[^()]{0,200}Minister-President[^()]{0,200})"
    r"(?:(?!\([Oo]ntvangen).){0,600}?),? ?\((?:[Oo]ntvangen|\d)"
)
RECEIVED = re.compile(rf"\((?:[Oo]ntvangen ?\(?)+(?P<date>{DATE})")
SENT = re.compile(rf"\([Ii]ngezonden (?P<date>{DATE})")
YEAR_LINE = re.compile(rf"Vergaderjaar\s+{YEAR}")
SHORT_NUMBER = re.compile(r"^AH (?P<number>\d{1,5})\b")
QUESTIONS = re.compile(r"\b(?P<year>\d{4})Z ?(?P<number>\d{5})\b")
NUMBER = re.compile(r"\d{1,5}")
OWN_NAMES = ("ah-tk-", "ah-ek-", "kv-tk-")
MASTHEAD = re.compile(r"(?P<chamber>(?:Tweede|Eerste) Kamer) der Staten-Generaal")
NEAR_OPENING = datetime.timedelta(days=21)
"""So near to the opening of a year, a date does not tell in which of two years a paper counts."""


def is_aanhangsel(document: Document, head: Sequence[Block]) -> bool:
    """Tell an Aanhangsel by the name of its series, the form of its head or its colophon.

    A letter may repeat that head above the questions that it answers.
    """
    text = first_words(head)
    named = any(line.text.startswith(OWN_NAMES) for line in document.lines)
    if named or SERIES.search(text):
        return True
    return ASKED.search(text) is not None and kind_of(document) is not Kind.LETTER


def aanhangsel(head: Sequence[Block], printed: Stated) -> Stated:
    """Read a head: askers, who answered, subject, dates; `printed` is what the colophon says."""
    text = first_words(head)
    given = GIVEN.search(text)
    asked = ASKED.search(text) or PUT_OFF.search(text) or PUT_OFF_OF.search(text)
    numbers = tuple(dict.fromkeys(f"{n['year']}Z{n['number']}" for n in QUESTIONS.finditer(text)))
    sent, received = _date(SENT, text), _date(RECEIVED, text)
    chamber = printed.chamber or _chamber(text, numbers)
    number = printed.reference or _number(head, chamber, received)
    return Stated(
        kind=_kind(given),
        title=_capital(asked["subject"]) if asked else None,
        chamber=chamber,
        date=received or sent,
        reference=number or (numbers[0] if numbers and not given else None),
        year=_year(number, head),
        question_numbers=numbers,
        sent=sent,
        received=received,
        asked_by=asked["by"] if asked else None,
        askers=members(asked["by"]) if asked else (),
        answered_by=_closed(given["by"].strip()) if given else None,
        respondents=respondents(_closed(given["by"].strip())) if given else (),
    )


def _kind(given: re.Match[str] | None) -> Kind:
    if given is None:
        return Kind.KAMERVRAGEN
    put_off = given["what"] in {"Mededeling", "Uitstelbericht"}
    return Kind.MEDEDELING if put_off else Kind.AANHANGSEL


def _closed(text: str) -> str:
    """Close a bracket that the press forgot."""
    return text + ")" * (text.count("(") - text.count(")"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _chamber(text: str, numbers: Sequence[str]) -> Chamber | None:
    named = MASTHEAD.search(text)
    if named:
        return Chamber(named["chamber"])
    # Only the Tweede Kamer numbers questions so.
    return Chamber.HOUSE if numbers else None


def _date(pattern: re.Pattern[str], text: str) -> datetime.date | None:
    found = pattern.search(text)
    return dutch_date(found["date"]) if found else None


def _year(number: str | None, head: Sequence[Block]) -> str | None:
    if number and number.startswith("ah-"):
        years = number.split("-")[2]
        return f"{years[:4]}-{years[4:]}"
    named = next((found for block in head if (found := YEAR_LINE.match(block.text))), None)
    return parliamentary_year(named[0]) if named else None


def _number(
    head: Sequence[Block], chamber: Chamber | None, received: datetime.date | None
) -> str | None:
    """Make the paper's number of year and number in the head, where the chamber is certain."""
    short = SHORT_NUMBER.match(head[0].text) if head else None
    if chamber is None or not (short or SERIES.search(first_words(head))):
        return None
    bare = (block.text for block in head if NUMBER.fullmatch(block.text) and len(block.text) > 1)
    number = short["number"] if short else next(bare, None)
    year = _year(None, head) or (_year_of(received) if short and received else None)
    if not (number and year):
        return None
    code = "tk" if chamber is Chamber.HOUSE else "ek"
    return f"ah-{code}-{year.replace('-', '')}-{number}"


def _year_of(received: datetime.date) -> str | None:
    """Tell the year of a paper by the date on which the answers were received."""
    near = abs(received - opening(received.year)) <= NEAR_OPENING
    return None if near else year_on(received)
