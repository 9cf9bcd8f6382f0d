"""Cutting real papers; what they should give is kept as labels, pages and checksums."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest

from eval.reading.segmentation import compare, read_gold, total
from eval.reading.segmentation import units as units_of
from vraagbaak.errors import ReadError
from vraagbaak.read import read
from vraagbaak.read.pdf.page_image import render_page
from vraagbaak.segment import segment
from vraagbaak.types import Kind, Paper, Role

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
CLIENTS = CORPUS / "jbz-raad" / "antwoorden-jbz-raad.pdf"
GOLD = ROOT / "eval" / "sets" / "segmentation" / "antwoorden-jbz-raad.json"
NOT_PRINTED = re.compile(r"[\W_]|\x02|\ufffe")

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside us")


def paper(path: Path) -> Paper:
    return segment(read(path))


def letters(text: str) -> str:
    """Leave only letters and digits."""
    return NOT_PRINTED.sub("", text)


def checksum(text: str) -> str:
    return hashlib.sha256(letters(text).encode()).hexdigest()[:16]


def units(found: Paper) -> list[dict[str, Any]]:
    cut = found.document.cut
    return [
        {
            "label": each.label,
            "labels": list(each.labels),
            "by": each.by,
            "pages": list(each.pages),
            "footnotes": sorted(note.mark for note in each.footnotes),
            "sha256": {
                "question": checksum(cut(each.question)),
                "answer": checksum(cut(each.answer)),
            },
        }
        for each in found.exchanges
    ]


def expected_units() -> list[dict[str, Any]]:
    """Give the units of the client's paper, their words by checksum only."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["units"]
    return [{key: unit[key] for key in unit if key not in {"question", "answer"}} for unit in gold]


def test_the_clients_pdf_gives_every_unit_exactly() -> None:
    found = units(paper(CLIENTS))
    assert len(found) == 25
    assert sum(len(unit["labels"]) for unit in found) == 26
    assert found == expected_units()


def test_the_clients_text_file_gives_the_same_units_on_its_one_page() -> None:
    expected = expected_units()
    assert units(paper(CLIENTS.with_suffix(".txt"))) == [
        {**unit, "pages": [1]} for unit in expected
    ]


def test_every_paper_that_a_person_read_gives_the_same_units() -> None:
    golds = [read_gold(path) for path in sorted(GOLD.parent.glob("*.json"))]
    agreements = [
        compare(file, gold.units, units_of(paper(CORPUS / file)))
        for gold in golds
        for file in gold.files
    ]
    pages = [each for each in agreements if each.file.endswith((".pdf", ".docx"))]
    assert len(pages) >= 16
    unlike = {each.file: (each.missed, each.wrong) for each in agreements if each.f1 < 1}
    assert total(pages).f1 >= 0.99, unlike
    assert total(agreements).f1 >= 0.99, unlike


def test_the_clients_printed_page_number_is_found_where_it_is_printed() -> None:
    printed = {page.number: page.printed for page in read(CLIENTS).pages if page.printed}
    assert printed == {10: "12"}


@pytest.mark.parametrize(
    ("number", "labels"),
    [
        ("1076", [["1"], ["2"], ["3"], ["4"], ["5"]]),
        ("1292", [[str(label)] for label in range(1, 11)]),
        ("1432", [[str(label)] for label in range(1, 7)]),
        ("1771", [[str(label)] for label in range(1, 7)]),
        ("1893", [[str(label)] for label in range(1, 8)]),
        ("1980", [[str(label)] for label in range(1, 7)]),
        ("1999", []),
        ("2168", [[str(label)] for label in range(1, 11)]),
        ("2271", [[str(label)] for label in range(1, 13)]),
        ("2367", [["1"], ["2"], ["3", "4", "5", "6"], ["7", "8", "9", "10", "11"], ["12"]]),
        ("878", [[str(label)] for label in range(1, 8)]),
    ],
)
def test_each_aanhangsel_gives_its_answers_and_its_head(
    number: str, labels: list[list[str]]
) -> None:
    found = paper(CORPUS / "aanhangsel" / f"ah-tk-20232024-{number}.pdf")
    assert [list(each.labels) for each in found.exchanges] == labels
    document = found.document
    assert document.kind is (Kind.AANHANGSEL if labels else Kind.MEDEDELING)
    assert document.reference == f"ah-tk-20232024-{number}"
    assert document.date is not None
    assert document.date.year == 2024
    assert document.asked_by is not None
    assert re.fullmatch(r".+\([^()]+\)", document.asked_by)
    assert document.answered_by is not None
    assert document.answered_by.startswith(("Minister ", "Staatssecretaris "))
    assert all(page.printed == str(page.number) for page in document.pages) or number == "1999"


PRINTED = [CLIENTS, *sorted((CORPUS / "aanhangsel").glob("*.pdf"))]


@pytest.mark.parametrize("path", PRINTED, ids=[path.stem for path in PRINTED])
def test_the_characters_of_every_answer_stand_under_its_boxes(path: Path) -> None:
    """Read each character's own box with pdfium, which knows nothing of our reading."""
    found = paper(path)
    document, wrong = found.document, []
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [pdf[at].get_textpage() for at in range(len(pdf))]
        for each in found.exchanges:
            for span in each.answer:
                for at in range(span.start, span.end):
                    letter, number = document.text[at], int(document.chars.pages[at])
                    if not letter.isalnum():
                        continue
                    x0, top, x1, bottom = map(float, document.chars.boxes[at])
                    height = document.pages[number - 1].height
                    there = pages[number - 1].get_text_bounded(
                        (x0 + x1) / 2 - 0.05, height - bottom, (x0 + x1) / 2 + 0.05, height - top
                    )
                    if letter not in there:
                        wrong.append((each.label, at, letter, there))
    assert wrong == []


WRITTEN = sorted((CORPUS / "aanhangsel-tekst").glob("*from-pdf.txt"))


@pytest.mark.parametrize("path", [*PRINTED, *WRITTEN], ids=lambda path: path.stem)
def test_no_letter_of_the_body_is_lost_but_the_note_marks(path: Path) -> None:
    found = read(path)
    end = found.footnotes[0].span.start if found.footnotes else len(found.text)
    kept = iter(letters(found.text[:end]))
    wanted, taken = next(kept, ""), ""
    for letter in letters("".join(line.text for line in found.lines if line.role is Role.BODY)):
        if letter == wanted:
            wanted = next(kept, "")
        else:
            taken += letter
    assert wanted == ""
    assert taken.replace("en", "") == "".join(mark.mark for mark in found.note_marks)


@pytest.mark.parametrize("path", PRINTED, ids=[path.stem for path in PRINTED])
def test_the_ink_of_a_drawn_page_lies_in_the_boxes_of_its_lines(path: Path) -> None:
    """The picture that the chat marks must show each line where the reader found it."""
    document = read(path)
    last = len(document.pages)
    inked = np.asarray(render_page(path, last, scale=2).convert("L")) < 100
    boxed = np.zeros_like(inked)
    for line in document.lines:
        if line.page_number == last:
            x0, x1 = int(line.box.x0 * 2) - 2, int(line.box.x1 * 2) + 3
            boxed[int(line.box.top * 2) - 2 : int(line.box.bottom * 2) + 3, x0:x1] = True
    # What lies outside are the printed rules: above the notes, and in the head of page 1.
    assert (inked & boxed).sum() > 0.95 * inked.sum()


OTHERS = sorted([*(CORPUS / "overig").glob("*"), *(CORPUS / "alleen-vragen").glob("*")])


@pytest.mark.parametrize("path", OTHERS, ids=[path.stem for path in OTHERS])
def test_papers_without_answers_give_no_exchange(path: Path) -> None:
    if "scan" in path.stem:
        with pytest.raises(ReadError, match="a scan without text"):
            read(path)
        return
    assert paper(path).exchanges == ()
