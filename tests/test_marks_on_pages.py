"""The boxes of a quote hold its characters and no others: pdfium reads what lies under them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdfium2 import raw

from tests.pdf_runs import BODY, Set, column, print_runs
from vraagbaak.cite import quote
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.sentences import sentences
from vraagbaak.types import Box, Paper, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.types import Exchange, PageMarks

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
PAPERS = sorted(
    path for folder in ("jbz-raad", "aanhangsel") for path in CORPUS.glob(f"{folder}/*.pdf")
)
END_OF_LINE_HYPHEN = "\x02"
"""What pdfium makes of a hyphen that ends a line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character as pdfium finds it; x and y are its middle, from the top left corner."""

    character: str
    x: float
    y: float

    def within(self, box: Box) -> bool:
        """Tell whether its middle lies in a box."""
        return box.x0 <= self.x <= box.x1 and box.top <= self.y <= box.bottom


class Printed:
    """The characters of a PDF file, page by page."""

    def __init__(self, pdf: pypdfium2.PdfDocument) -> None:
        self._pdf = pdf
        self.glyphs = cache(self._glyphs)

    def _glyphs(self, page_number: int) -> tuple[Glyph, ...]:
        page = self._pdf[page_number - 1]
        left, _, _, top = page.get_mediabox()
        text = page.get_textpage()
        found = []
        for at in range(text.count_chars()):
            character = chr(raw.FPDFText_GetUnicode(text.raw, at))
            if not character.isspace() and not raw.FPDFText_IsGenerated(text.raw, at):
                x0, y0, x1, y1 = text.get_charbox(at, loose=True)
                shown = "-" if character == END_OF_LINE_HYPHEN else character
                found.append(Glyph(shown, (x0 + x1) / 2 - left, top - (y0 + y1) / 2))
        return tuple(found)

    def under(self, marks: Sequence[PageMarks]) -> str:
        """Read the characters under the boxes, in the order of the page."""
        return "".join(
            glyph.character
            for page in marks
            for glyph in self.glyphs(page.page_number)
            if any(glyph.within(box) for box in page.boxes)
        )


@dataclass(frozen=True, slots=True)
class Compared:
    """What lies under the marks of an answer, or of one of its sentences, and what it says."""

    where: str
    under: str
    words: str


def compared(path: Path) -> Iterator[Compared]:
    """Hold every answer of a file, and every sentence of it, against what is printed there."""
    paper = segment(read(path))
    with pypdfium2.PdfDocument(path) as pdf:
        printed = Printed(pdf)
        for each in paper.exchanges:
            yield from _compared(paper, each, printed)


def _compared(paper: Paper, exchange: Exchange, printed: Printed) -> Iterator[Compared]:
    document = paper.document
    where = f"{document.path.name}, {exchange.label or exchange.labels}"
    made = quote(document, exchange)
    yield Compared(where, printed.under(made.pages), "".join(made.text.split()))
    for span in exchange.answer:
        for part in sentences(span.of(document.text)):
            sentence = Span(span.start + part.start, span.start + part.end)
            marks = quote(document, exchange, (sentence,)).highlight_pages
            words = "".join(sentence.of(document.text).split())
            yield Compared(f"{where}, a sentence", printed.under(marks), words)


@pytest.mark.skipif(not PAPERS, reason="the shared corpus is not beside us")
def test_the_characters_under_the_marks_of_the_real_papers_are_the_quotes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers, marked, characters = 0, 0, 0
    wrong = []
    for path in PAPERS:
        for each in compared(path):
            whole = not each.where.endswith("a sentence")
            answers += whole
            marked += not whole
            characters += len(each.words) if whole else 0
            if each.under != each.words:
                wrong.append(each)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(PAPERS)} files: under the marks of {answers} answers pdfium reads their "
            f"{characters} characters and no others, and so for each of their {marked} sentences; "
            f"{len(wrong)} differ.\n"
        )
    assert [(each.where, each.under) for each in wrong] == []
    assert answers >= 90


def test_note_marks_and_words_beside_the_answer_are_not_under_its_marks(tmp_path: Path) -> None:
    first = [
        *column("Aanhangsel van de Handelingen"),
        *column("Vraag 1", "Hoe hoog is de dijk?", "Antwoord 1", y=100),
        Set(70, 150, BODY, "De dijk is hoog."),
        Set(141, 146.5, ("Helvetica", 6.0), "1"),
        Set(146, 150, BODY, "Dat blijft zo in het voor-"),
        Set(70, 162.5, BODY, "jaar en in de zomer."),
        *column("1 Een verzonnen krant.", y=790, font=("Helvetica", 7.5)),
    ]
    path = print_runs(tmp_path / "paper.pdf", first)
    found = list(compared(path))
    assert found[0].words.startswith("Dedijkishoog.Datblijftzoinhet")
    for each in found:
        assert "1" not in each.under
        assert each.under.replace("-", "") == each.words
