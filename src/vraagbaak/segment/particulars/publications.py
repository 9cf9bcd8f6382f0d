"""Papers named in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.numbers import (
    DOSSIER,
    FIRST_YEAR,
    NAME,
    YEAR,
    Kamerstuk,
    address,
    dossier,
    number_of,
    parliamentary_year,
)
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

ANCHOR = (
    r"(?:(?<![^\W\d])(?:[Kk]amer-?\s?stuk(?:ken|nummers?)?|[Aa]anhangsel|Handelingen"
    r"|(?:Tweede|Eerste)\s+Kamer|(?:TK|EK)\b|[Vv]erga-?\s?derjaar))"
)
"""The number of a note may be glued to the word."""
TOKEN = rf"(?:{ANCHOR}|(?:van\s+de|bij\s+de|der(?:\s+Staten-Generaal)?)\b|(?:II|ll|I)\b|{YEAR})"
OPENING = re.compile(rf"{ANCHOR}(?:[,;:()]?\s*{TOKEN})*[,:)]?\s*|(?<=\()(?=\d)")
"""What stands before the number: `Kamerstukken II 2022/23, `, or a bracket."""
ITEM = r"(?P<item>\d{1,4}(?![\d/]|[-–—]\d)|[A-Z]{1,2}(?!\w))"
NUMBERED = r"(?:(?P<nr>nrs|nummers|nr|nummer|no)\b[.,]?\s*)"
PLACE = re.compile(rf"{DOSSIER}(?:\s?,?\s?{NUMBERED}|-(?=\d)|,\s?(?=[A-Z]{{1,2}}(?!\w))){ITEM}")
"""A dossier with number or letter: `36 410 VI, nr. 26`, `36200-XII-60`, `36 373, H`."""
IN_YEAR = re.compile(rf"{NUMBERED}{ITEM}")
JOINED = r"\s?(?:,\s?en|[,;]|en|t/m|alsmede)\s?"
NEXT_PLACE = re.compile(rf"{JOINED}{PLACE.pattern}")
NEXT_ITEM = re.compile(rf"{JOINED}(?:nr\.?\s?)?{ITEM}")
NEXT_NUMBERED = re.compile(rf"{JOINED}nr\.?\s?{ITEM}")
YEAR_BEHIND = re.compile(rf"(?:,\s?|\s?\()(?:[Vv]ergaderjaar\s)?{YEAR}")
SITTING = re.compile(r"nr\.?\s?(?P<sitting>\d{1,3}),?\s?item\s?(?P<item>\d{1,3})(?!\d)")
SENATE = re.compile(r"\bI\b|\bEK\b|Eerste\s+Kamer")


@dataclass(frozen=True, slots=True)
class Published:
    """A place in a text that names a published paper; `paper` has the form of a paper's number.

    Where one mention names several papers, each but the first has the place of its number alone.
    """

    span: Span
    paper: str
    url: str


@dataclass(frozen=True, slots=True)
class _Named:
    """A paper's number and its place."""

    start: int
    end: int
    number: str


def published(text: str) -> tuple[Published, ...]:
    """Find the papers that a text names and whose publication can be told from that, in order."""
    named = sorted((*_by_name(text), *_by_number(text)), key=lambda each: each.start)
    return tuple(
        Published(Span(each.start, each.end), each.number, url)
        for each in named
        if (url := address(each.number))
    )


def _by_name(text: str) -> Iterator[_Named]:
    for found in re.finditer(rf"(?<![\w-])(?:{NAME.pattern})(?![\w-])", text):
        if number := number_of(found[0]):
            yield _Named(found.start(), found.end(), number)


def _by_number(text: str) -> Iterator[_Named]:
    for opening in OPENING.finditer(text):
        words = opening[0].lower()
        if "aanhangsel" in words:
            yield from _supplements(text, opening)
        elif "handelingen" in words:
            yield from _debates(text, opening)
        else:
            yield from _kamerstukken(text, opening)


def _supplements(text: str, opening: re.Match[str]) -> Iterator[_Named]:
    """Find papers of the Aanhangsel, of one year and chamber."""
    first = IN_YEAR.match(text, opening.end())
    if first is None or not first["item"].isdigit():
        return
    items = [first, *_following(text, first)]
    behind = YEAR_BEHIND.match(text, items[-1].end())
    year = parliamentary_year(opening[0]) or (parliamentary_year(behind[0]) if behind else None)
    if year is None or int(year[:4]) < FIRST_YEAR:
        return
    for at, item in enumerate(items):
        start = item.start("item") if at else opening.start()
        number = f"ah-{_chamber(opening[0])}-{year.replace('-', '')}-{item['item']}"
        yield _Named(start, item.end(), number)


def _debates(text: str, opening: re.Match[str]) -> Iterator[_Named]:
    """Find an item of a sitting, which only newer publications have."""
    found, year = SITTING.match(text, opening.end()), parliamentary_year(opening[0])
    if found and year:
        place = f"{year.replace('-', '')}-{found['sitting']}-{found['item']}"
        yield _Named(opening.start(), found.end(), f"h-{_chamber(opening[0])}-{place}")


def _kamerstukken(text: str, opening: re.Match[str]) -> Iterator[_Named]:
    place = PLACE.match(text, opening.end())
    year = re.search(YEAR, opening[0])
    if place is None or (year and int(year[0][:4]) < FIRST_YEAR):
        return
    if not (opening[0] or place["nr"] or place["chapter"]):
        # A bracket alone does not tell a dossier from another number.
        return
    start = opening.start()
    while place is not None:
        name = dossier(place)
        yield _Named(start, place.end(), Kamerstuk(name, place["item"]).number)
        last = place
        for item in _following(text, place):
            yield _Named(item.start("item"), item.end(), Kamerstuk(name, item["item"]).number)
            last = item
        place = NEXT_PLACE.match(text, last.end())
        start = place.start("dossier") if place else 0


def _following(text: str, first: re.Match[str]) -> Iterator[re.Match[str]]:
    """Find the numbers behind the first: `nrs. 758 en 1095`, `nr. 5, nr. 6 en 7`."""
    pattern = NEXT_ITEM if (first["nr"] or "").endswith("s") else NEXT_NUMBERED
    following = pattern.match(text, first.end())
    while following is not None and not NEXT_PLACE.match(text, following.start()):
        yield following
        following = NEXT_ITEM.match(text, following.end())


def _chamber(words: str) -> str:
    return "ek" if SENATE.search(words) else "tk"
