"""What kind of thing a question is after, and whether a text has a thing of that kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_FIGURE = re.compile(
    r"\b(?:hoeveel|hoelang|hoe (?:vaak|hoog|groot|lang|veel|oud|ver|duur|snel|zwaar|breed)"
    r"|percentage|aantal(?:len)?|bedrag|budget|kosten|kost|welk deel"
    r"|how (?:many|much|often|high|large|big|long|old|far|fast)"
    r"|what (?:percentage|share|number|amount|proportion)|(?:number|amount) of|total)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:wanneer|welke datum|(?:in )?welk jaar|hoe laat|when|what date|(?:in )?which year)\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?:what year|until when|since when|how long|hoe lang|hoelang|(?:tot|sinds|vanaf) wanneer"
    r"|date|datum|deadline)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\W*(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|kunt|kon"
    r"|konden|mag|mogen|moet|moeten|zal|zullen|zou|zouden|gaat|gaan|doet|doen|komt|komen|krijgt"
    r"|krijgen|geldt|gelden|bestaat|bestaan|klopt|werkt|werken|blijft|vindt|wil|wist|weet|steunt"
    r"|deelt|erkent|ziet|staat|houdt|neemt|loopt|laat|geeft|betaalt"
    r"|are|were|do|does|did|has|have|can|could|may|might|must|should|shall|will|would)\b",
    re.IGNORECASE,
)
_STANCE = re.compile(r"\b(?:niet|geen|nooit|niemand|onvoldoende|wel)\b", re.IGNORECASE)
_YES_OR_NO = re.compile(
    r"\W*(?:ja|nee|neen|zeker|inderdaad|klopt"
    r"|(?:dat|dit) (?:klopt|is (?:juist|correct|niet|onjuist)))\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"€|euro|%|procent|miljoen|miljard", re.IGNORECASE)
_WHO = re.compile(r"\b(?:wie|who|whom|whose)\b", re.IGNORECASE)
_DATE = re.compile(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|(?:19|20)\d\d|voorjaar|najaar|zomer|winter|kwartaal|week|weken|maand(?:en)?)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNKNOWN = re.compile(
    r"\b(?:niet bekend|onbekend"
    r"|geen (?:inzicht|cijfers|gegevens|informatie|uitspra\w+|zicht|overzicht|beeld|totaal)"
    r"|niet (?:geregistreerd|bijgehouden|onderzocht|te zeggen|beschikbaar|centraal|inzichtelijk"
    r"|aan te geven|mogelijk|in te gaan|ingaan))",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?:\n] )(?<!^)(?<!\n)\b[A-Z][a-zà-ÿ]+")


def asks_figure(question: str) -> bool:
    """Say whether a question in Dutch or English is after an amount, a share or a duration."""
    return bool(_FIGURE.search(question))


def asks_when(question: str) -> bool:
    """Say whether a question in Dutch or English is after a moment."""
    return bool(_WHEN.search(question))


def asks_moment(question: str) -> bool:
    """Say whether a question is after a moment in other words, too: until what year, how long."""
    return asks_when(question) or bool(_MOMENT.search(question))


def asks_whether(question: str) -> bool:
    """Say whether a question in Dutch or English can be answered with yes or no."""
    return bool(_WHETHER.match(question))


def asks_who(question: str) -> bool:
    """Say whether a question in Dutch or English is after a person or body."""
    return bool(_WHO.search(question))


def holds_figure(text: str, *, besides: Collection[str]) -> bool:
    """Say whether a text has a figure in digits that is no year and not one of `besides`."""
    figures = (each.strip(".,") for each in _DIGITS.findall(text))
    return any(each not in besides and not _YEAR.fullmatch(each) for each in figures)


def holds_date(text: str) -> bool:
    """Say whether a Dutch text has a moment: a month, a year, a season, a number of weeks."""
    return bool(_DATE.search(text))


def holds_amount(text: str) -> bool:
    """Say whether a Dutch text has a sum of money, a share or a large round number."""
    return bool(_AMOUNT.search(text))


def says_whether(text: str) -> bool:
    """Say whether a Dutch text denies something, or affirms it against what was thought."""
    return bool(_STANCE.search(text))


def says_yes_or_no(text: str) -> bool:
    """Say whether a Dutch text begins by saying that something is so, or is not."""
    return bool(_YES_OR_NO.match(text))


def says_unknown(text: str) -> bool:
    """Say whether a Dutch text says that something is not known or not told."""
    return bool(_UNKNOWN.search(text))


def names(text: str) -> list[str]:
    """List the words with a capital that do not begin a sentence, in order."""
    return _NAME.findall(text)
