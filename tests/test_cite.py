"""Quotes are slices with their places; citations say where they stand, and invent nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vraagbaak.cite import asked, cite, quote
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import (
    Box,
    CharMap,
    Document,
    Exchange,
    Footnote,
    Kind,
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


def exchange(document: Document, *answer: Span, label: str = "Antwoord 3a") -> Exchange:
    return Exchange(
        id="e" * 16,
        document_id=document.id,
        ordinal=1,
        labels=("3a",),
        label=label,
        question=(),
        answer=answer or (Span(0, len(document.text)),),
        pages=tuple(page.number for page in document.pages),
        by="GroenLinks",
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


def dated(document: Document) -> Document:
    return replace(document, date=datetime.date(2021, 12, 17), reference="36 410, nr. 7")


def test_a_citation_names_answer_askers_document_date_pages_and_file() -> None:
    citation = cite(dated(TWO_LINES), exchange(TWO_LINES))
    assert citation.text_nl == (
        "Antwoord 3a op vragen van GroenLinks, in: Brief over dijken (36 410, nr. 7), "
        "17 december 2021, p. 1–2, bestand brief.pdf."
    )
    assert citation.text_en == (
        "Answer 3a to questions from GroenLinks (headed ‘Antwoord 3a’), in: Brief over dijken "
        "(36 410, nr. 7), 17 December 2021, pp. 1–2, file brief.pdf."
    )
    assert (citation.label, citation.file) == ("Antwoord 3a", "brief.pdf")


def test_what_a_document_does_not_say_is_left_out() -> None:
    document = replace(TWO_LINES, title="")
    bare = replace(exchange(document), by=None, pages=())
    assert cite(document, bare).text_nl == "Antwoord 3a, bestand brief.pdf."


@pytest.mark.parametrize(
    ("label", "labels", "dutch", "english"),
    [
        ("Antwoord", ("2",), "Antwoord op vraag 2 van", "Answer to question 2 from"),
        (
            "Antwoord:",
            ("1", "2"),
            "Antwoord op vragen 1 en 2 van",
            "Answer to questions 1 and 2 from",
        ),
        (
            "Antwoord 1 en 2",
            ("1", "2"),
            "Antwoord 1 en 2 op vragen van",
            "Answer 1 and 2 to questions",
        ),
        (
            "Antwoord op vragen 4, 5 en 6",
            ("4", "5", "6"),
            "Antwoord op vragen 4, 5 en 6 van",
            "Answer to questions 4, 5 and 6 from",
        ),
        ("Antwoord op vraag 7.", ("7",), "Antwoord op vraag 7 van", "Answer to question 7 from"),
        ("Antwoord 2 t/m 4", ("2", "3", "4"), "Antwoord 2 t/m 4 op", "Answer 2 to 4 to questions"),
        ("", ("9",), "Antwoord op vraag 9 van", "Answer to question 9 from"),
        ("Antwoord", (), "Antwoord op vragen van", "Answer to questions from"),
    ],
)
def test_headings_of_every_form_are_named(
    label: str, labels: tuple[str, ...], dutch: str, english: str
) -> None:
    citation = cite(TWO_LINES, replace(exchange(TWO_LINES, label=label), labels=labels))
    assert citation.text_nl.startswith(dutch)
    assert citation.text_en.startswith(english)


@pytest.mark.parametrize(
    ("by", "dutch", "english"),
    [
        ("PVV", "van de PVV,", "from the PVV "),
        ("GroenLinks en PvdA", "van GroenLinks en de PvdA,", "from GroenLinks and the PvdA "),
        ("CDA, VVD en D66", "van het CDA, de VVD en D66,", "from the CDA, the VVD and D66 "),
        ("Keijzer (BBB)", "van het lid Keijzer (BBB),", "from Keijzer (BBB) "),
        (
            "Podt (D66) en Kröger (GroenLinks)",
            "van de leden Podt (D66) en Kröger (GroenLinks),",
            "from Podt (D66) and Kröger (GroenLinks) ",
        ),
    ],
)
def test_askers_read_naturally(by: str, dutch: str, english: str) -> None:
    citation = cite(TWO_LINES, replace(exchange(TWO_LINES), by=by))
    assert dutch in citation.text_nl
    assert english in citation.text_en


def test_a_printed_page_number_is_added_where_it_differs() -> None:
    pages = (Page(1, "9", 595, 842), Page(2, "10", 595, 842))
    document = replace(TWO_LINES, pages=pages)
    one = cite(document, replace(exchange(document), pages=(1,)))
    assert "p. 1 van het bestand (gedrukt: 9)" in one.text_nl
    assert "p. 1 of the file (printed: 9)" in one.text_en
    assert "p. 1–2 van het bestand (gedrukt: 9–10)" in cite(document, exchange(document)).text_nl


def test_a_printed_page_number_that_is_the_same_or_missing_is_left_out() -> None:
    same = replace(TWO_LINES, pages=(Page(1, "1", 595, 842), Page(2, "2", 595, 842)))
    half = replace(TWO_LINES, pages=(Page(1, "8", 595, 842), Page(2, None, 595, 842)))
    for document in (same, half):
        assert "p. 1–2, bestand" in cite(document, exchange(document)).text_nl


def test_pages_that_do_not_follow_each_other_are_listed() -> None:
    parted = replace(exchange(TWO_LINES), pages=(1, 4))
    assert "p. 1, 4, bestand" in cite(TWO_LINES, parted).text_nl


def test_plain_text_is_cited_by_its_lines() -> None:
    document = printed(Row("Een", 1, 0, 33), Row("twee", 1, 0, 35), measure=Measure.CELLS)
    citation = cite(document, exchange(document))
    assert "regel 34–36, bestand" in citation.text_nl
    assert "lines 34–36, file" in citation.text_en
    first = cite(document, exchange(document, Span(0, 3)))
    assert "regel 34, bestand" in first.text_nl
    assert "line 34, file" in first.text_en


def test_plain_text_with_page_breaks_is_cited_by_its_pages() -> None:
    document = printed(Row("Een", 1, 0, 3), Row("twee", 2, 0, 9), measure=Measure.CELLS)
    assert "p. 1–2, bestand" in cite(document, exchange(document)).text_nl


def test_plain_text_that_stands_nowhere_is_cited_without_lines() -> None:
    document = printed(Row("Een", 1, 0, 3), measure=Measure.CELLS)
    document.chars.pages[:] = 0
    assert cite(document, exchange(document)).text_nl.endswith("dijken, bestand brief.pdf.")


def test_title_and_reference_are_not_said_twice() -> None:
    document = replace(TWO_LINES, title="Brief 36 410.", reference="36 410")
    assert "in: Brief 36 410, p. 1–2" in cite(document, exchange(document)).text_nl
    unnamed = replace(TWO_LINES, title="brief", reference="36 410")
    assert "in: 36 410, p. 1–2" in cite(unnamed, exchange(unnamed)).text_nl


def test_an_aanhangsel_is_named_as_such() -> None:
    document = replace(
        TWO_LINES, title="", kind=Kind.AANHANGSEL, reference="vergaderjaar 2023–2024, nr. 12"
    )
    expected = "in: Aanhangsel van de Handelingen, vergaderjaar 2023–2024, nr. 12, p."
    assert expected in cite(document, exchange(document)).text_nl
    full = replace(document, reference="Aanhangsel van de Handelingen, nr. 12")
    assert "in: Aanhangsel van de Handelingen, nr. 12, p." in cite(full, exchange(full)).text_nl
    official = replace(document, reference="ah-ek-20232024-12")
    expected = "in: Aanhangsel van de Handelingen, Eerste Kamer, vergaderjaar 2023–2024, nr. 12, p."
    assert expected in cite(official, exchange(official)).text_nl
    titled = replace(document, title="Vragen over dijken", reference=None)
    assert "in: Vragen over dijken, p." in cite(titled, exchange(titled)).text_nl
    unnamed = replace(document, reference=None)
    assert "in: Aanhangsel van de Handelingen, p." in cite(unnamed, exchange(unnamed)).text_nl


@given(
    title=st.sampled_from(["", "Brief", "Brief over dijken. "]),
    reference=st.sampled_from([None, "", "36 410"]),
    date=st.sampled_from([None, datetime.date(2024, 3, 1)]),
    by=st.sampled_from([None, "PVV", "Keijzer (BBB)"]),
    kind=st.sampled_from(list(Kind)),
    label=st.sampled_from(["", "Antwoord", "Antwoord 3a", "Antwoord op vraag 3:"]),
)
def test_a_citation_is_tidy_whatever_is_missing(  # noqa: PLR0913 - one for each part of a citation
    *,
    title: str,
    reference: str | None,
    date: datetime.date | None,
    by: str | None,
    kind: Kind,
    label: str,
) -> None:
    document = replace(TWO_LINES, title=title, reference=reference, date=date, kind=kind)
    citation = cite(document, replace(exchange(document, label=label), by=by))
    for text in (citation.text_nl, citation.text_en):
        assert "None" not in text
        assert not any(
            flaw in text for flaw in (", ,", ",,", "()", "  ", " ,", "..", "in: ,", ":,")
        )
        assert text.endswith("brief.pdf.")


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
