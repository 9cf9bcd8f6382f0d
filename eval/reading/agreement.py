"""Hold the words of answers against another program's extraction of the same pages.

pdfium reads the characters of a page by itself. What it finds within the bounds of an answer is
compared with the answer: between the first and the last of its lines on a page nothing may be
missing, and nothing may be there too much, but for what the reader sets apart on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from vraagbaak.types import Measure, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from vraagbaak.types import Box, Document, Exchange, Paper

SLACK = 1.0
"""Points around a line that belong to it."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A stretch of an answer that differs: letters only in the file, and only in the quote."""

    file: str
    label: str
    page_number: int
    missing: str
    extra: str


@dataclass(frozen=True, slots=True)
class TextAgreement:
    """How many answers of PDF files were held against pdfium, and where some differ."""

    answers: int
    differing: int
    disagreements: tuple[Disagreement, ...]

    @property
    def exact(self) -> float:
        """The fraction of answers whose letters and digits agree exactly."""
        return 1 - self.differing / self.answers if self.answers else 1.0


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter or digit as pdfium finds it; x and y are its middle, from the top left corner."""

    text: str
    x: float
    y: float


class _Sheets:
    """The letters of the pages of a PDF file, read by pdfium when first needed."""

    def __init__(self, pdf: pypdfium2.PdfDocument) -> None:
        self._pdf = pdf
        self.letters = cache(self._read)

    def _read(self, page_number: int) -> tuple[_Letter, ...]:
        page = self._pdf[page_number - 1]
        text = page.get_textpage()
        left, _, _, top = page.get_mediabox()
        found = []
        for at in range(text.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(text.raw, at))
            if letter.isalnum():
                x0, y0, x1, y1 = text.get_charbox(at, loose=True)
                found.append(_Letter(letter, (x0 + x1) / 2 - left, top - (y0 + y1) / 2))
        return tuple(found)


def text_agreement(papers: Mapping[Path, Paper]) -> TextAgreement:
    """Compare the answers of those papers that are PDF files."""
    answers, differing = 0, 0
    found: list[Disagreement] = []
    for path, paper in papers.items():
        if paper.document.measure is not Measure.POINTS:
            continue
        with pypdfium2.PdfDocument(path) as pdf:
            sheets = _Sheets(pdf)
            for exchange in paper.exchanges:
                own = list(_of_exchange(paper.document, exchange, sheets))
                found += own
                differing += bool(own)
        answers += len(paper.exchanges)
    return TextAgreement(answers, differing, tuple(found))


def _of_exchange(document: Document, exchange: Exchange, sheets: _Sheets) -> Iterator[Disagreement]:
    for span in exchange.answer:
        pages = document.chars.pages[span.start : span.end]
        for number in sorted({int(each) for each in pages if each}):
            own = [at + span.start for at, each in enumerate(pages) if each == number]
            differences = _differences(document, own, sheets.letters(number))
            for missing, extra in differences:
                label = exchange.label or " ".join(exchange.labels)
                yield Disagreement(document.path.name, label, number, missing, extra)


def _differences(
    document: Document, own: Sequence[int], letters: Sequence[_Letter]
) -> Iterator[tuple[str, str]]:
    """Give each stretch that only the page has, or only the answer; note marks are no difference.

    `own` are the offsets of the answer's characters on the page.
    """
    ours = [letter for at in own for letter in document.text[at] if letter.isalnum()]
    number = int(document.chars.pages[own[0]])
    there = [each.text for each in _within(document, own, letters)]
    marks = {mark.mark for mark in document.note_marks if mark.page_number == number}
    matcher = SequenceMatcher(None, there, ours, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        missing, extra = "".join(there[start:end]), "".join(ours[first:last])
        if tag != "equal" and (extra or missing not in marks):
            yield missing, extra


def _within(
    document: Document, own: Sequence[int], letters: Sequence[_Letter]
) -> Iterator[_Letter]:
    """Give what stands between the first and the last character of an answer on a page.

    What lies in lines that were set apart (side columns, notes, headers) is left out.
    """
    boxes = document.chars.boxes[own]
    number = int(document.chars.pages[own[0]])
    first, last = boxes[0], boxes[-1]
    apart = [
        line.box
        for line in document.lines
        if line.page_number == number and line.role is not Role.BODY
    ]
    top, bottom = float(boxes[:, 1].min()) - SLACK, float(boxes[:, 3].max()) + SLACK
    for letter in letters:
        before = letter.y < first[3] - SLACK and letter.x < first[0] - SLACK
        behind = letter.y > last[1] + SLACK and letter.x > last[2] + SLACK
        inside = top < letter.y < bottom and not (before or behind)
        if inside and not any(_holds(box, letter) for box in apart):
            yield letter


def _holds(box: Box, letter: _Letter) -> bool:
    inside = box.x0 - SLACK < letter.x < box.x1 + SLACK
    return inside and box.top - SLACK < letter.y < box.bottom + SLACK
