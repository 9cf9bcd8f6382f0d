"""The numbers of papers, and where the papers are published.

A paper's number is what `Document.reference` holds: `ah-tk-20222023-2926`, `36450, nr. 6`,
`36450, C` (Eerste Kamer), `2023Z14759` (questions), `h-tk-20222023-12-3` (debates).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PUBLISHED = "https://zoek.officielebekendmakingen.nl/{}.html"
"""Where the official publications are."""

YEAR = r"\d{4}\s?[-–—/]\s?(?:\d{4}|\d{2})(?!\d)"
"""A parliamentary year: `2022–2023`, `2022/23`."""
DOSSIER = (
    r"(?<!\d)(?P<dossier>\d{2}[\s.]{0,2}\d{3})(?!\d)(?:-(?P<part>\d{2})(?!\d))?"
    r"(?:[\s-]{1,2}(?P<chapter>[IVXL]+[A-Z]?|[A-Z])(?=[\s,-]|$))?"
)
"""`36 410 VI`, `21 501-02`, `36200-XII`."""
NAME = re.compile(
    r"(?:ah|h)-(?:tk|ek)-\d{8}-\d+(?:-\d+)?(?:-n\d+)?|kv-tk-\d{4}Z\d{4,6}"
    r"|kst-(?P<dossier>\d{5}(?:-\d{2}(?=-))?)(?:-(?P<chapter>[A-Z]+)(?=-))?-(?P<item>\d+|[A-Z]{1,2})"
)
"""The name of a publication."""
QUESTIONS = re.compile(r"\d{4}Z\d{4,6}")
"""The number that the Tweede Kamer gives to questions; any other paper of its may have one too."""
KAMERSTUK = re.compile(
    r"(?P<dossier>\d{5}(?:-\d{2})?)(?: (?P<chapter>[A-Z]+))?, "
    r"(?:nr\. (?P<number>\d+)|(?P<letter>[A-Z]{1,2}))"
)
FIRST_OF_SENATE = 32500
"""Papers of the Eerste Kamer in earlier dossiers are published under names of another form."""
FIRST_YEAR = 1995
"""Earlier papers are not among the publications."""


@dataclass(frozen=True, slots=True)
class Kamerstuk:
    """A parliamentary paper's place: a dossier, such as `36410 VI`, and number or letter in it."""

    dossier: str
    item: str

    @property
    def number(self) -> str:
        """The paper's number: `36410 VI, nr. 26`; the Eerste Kamer counts in letters."""
        return f"{self.dossier}, {'nr. ' if self.item.isdigit() else ''}{self.item}"


def identifier(number: str) -> str | None:
    """Name the publication of a paper: `kst-36450-6` for `36450, nr. 6`; None if it has none."""
    found = KAMERSTUK.fullmatch(number)
    if found:
        item = found["number"] or found["letter"]
        if found["letter"] and int(found["dossier"][:5]) < FIRST_OF_SENATE:
            return None
        return "-".join(filter(None, ("kst", found["dossier"], found["chapter"], item)))
    if QUESTIONS.fullmatch(number):
        return f"kv-tk-{number}"
    return number if NAME.fullmatch(number) else None


def address(number: str) -> str | None:
    """Tell where the paper with this number is published; None if that cannot be told."""
    name = identifier(number)
    return PUBLISHED.format(name) if name else None


def number_of(name: str) -> str | None:
    """Give the paper's number for the name of its publication, the reverse of `identifier`."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    if found["dossier"]:
        return Kamerstuk(dossier(found), found["item"]).number
    return name.removeprefix("kv-tk-")


def dossier(found: re.Match[str]) -> str:
    """Write a dossier that `DOSSIER` or `NAME` found in one form: `36410 VI`, `21501-02`."""
    parts = found.groupdict()
    number = re.sub(r"[\s.]", "", parts["dossier"])
    part, chapter = parts.get("part"), parts["chapter"]
    return number + (f"-{part}" if part else "") + (f" {chapter}" if chapter else "")


def parliamentary_year(text: str) -> str | None:
    """Read the first parliamentary year in `text` as `2022-2023`; None for other pairs of years."""
    found = re.search(YEAR, text)
    if found is None:
        return None
    first, last = re.findall(r"\d+", found[0])
    following = str(int(first) + 1)
    return f"{first}-{following}" if following.endswith(last) else None
