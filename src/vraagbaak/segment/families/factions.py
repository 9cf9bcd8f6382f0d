"""The factions named in a text, and how paragraphs of theirs begin."""

from __future__ import annotations

import re

NAME = (
    r"(?:Partij van de Arbeid|Partij voor de Dieren|Forum voor Democratie|Groep [Vv]an \w+"
    r"|(?!(?:De|Het|Een|Deze|En|Ook)\s)[A-Z\d][\w’'&./]{0,40}(?:-[A-Z\d][\w’'&./]{0,40}){0,4}(?:\s(?!Kamer)[A-Z]\w+){0,3})"
)
JOINT = r"(?:,\s+en\s+|,\s+|\s+en\s+|\s+alsmede\s+)(?:van\s+)?(?:(?:de|het)\s+)?"
LIST = rf"{NAME}(?:(?:-?\s?fractie|-)?{JOINT}{NAME}){{0,20}}"
GROUPS = re.compile(
    rf"\b(?P<before>{LIST})(?:-\s?|\s)fracties?\b"
    rf"|\b[Ff]racties?(?:\s+van\s+|\s+|-)(?:(?:de|het)\s+)?(?P<behind>{LIST})"
    rf"|\b[Ll]eden\s+van\s+(?:(?:de|het)\s+)?(?P<members>(?!(?:Tweede|Eerste)?\s?Kamer|Staten){LIST})"
    rf"|\b[Hh]et\s+lid\s+(?P<member>{NAME})"
)
OF_OTHERS = re.compile(
    r"(?:vraag|vragen|vraagstelling|opmerkingen?|inbreng|motie|amendement|bijdrage)\s+van\s+"
    r"(?:(?:de\s+)?leden\s+van\s+)?(?:(?:de|het)\s+)?(?:fracties?\s+van\s+)?(?:(?:de|het)\s+)?$"
)
"""Words before factions that are spoken of: they do not ask here."""
PARTED = re.compile(rf"(?:-?\s?fracties?|-)?{JOINT}")
MEMBERS = r"(?:aan het woord zijnde\s+)?(?:leden|fracties?|lid)\b"
OPENERS = (
    r"(?:En|Ook|Verder|Voorts|Tevens|Daarnaast|Vervolgens|Tot slot|Ten slotte|Tenslotte"
    r"|Allereerst|Hierbij|Daarbij|Zo|Graag)\s+"
)
SPEAKS = re.compile(
    rf"(?:De|Deze|Dit|Het)\s+(?:{MEMBERS})|(?:De|Het)\s+[\w-]+-fractie\b"
    rf"|(?:{OPENERS})?(?:\w+\s+)?(?:ook\s+)?"
    r"(?:vragen|vraagt|willen|wil|vinden|constateren|lezen|zouden|hebben|merken|zien|ontvangen"
    rf"|vernemen|horen|wijzen|verzoeken|stellen)\s+(?:de|deze|dit|het)\s+(?:{MEMBERS})",
)
"""How a paragraph of a faction begins."""


def factions(text: str) -> tuple[str, ...]:
    """List the factions that speak in `text`, in their order, each once."""
    found: list[str] = []
    for match in GROUPS.finditer(text):
        if not OF_OTHERS.search(text[: match.start()]):
            named = next(filter(None, match.groups()))
            found += [name.removesuffix("-fractie") for name in PARTED.split(named)]
    return tuple(dict.fromkeys(found))


def listed(names: tuple[str, ...]) -> str | None:
    """Join names as Dutch does: `VVD, D66 en CDA`; None if there are none."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no joining
        return next(iter(names), None)
    return f"{', '.join(names[:-1])} en {names[-1]}"
