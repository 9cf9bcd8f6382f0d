"""What a publication says of itself in its metadata."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.types import Chamber, Particulars

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vraagbaak.read.markup.parts import Element
    from vraagbaak.types import Document

IDENTIFIER = re.compile(r"\b(?:ah|kv|kst|nds)-[a-z0-9]+(?:-[A-Za-z0-9]+)*")
"""The name of a publication: `ah-tk-20232024-1314`, `kv-tk-2024Z01234`, `kst-36450-6`."""
NAMES_ITSELF = frozenset({"dc.identifier", "dcterms.identifier", "overheidop.externmetadatarecord"})
"""The last is the address of the metadata, which ends on the name; newer XML has no more."""
TITLES = ("dcterms.title", "dc.title")
YEAR = re.compile(r"\d{4}-\d{4}")
QUESTION_NUMBER = re.compile(r"\d{4}Z\d{4,6}|\d{10}")
CHAMBERS = {"tk": Chamber.HOUSE, "ek": Chamber.SENATE}


def metadata(elements: Iterable[Element]) -> dict[str, tuple[str, ...]]:
    """Collect what `meta` elements say, by their names in small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for element in elements:
        name = (element.get("name") or element.get("property") or "").strip().lower()
        said = " ".join((element.get("content") or "").split())
        if name and said:
            found[name] = (*found.get(name, ()), said)
    return found


def identifier(said: Mapping[str, tuple[str, ...]]) -> str | None:
    """Find the name of the publication."""
    values = (value for name in NAMES_ITSELF for value in said.get(name, ()))
    found = (IDENTIFIER.search(value) for value in sorted(values))
    return next((each[0] for each in found if each), None)


def title(said: Mapping[str, tuple[str, ...]]) -> str | None:
    """Give the title of the publication."""
    return next((value for name in TITLES for value in said.get(name, ())), None)


def with_metadata(document: Document, said: Mapping[str, tuple[str, ...]]) -> Document:
    """Fill in what the metadata name: chamber, dates, parliamentary year, questions.

    The name of the publication stands among the lines, from which its number is taken.
    """
    name = identifier(said)
    code = name.split("-")[1] if name else ""
    received = _date(said.get("overheidop.datumontvangst", ()))
    return replace(
        document,
        chamber=CHAMBERS.get(code),
        date=received,
        particulars=Particulars(
            year=_first(YEAR, said.get("overheidop.vergaderjaar", ())),
            question_numbers=tuple(
                number
                for value in said.get("overheidop.vraagnummer", ())
                for number in QUESTION_NUMBER.findall(value)
            ),
            sent=_date(said.get("overheidop.datumindiening", ())),
            received=received,
        ),
    )


def _first(pattern: re.Pattern[str], values: Iterable[str]) -> str | None:
    found = (pattern.search(value) for value in values)
    return next((each[0] for each in found if each), None)


def _date(values: Iterable[str]) -> datetime.date | None:
    """Read a date such as `2024-05-01`; None for what is no date."""
    for value in values:
        try:
            return datetime.date.fromisoformat(value[:10])
        except ValueError:
            continue
    return None
