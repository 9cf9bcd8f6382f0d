"""What a letter of the Algemene Rekenkamer says of itself, read from paper by a machine or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.dates import DATE, dutch_date
from vraagbaak.segment.particulars.first_words import first_words
from vraagbaak.types import Chamber, Kind, Respondent, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block

COURT = "Algemene Rekenkamer"
SENDER = re.compile(r"(?:www\W|[@©])rekenkamer\W|\bvoorlichting[@©]rekenkamer", re.IGNORECASE)
SUBJECT_LABEL, DATE_LABEL, OWN_LABEL, THEIR_LABEL, ANNEX_LABEL = (
    " ?".join(label) for label in ("betreft", "datum", "onskenmerk", "uwkenmerk", "bijlage")
)
"""The labels, which some letters space out: `D A T U M`."""
DATED = re.compile(rf"\b(?:{DATE_LABEL}|[vp]atum|d\.?d\.?):? (?P<date>{DATE})", re.IGNORECASE)
"""A machine that reads paper may take the large first letter of a label for another one."""
SUBJECT = re.compile(rf"\b(?:{SUBJECT_LABEL}|[sr]etre(?:ft|rt|rr)):? (?P<title>.+)", re.IGNORECASE)
HEADLINE = re.compile(r"Beantwoording (?:van )?vra.+?(?= Algemene? Reke)")
END = re.compile(
    rf" (?:/ )?(?:Geachte|Hierbij|(?:{OWN_LABEL}|{THEIR_LABEL}|{DATE_LABEL})\b"
    rf"|(?:{ANNEX_LABEL})(?:\(n\)|N?\b(?! bij))|BEZORGEN|PERSOONLIJK|Postbus|Lange Voorhout"
    r"|(?:De )?Voorzitter van|\d{1,2}/\d{1,2}\b|\d{2}xx\b)",
    re.IGNORECASE,
)
KENMERK = re.compile(rf"\b{OWN_LABEL}:? (?P<value>\d{{7,8}}(?: R(?![a-z]))?)", re.IGNORECASE)
LONGEST_TITLE = 400
ADDRESSEE = re.compile(r"(?P<chamber>Tweede|Eerste) Kamer")


def is_audit_letter(head: Sequence[Block]) -> bool:
    """Tell a letter of the Algemene Rekenkamer by its address."""
    return SENDER.search(first_words(head)) is not None


def audit_letter(head: Sequence[Block]) -> Stated:
    """Read date, subject, kenmerk and chamber from the head of the letter."""
    text = " ".join(first_words(head).split())
    dated, numbered = DATED.search(text), KENMERK.search(text)
    chamber = ADDRESSEE.search(text)
    return Stated(
        kind=Kind.COURT_OF_AUDIT,
        title=_title(text),
        date=dutch_date(dated["date"]) if dated else None,
        kenmerk=numbered["value"] if numbered else None,
        chamber=Chamber(chamber[0]) if chamber else None,
        respondents=(Respondent(COURT),),
    )


def _title(text: str) -> str | None:
    subject, headline = SUBJECT.search(text), HEADLINE.search(text)
    for printed in (subject["title"] if subject else "", headline[0] if headline else ""):
        end = END.search(f"{printed} Geachte")
        title = printed[: end.start()] if end else ""
        if title and len(title) <= LONGEST_TITLE:
            return title.strip(" .")
    return None
