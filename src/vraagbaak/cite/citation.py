"""Say in words where an answer stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.cite.labels import answer_name
from vraagbaak.cite.marks import inked
from vraagbaak.segment.particulars.dates import MONTHS
from vraagbaak.types import Chamber, Citation, Kind, Language, Measure

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from vraagbaak.types import Document, Exchange


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of a citation in one language."""

    page: str
    pages: str
    of_file: str
    printed: str
    line: str
    lines: str
    paragraph: str
    paragraphs: str
    characters: str
    file: str
    months: tuple[str, ...]


_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WORDS = {
    Language.DUTCH: Words(
        page="p.",
        pages="p.",
        of_file="van het bestand",
        printed="gedrukt",
        line="regel",
        lines="regel",
        paragraph="alinea",
        paragraphs="alinea",
        characters="tekens",
        file="bestand",
        months=MONTHS,
    ),
    Language.ENGLISH: Words(
        page="p.",
        pages="pp.",
        of_file="of the file",
        printed="printed",
        line="line",
        lines="lines",
        paragraph="paragraph",
        paragraphs="paragraphs",
        characters="characters",
        file="file",
        months=_ENGLISH_MONTHS,
    ),
}
KIND_TITLES = {
    Kind.AANHANGSEL: "Aanhangsel van de Handelingen",
    Kind.SCHRIFTELIJK_OVERLEG: "Schriftelijk overleg",
    Kind.MEDEDELING: "Mededeling",
}
_LONG_LINE = 1000
"""In a line of more characters nobody finds an answer by the line's number."""
AANHANGSEL_ID = re.compile(r"ah-(?P<chamber>[te]k)-(?P<from>\d{4})(?P<to>\d{4})-(?P<number>\w+)")
"""The id of a paper of the Aanhangsel among the official publications."""
_CHAMBERS = {"tk": Chamber.HOUSE.value, "ek": Chamber.SENATE.value}


def cite(document: Document, exchange: Exchange) -> Citation:
    """Cite the answer of `exchange`; what the document does not say is left out."""
    return Citation(
        document_id=document.id,
        exchange_id=exchange.id,
        file=document.path.name,
        title=document.title,
        label=exchange.label,
        text_nl=_text(document, exchange, Language.DUTCH),
        text_en=_text(document, exchange, Language.ENGLISH),
        date=document.date,
        reference=document.reference,
        url=document.url,
    )


def date_in_words(date: datetime.date, language: Language) -> str:
    """Write a date out: '17 december 2021'."""
    return f"{date.day} {WORDS[language].months[date.month - 1]} {date.year}"


def _text(document: Document, exchange: Exchange, language: Language) -> str:
    source = _source(document)
    parts = [
        answer_name(exchange, language),
        f"in: {source}" if source else "",
        date_in_words(document.date, language) if document.date else "",
        _place(document, exchange, WORDS[language]),
        f"{WORDS[language].file} {document.path.name}",
    ]
    return ", ".join(part for part in parts if part) + "."


def _source(document: Document) -> str:
    """Name the document by its title and reference, each once, the kind standing in for a title."""
    title = " ".join(document.title.split()).rstrip(" .,:;")
    if title.casefold() in {document.path.name.casefold(), document.path.stem.casefold()}:
        title = ""
    reference = _reference(document)
    if not title:
        kind = KIND_TITLES.get(document.kind, "")
        title = "" if kind.casefold() in reference.casefold() else kind
    if not title or reference.casefold() in title.casefold():
        return title or reference
    return f"{title} ({reference})"


def _reference(document: Document) -> str:
    """Give the reference; the official publications' own id of an Aanhangsel is written out."""
    reference = " ".join((document.reference or "").split()).rstrip(" .,:;")
    series = KIND_TITLES[Kind.AANHANGSEL]
    if official := AANHANGSEL_ID.fullmatch(reference):
        chamber = _CHAMBERS[official["chamber"]]
        year = f"vergaderjaar {official['from']}–{official['to']}"
        return f"{series}, {chamber}, {year}, nr. {official['number']}"
    if document.kind is Kind.AANHANGSEL and reference and "aanhangsel" not in reference.casefold():
        return f"{series}, {reference}"
    return reference


def _place(document: Document, exchange: Exchange, words: Words) -> str:
    if document.measure is Measure.CELLS and len(document.pages) <= 1:
        place = _rows(document, exchange, words.line, words.lines)
        return f"{place}{_characters(document, exchange, words)}"
    if document.measure is Measure.PARAGRAPHS:
        return _rows(document, exchange, words.paragraph, words.paragraphs)
    if not exchange.pages:
        return ""
    numbers = [str(page) for page in exchange.pages]
    noun = words.page if len(numbers) == 1 else words.pages
    place = f"{noun} {_range(numbers, consecutive=_consecutive(exchange.pages))}"
    by_number = {page.number: page.printed for page in document.pages}
    printed = [label for page in exchange.pages if (label := by_number.get(page))]
    if len(printed) < len(numbers) or printed == numbers:
        return place
    span = _range(printed, consecutive=_consecutive(exchange.pages))
    return f"{place} {words.of_file} ({words.printed}: {span})"


def _rows(document: Document, exchange: Exchange, one: str, more: str) -> str:
    """Number the rows in which the answer stands, lines or paragraphs, from 1."""
    tops = document.chars.boxes[inked(document, exchange.answer), 1]
    if not len(tops):
        return ""
    first, last = int(tops.min()) + 1, int(tops.max()) + 1
    return f"{one} {first}" if first == last else f"{more} {first}–{last}"


def _characters(document: Document, exchange: Exchange, words: Words) -> str:
    """Say where in its line an answer stands, if that line is too long to look through."""
    boxes = document.chars.boxes[inked(document, exchange.answer)]
    if not len(boxes) or np.ptp(boxes[:, 1]) or boxes[:, 2].max() <= _LONG_LINE:
        return ""
    first, last = int(boxes[:, 0].min()) + 1, int(boxes[:, 2].max())
    return f", {words.characters} {first}–{last}"


def _consecutive(pages: Sequence[int]) -> bool:
    return list(pages) == list(range(pages[0], pages[0] + len(pages)))


def _range(numbers: Sequence[str], *, consecutive: bool) -> str:
    if consecutive and len(numbers) > 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(numbers)
