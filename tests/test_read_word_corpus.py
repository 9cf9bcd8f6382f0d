"""The same letter read from Word and from PDF gives the same exchanges."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Measure, Paper

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
LETTERS = sorted((CORPUS / "brief-docx").glob("*.docx"))
NOT_PRINTED = re.compile(r"[\s\u00ad\u2010\u2011-]+")
"""Blanks and hyphens: lines end elsewhere."""

pytestmark = pytest.mark.skipif(not LETTERS, reason="the shared corpus is not beside us")


def units(paper: Paper) -> list[dict[str, Any]]:
    """Give what each exchange says, without blanks and hyphens."""

    def bare(text: str) -> str:
        return NOT_PRINTED.sub("", text)

    document = paper.document
    return [
        {
            "labels": each.labels,
            "label": each.label,
            "question": bare(document.cut(each.question)),
            "answer": bare(document.cut(each.answer)),
            "notes": [(note.mark, bare(note.span.of(document.text))) for note in each.footnotes],
        }
        for each in paper.exchanges
    ]


def known(paper: Paper) -> list[object]:
    """Give what the letter says of itself."""
    document = paper.document
    return [document.title, document.date, document.reference, document.particulars]


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_letter_gives_the_same_exchanges_in_word_and_in_pdf(path: Path) -> None:
    typed = segment(read(path))
    printed = segment(read(CORPUS / "brief-pdf" / f"{path.stem}.pdf"))

    assert typed.document.measure is Measure.PARAGRAPHS
    assert typed.exchanges
    assert units(typed) == units(printed)
    assert known(typed) == known(printed)
