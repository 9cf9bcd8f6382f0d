"""A quote is a slice of its document, with the places of its lines on the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.written import exchange
from vraagbaak.cite import asked, quote
from vraagbaak.cite.marks import page_marks
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import (
    Box,
    CharMap,
    Document,
    Footnote,
    Measure,
    NoteMark,
    Page,
    Span,
)

WIDTH, HEIGHT = 5.0, 10.0


@dataclass(frozen=True)
class Row:
    """A printed line: its text, and where its first character stands."""

    text: str
    page: int
    x0: float
    top: float


def printed(*rows: Row, measure: Measure = Measure.POINTS) -> Document:
    """Make a document of rows; a blank that stands nowhere joins each row to the next."""
    text = " ".join(row.text for row in rows)
    pages = np.zeros(len(text), dtype=np.int32)
    boxes = np.zeros((len(text), 4), dtype=np.float32)
    width, height = (1.0, 1.0) if measure is Measure.CELLS else (WIDTH, HEIGHT)
    offset = 0
    for row in rows:
        for column in range(len(row.text)):
            x0 = row.x0 + column * width
            pages[offset + column] = row.page
            boxes[offset + column] = (x0, row.top, x0 + width, row.top + height)
        offset += len(row.text) + 1
    numbers = range(1, max(row.page for row in rows) + 1)
    return Document(
        id="d" * 16,
        path=Path("/papers/brief.pdf"),
        sha256="0" * 64,
        title="Brief over dijken",
        text=text,
        chars=CharMap(pages, boxes),
        measure=measure,
        pages=tuple(Page(number, None, 595, 842) for number in numbers),
    )


TWO_LINES = printed(Row("De dijk", 1, 70, 700), Row("is hoog.", 2, 70, 60))


def test_a_quote_is_cut_out_of_the_text() -> None:
    made = quote(TWO_LINES, exchange(TWO_LINES, Span(3, 7), Span(10, 16)))
    assert made.text == "dijk hoog."
    assert made.spans == (Span(3, 7), Span(10, 16))


def test_each_printed_line_has_one_box_around_its_characters() -> None:
    document = printed(Row("Een regel", 1, 70, 100), Row("en nog een", 1, 70, 114))
    (marks,) = quote(document, exchange(document)).pages
    assert marks.boxes == (Box(70, 100, 115, 110), Box(70, 114, 120, 124))


def test_a_quote_over_a_page_break_has_marks_on_both_pages() -> None:
    document = replace(TWO_LINES, pages=(Page(1, "3", 595, 842), Page(2, "4", 595, 842)))
    first, second = quote(document, exchange(document)).pages
    assert (first.page_number, first.printed) == (1, "3")
    assert (second.page_number, second.printed) == (2, "4")
    assert first.boxes == (Box(70, 700, 105, 710),)
    assert second.boxes == (Box(70, 60, 110, 70),)


def test_text_beside_it_at_the_same_height_gets_its_own_box() -> None:
    document = printed(Row("rechts", 1, 300, 100), Row("links", 1, 70, 100))
    (marks,) = quote(document, exchange(document)).pages
    assert [box.x0 for box in marks.boxes] == [300, 70]


def test_a_smaller_letter_in_a_line_does_not_break_it() -> None:
    document = printed(Row("CO2", 1, 70, 100))
    document.chars.boxes[2] = (80, 104, 83, 110)
    (marks,) = quote(document, exchange(document)).pages
    assert marks.boxes == (Box(70, 100, 83, 110),)


def test_a_note_mark_within_a_line_is_left_unmarked() -> None:
    document = printed(Row("De dijk is hoog.", 1, 70, 100))
    # The words behind the mark stand further to the right, to make room for it.
    document.chars.boxes[7:, [0, 2]] += 6
    document = replace(document, note_marks=(NoteMark("1", 7, 1), NoteMark("2", 16, 1)))
    (marks,) = quote(document, exchange(document)).pages
    assert [(box.x0, box.x1) for box in marks.boxes] == [(70, 105), (116, 156)]


def test_an_answer_that_is_printed_nowhere_has_no_marks() -> None:
    document = printed(Row("abc", 1, 70, 100))
    document.chars.pages[:] = 0
    assert quote(document, exchange(document)).pages == ()


def test_an_answer_without_spans_is_an_empty_quote() -> None:
    empty = replace(exchange(TWO_LINES), answer=())
    made = quote(TWO_LINES, empty)
    assert (made.text, made.pages) == ("", ())


def test_highlights_become_offsets_in_the_quote_and_get_their_own_boxes() -> None:
    answer = (Span(3, 7), Span(8, 16))
    made = quote(TWO_LINES, exchange(TWO_LINES, *answer), (Span(5, 10),))
    assert [span.of(made.text) for span in made.highlights] == ["jkis"]
    assert [marks.page_number for marks in made.highlight_pages] == [1, 2]
    assert made.highlight_pages[0].boxes == (Box(95, 700, 105, 710),)


def test_highlights_outside_the_answer_are_dropped_and_touching_ones_joined() -> None:
    made = quote(
        TWO_LINES,
        exchange(TWO_LINES, Span(3, 16)),
        (Span(8, 10), Span(0, 2), Span(3, 8), Span(9, 12)),
    )
    assert made.highlights == (Span(0, 9),)


@given(
    bounds=st.lists(st.integers(0, 16), min_size=2, max_size=8, unique=True),
    start=st.integers(0, 16),
    length=st.integers(1, 16),
)
def test_a_highlight_marks_the_same_letters_in_the_quote_and_in_the_document(
    bounds: list[int], start: int, length: int
) -> None:
    ordered = sorted(bounds)
    spans = [Span(a, b) for a, b in zip(ordered[::2], ordered[1::2], strict=False)]
    wanted = Span(start, min(start + length, 16))
    made = quote(TWO_LINES, exchange(TWO_LINES, *spans), (wanted,) if len(wanted) else ())
    inside = [
        o for o in range(wanted.start, wanted.end) if any(s.start <= o < s.end for s in spans)
    ]
    assert made.text == "".join(span.of(TWO_LINES.text) for span in spans)
    assert "".join(span.of(made.text) for span in made.highlights) == "".join(
        TWO_LINES.text[offset] for offset in inside
    )


def test_note_marks_stand_behind_their_word_in_the_quote() -> None:
    marks = (NoteMark("1", 3, 1), NoteMark("2", 7, 1), NoteMark("3", 16, 2))
    document = replace(TWO_LINES, note_marks=marks)
    made = quote(document, exchange(document, Span(3, 16)))
    assert made.note_marks == (("2", 4), ("3", 13))


def test_footnotes_come_with_the_quote() -> None:
    note = Footnote("1", Span(8, 16), 2)
    made = quote(TWO_LINES, replace(exchange(TWO_LINES, Span(0, 7)), footnotes=(note,)))
    assert made.footnotes == (("1", "is hoog."),)


def test_what_was_asked_is_cut_out_too() -> None:
    question = replace(exchange(TWO_LINES), question=(Span(0, 7),))
    assert asked(TWO_LINES, question).text == "De dijk"
    assert asked(TWO_LINES, question).by == "GroenLinks"


PAPER = Path(__file__).parents[2] / "shared" / "corpus" / "jbz-raad" / "antwoorden-jbz-raad.pdf"


@pytest.mark.skipif(not PAPER.is_file(), reason="the client's paper is not beside the project")
def test_every_answer_of_the_clients_paper_is_marked_on_its_pages() -> None:
    paper = segment(read(PAPER))
    for each in paper.exchanges:
        made = quote(paper.document, each)
        assert [marks.page_number for marks in made.pages] == list(each.pages)
        for marks in made.pages:
            tops = [box.top for box in marks.boxes]
            assert tops == sorted(tops)
            page = paper.document.pages[marks.page_number - 1]
            for box in marks.boxes:
                assert 0 < box.x0 < box.x1 < page.width
                assert 0 < box.top < box.bottom < page.height
                assert box.bottom - box.top < 20


def test_a_note_of_the_question_alone_is_not_quoted_with_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(
        "Vraag 1\nKent u het bericht?1\n\nAntwoord 1\nJa, het staat in de krant.2\n\n"
        "1 Een verzonnen krant.\n2 Een andere krant.\n",
        encoding="utf-8",
    )
    paper = segment(read(path))
    (exchange,) = paper.exchanges
    assert [note.mark for note in exchange.footnotes] == ["1", "2"]
    assert quote(paper.document, exchange).footnotes == (("2", "Een andere krant."),)


def test_words_between_two_marked_sentences_of_one_line_are_not_marked() -> None:
    document = printed(Row("Ja. Nee. Wel.", 1, 0, 5), measure=Measure.CELLS)
    (marks,) = page_marks(document, (Span(0, 3), Span(9, 13)))
    assert [(box.x0, box.x1) for box in marks.boxes] == [(0, 3), (9, 13)]
