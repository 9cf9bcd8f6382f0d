"""The bibliographic record of a paper that a quote stands in, for reference managers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.cite.citation import AANHANGSEL_ID, KIND_TITLES
from vraagbaak.types import Chamber, Kind, Language, Measure

if TYPE_CHECKING:
    import datetime

    from vraagbaak.types import Cited, Document

_INITIALS = re.compile(r"(?P<given>(?:\w{1,2}\.\s?)+)\s*(?P<family>\S.*)")
_PARTICLE = re.compile(r"(?P<particle>(?:[a-z'’]+\s)+)(?P<family>\S.*)")
_WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Author:
    """Who answered: a person, or with no more than `family` a person or body by one name.

    `particle` is what stands before a family name: `van`, `de`.
    """

    family: str
    given: str = ""
    particle: str = ""

    @property
    def inverted(self) -> str:
        """The name with the family name in front: `van Weel, D.M.`."""
        family = f"{self.particle} {self.family}".strip()
        return f"{family}, {self.given}" if self.given else family


@dataclass(frozen=True, slots=True)
class Record:
    """A paper, and where the quote stands in it; what the paper does not say is None or empty.

    `pages` are those of the quote, as printed on the page if they are, else those of the file.
    `note` is the citation in words.
    """

    key: str
    title: str
    authors: tuple[Author, ...]
    genre: str
    series: str
    number: str | None
    institution: str | None
    date: datetime.date | None
    url: str | None
    pages: tuple[str, ...]
    label: str
    note: str
    file: str
    file_sha256: str
    quote_sha256: str


def record(document: Document, cited: Cited, language: Language) -> Record:
    """Make the record of a quote's paper; only its note is in `language`, the rest as printed."""
    citation = cited.citation
    official = AANHANGSEL_ID.fullmatch(document.reference or "")
    return Record(
        key=f"vraagbaak-{citation.exchange_id}",
        title=" ".join(document.title.split()),
        authors=_authors(document),
        genre=_genre(document.kind),
        series=_series(document),
        number=official["number"] if official else document.reference,
        institution=f"{document.chamber.value} der Staten-Generaal" if document.chamber else None,
        date=document.date,
        url=citation.url if citation.url and citation.url.startswith(_WEB) else None,
        pages=_pages(document, cited),
        label=citation.label,
        note=citation.text_nl if language is Language.DUTCH else citation.text_en,
        file=document.path.name,
        file_sha256=document.sha256,
        quote_sha256=cited.quote.sha256,
    )


def _authors(document: Document) -> tuple[Author, ...]:
    """Name those who answered; where no name is printed, the phrase that says who did."""
    names = [each.name for each in document.particulars.respondents if each.name]
    if names:
        return tuple(_author(" ".join(name.split())) for name in names)
    return (Author(document.answered_by),) if document.answered_by else ()


def _author(name: str) -> Author:
    initials = _INITIALS.fullmatch(name)
    if initials is None:
        return Author(name)
    given, family = initials["given"].strip(), initials["family"]
    if particle := _PARTICLE.fullmatch(family):
        return Author(particle["family"], given, particle["particle"].strip())
    return Author(family, given)


def _genre(kind: Kind) -> str:
    if kind is Kind.OTHER:
        return ""
    return KIND_TITLES.get(kind, kind.value.capitalize())


def _series(document: Document) -> str:
    chamber = document.chamber
    year = document.particulars.year
    if official := AANHANGSEL_ID.fullmatch(document.reference or ""):
        chamber = Chamber.HOUSE if official["chamber"] == "tk" else Chamber.SENATE
        year = f"{official['from']}-{official['to']}"
    if year is None:
        return ""
    years = f"vergaderjaar {year.replace('-', '–')}"
    return f"{chamber.value}, {years}" if chamber else years


def _pages(document: Document, cited: Cited) -> tuple[str, ...]:
    if document.measure is not Measure.POINTS:
        return ()
    marks = cited.quote.pages
    printed = [mark.printed for mark in marks if mark.printed]
    # A mix of printed and counted numbers would name a page that nobody finds.
    if len(printed) == len(marks):
        return tuple(printed)
    return tuple(str(mark.page_number) for mark in marks)
