"""What the head of an Aanhangsel says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.dates import DATE, dutch_date
from vraagbaak.segment.particulars.numbers import address
from vraagbaak.types import Chamber, Kind, Role

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document

SERIES = re.compile(r"Aanhangsel van de Handelingen|^AH \d{1,5}\b", re.IGNORECASE)
ASKED = re.compile(
    r"Vragen van (?:het lid|de leden|de heer|mevrouw) (?P<by>.+?) (?:aan (?P<to>.+?) )?"
    r"(?:over|inzake|betreffende) (?P<subject>.+?)\.? ?\([Ii]ngezonden"
)
GIVEN = re.compile(
    r"(?P<what>(?:(?:Nader|Gewijzigd|Hernieuwd|Aanvullend) a|A)ntwoord(?:en)?|Mededeling"
    r"|Uitstelbericht) van (?P<by>(?:de )?(?:[^()]+\([^()]+\)?|[^()]*Minister-President[^()]*)"
    r"(?:(?!\([Oo]ntvangen).)*?),? ?\((?:[Oo]ntvangen|\d)"
)
RECEIVED = re.compile(rf"\((?:[Oo]ntvangen ?\(?)+(?P<date>{DATE})")
YEAR = re.compile(r"[Vv]ergaderjaar (?P<from>\d{4})\s*[–-]\s*(?P<to>\d{4}|\d{2})")
PAPER = re.compile(r"ah-(?P<chamber>tk|ek)-(?P<year>\d{8})-(?P<number>\d+)(?:-\w+)?")
NUMBER = re.compile(r"\d{1,5}")


@dataclass(frozen=True, slots=True)
class _Number:
    """A paper's number in the series, and the chamber."""

    reference: str
    chamber: Chamber


def is_aanhangsel(document: Document, head: Sequence[Block]) -> bool:
    """Tell an Aanhangsel by the name of its series or the form of its head."""
    text = _text(head)
    return bool(SERIES.search(text) or ASKED.search(text) or _number(document, head))


def with_head(document: Document, head: Sequence[Block]) -> Document:
    """Fill in what the head says: number, askers, who answered, subject, date."""
    text = _text(head)
    asked, given = ASKED.search(text), GIVEN.search(text)
    number = _number(document, head)
    return replace(
        document,
        kind=_kind(given),
        title=_capital(asked["subject"]) if asked else document.title,
        chamber=number.chamber if number else _chamber(text),
        date=_date(text),
        reference=number.reference if number else None,
        url=address(number.reference) if number else None,
        asked_by=asked["by"] if asked else None,
        answered_by=_closed(given["by"].strip()) if given else None,
    )


def _kind(given: re.Match[str] | None) -> Kind:
    if given is None:
        return Kind.KAMERVRAGEN
    put_off = given["what"] in {"Mededeling", "Uitstelbericht"}
    return Kind.MEDEDELING if put_off else Kind.AANHANGSEL


def _closed(text: str) -> str:
    """Close a bracket that the press forgot."""
    return text + ")" * (text.count("(") - text.count(")"))


def _text(head: Sequence[Block]) -> str:
    return " ".join(block.text for block in head)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _chamber(text: str) -> Chamber | None:
    return next((chamber for chamber in Chamber if chamber.value in text), None)


def _date(text: str) -> datetime.date | None:
    received = RECEIVED.search(text)
    return dutch_date(received["date"]) if received else None


def _number(document: Document, head: Sequence[Block]) -> _Number | None:
    """Take the paper's number from the colophon, else from year and number in the head."""
    for line in document.lines:
        found = PAPER.fullmatch(line.text) if line.role is not Role.BODY else None
        if found:
            chamber = Chamber.HOUSE if found["chamber"] == "tk" else Chamber.SENATE
            return _Number(line.text, chamber)
    year = YEAR.search(_text(head))
    bare = [block.text for block in head if NUMBER.fullmatch(block.text) and len(block.text) > 1]
    chamber_named = _chamber(_text(head))
    if not (year and bare and chamber_named and SERIES.search(_text(head))):
        return None
    code = "tk" if chamber_named is Chamber.HOUSE else "ek"
    years = year["from"] + year["from"][: 4 - len(year["to"])] + year["to"]
    return _Number(f"ah-{code}-{years}-{bare[0]}", chamber_named)
