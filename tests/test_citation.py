"""A citation says where an answer stands, in two languages, and invents nothing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.written import exchange
from vraagbaak.cite import cite
from vraagbaak.types import CharMap, Document, Kind, Measure, Page, Span


def document_of(*rows: int, pages: int = 1) -> Document:
    """Make a plain text of words of three letters, each in a row of its own."""
    text = " ".join("een" for _ in rows)
    boxes = np.zeros((len(text), 4), dtype=np.float32)
    mapped = np.zeros(len(text), dtype=np.int32)
    for number, row in enumerate(rows):
        mapped[number * 4 : number * 4 + 3] = 1
        boxes[number * 4 : number * 4 + 3] = (0, row, 1, row + 1)
    return Document(
        id="d" * 16,
        path=Path("/papers/brief.pdf"),
        sha256="0" * 64,
        title="Brief over dijken",
        text=text,
        chars=CharMap(mapped, boxes),
        measure=Measure.CELLS,
        pages=tuple(Page(number, None, 595, 842) for number in range(1, pages + 1)),
    )


TWO_PAGES = replace(document_of(pages=2), measure=Measure.POINTS)


def dated(document: Document) -> Document:
    return replace(document, date=datetime.date(2021, 12, 17), reference="36 410, nr. 7")


def test_a_citation_names_answer_askers_document_date_pages_and_file() -> None:
    citation = cite(dated(TWO_PAGES), exchange(TWO_PAGES))
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
    document = replace(TWO_PAGES, title="")
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
    citation = cite(TWO_PAGES, replace(exchange(TWO_PAGES, label=label), labels=labels))
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
    citation = cite(TWO_PAGES, replace(exchange(TWO_PAGES), by=by))
    assert dutch in citation.text_nl
    assert english in citation.text_en


def test_a_printed_page_number_is_added_where_it_differs() -> None:
    pages = (Page(1, "9", 595, 842), Page(2, "10", 595, 842))
    document = replace(TWO_PAGES, pages=pages)
    one = cite(document, replace(exchange(document), pages=(1,)))
    assert "p. 1 van het bestand (gedrukt: 9)" in one.text_nl
    assert "p. 1 of the file (printed: 9)" in one.text_en
    assert "p. 1–2 van het bestand (gedrukt: 9–10)" in cite(document, exchange(document)).text_nl


def test_a_printed_page_number_that_is_the_same_or_missing_is_left_out() -> None:
    same = replace(TWO_PAGES, pages=(Page(1, "1", 595, 842), Page(2, "2", 595, 842)))
    half = replace(TWO_PAGES, pages=(Page(1, "8", 595, 842), Page(2, None, 595, 842)))
    for document in (same, half):
        assert "p. 1–2, bestand" in cite(document, exchange(document)).text_nl


def test_pages_that_do_not_follow_each_other_are_listed() -> None:
    parted = replace(exchange(TWO_PAGES), pages=(1, 4))
    assert "p. 1, 4, bestand" in cite(TWO_PAGES, parted).text_nl


def test_a_file_without_pages_is_cited_by_its_paragraphs() -> None:
    document = replace(document_of(11, 13), measure=Measure.PARAGRAPHS)
    citation = cite(document, exchange(document))
    assert "alinea 12–14, bestand" in citation.text_nl
    assert "paragraphs 12–14, file" in citation.text_en
    first = cite(document, exchange(document, Span(0, 3)))
    assert "alinea 12, bestand" in first.text_nl
    assert "paragraph 12, file" in first.text_en


def test_plain_text_is_cited_by_its_lines() -> None:
    document = document_of(33, 35)
    citation = cite(document, exchange(document))
    assert "regel 34–36, bestand" in citation.text_nl
    assert "lines 34–36, file" in citation.text_en
    first = cite(document, exchange(document, Span(0, 3)))
    assert "regel 34, bestand" in first.text_nl
    assert "line 34, file" in first.text_en


def test_a_text_put_on_one_line_is_cited_by_its_characters_too() -> None:
    document = document_of(0)
    boxes = document.chars.boxes.copy()
    boxes[:, 0] = [4000, 4001, 4002]
    boxes[:, 2] = boxes[:, 0] + 1
    folded = replace(document, chars=CharMap(document.chars.pages, boxes))
    citation = cite(folded, exchange(folded))
    assert "regel 1, tekens 4001–4003, bestand" in citation.text_nl
    assert "line 1, characters 4001–4003, file" in citation.text_en


def test_plain_text_with_page_breaks_is_cited_by_its_pages() -> None:
    document = document_of(3, 9, pages=2)
    assert "p. 1–2, bestand" in cite(document, exchange(document)).text_nl


def test_plain_text_that_stands_nowhere_is_cited_without_lines() -> None:
    document = document_of(3)
    document.chars.pages[:] = 0
    assert cite(document, exchange(document)).text_nl.endswith("dijken, bestand brief.pdf.")


def test_title_and_reference_are_not_said_twice() -> None:
    document = replace(TWO_PAGES, title="Brief 36 410.", reference="36 410")
    assert "in: Brief 36 410, p. 1–2" in cite(document, exchange(document)).text_nl
    unnamed = replace(TWO_PAGES, title="brief", reference="36 410")
    assert "in: 36 410, p. 1–2" in cite(unnamed, exchange(unnamed)).text_nl


def test_an_aanhangsel_is_named_as_such() -> None:
    document = replace(
        TWO_PAGES, title="", kind=Kind.AANHANGSEL, reference="vergaderjaar 2023–2024, nr. 12"
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
    document = replace(TWO_PAGES, title=title, reference=reference, date=date, kind=kind)
    citation = cite(document, replace(exchange(document, label=label), by=by))
    for text in (citation.text_nl, citation.text_en):
        assert "None" not in text
        assert not any(
            flaw in text for flaw in (", ,", ",,", "()", "  ", " ,", "..", "in: ,", ":,")
        )
        assert text.endswith("brief.pdf.")
