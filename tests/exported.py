"""A quote of a paper with every particular, for the tests of what is exported."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.cards import made_cited, made_quote
from tests.conftest import paper_of
from vraagbaak.types import (
    Chamber,
    Cited,
    Document,
    Kind,
    Measure,
    PageMarks,
    Particulars,
    Respondent,
)

URL = "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-1076.html"
TITLE = "Het «café» & 100% {vrije} toegang_tot $ijs #1 ~ ^ \\ ëïöüé"
MINISTER = Respondent("Minister", "D.M. van Weël", "Justitie en Veiligheid")


def published(**fields: object) -> Document:
    """Make a paper of the Aanhangsel that says all that such papers say."""
    paper = paper_of(Path("/papers/ah 1.pdf"), ("Waarom?", "Daarom."))
    stated: dict[str, Any] = {
        "title": TITLE,
        "kind": Kind.AANHANGSEL,
        "chamber": Chamber.HOUSE,
        "date": datetime.date(2024, 2, 5),
        "reference": "ah-tk-20232024-1076",
        "url": URL,
        "measure": Measure.POINTS,
        "particulars": Particulars(year="2023-2024", respondents=(MINISTER,)),
    }
    return replace(paper.document, **{**stated, **fields})


def cited_of(*pages: PageMarks, words: str = "Ja.\n\nNee.", **citation: object) -> Cited:
    """Make a quote on pages of the paper, two unless told."""
    marks = pages or (PageMarks(7, "9", ()), PageMarks(8, "10", ()))
    return made_cited(made_quote(words, pages=marks), **{"url": URL, **citation})
