"""The JSON that other programs rely on has exactly the promised fields."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vraagbaak.cite import asked, cite, quote
from vraagbaak.contract import answer_json, entry_json, paper_json, similar_json, verification_json
from vraagbaak.index import DocumentEntry
from vraagbaak.types import (
    Answer,
    Box,
    Chamber,
    Cited,
    Footnote,
    Kind,
    Language,
    NoteMark,
    Page,
    PageMarks,
    Pointer,
    Scope,
    Selection,
    Similar,
    Span,
    Status,
)
from vraagbaak.verify import Finding, Verification, What

if TYPE_CHECKING:
    from tests.conftest import MakePaper
    from vraagbaak.types import Paper

CITED_FIELDS = {"quote", "asked", "citation", "pointers", "referred"}
ANSWER_FIELDS = {"question", "language", "status", "confidence", *CITED_FIELDS}


@pytest.fixture
def paper(make_paper: MakePaper) -> Paper:
    made = make_paper(
        Path("/papers/dijken.txt"),
        ("Hoe hoog is de dijk?", "Tien meter.\n\nEn soms elf."),
        reference="36 410",
        date=datetime.date(2024, 3, 1),
        kind=Kind.AANHANGSEL,
        chamber=Chamber.HOUSE,
    )
    (exchange,) = made.exchanges
    first = exchange.answer[0].start
    document = replace(
        made.document,
        note_marks=(NoteMark("1", first + 4, 1),),
        pages=(Page(1, "9", 80, 40),),
    )
    note = Footnote("1", Span(0, 5), 1)
    return replace(made, document=document, exchanges=(replace(exchange, footnotes=(note,)),))


def cited(paper: Paper, score: float) -> Cited:
    document, (exchange,) = paper.document, paper.exchanges
    start = exchange.answer[0].start
    return Cited(
        quote=quote(document, exchange, (Span(start, start + 11),)),
        asked=asked(document, exchange),
        citation=cite(document, exchange),
        score=score,
    )


def answered(paper: Paper) -> Answer:
    return Answer(
        question="Hoe hoog?",
        language=Language.DUTCH,
        status=Status.ANSWERED,
        confidence=0.934567,
        best=cited(paper, 0.9),
        alternatives=(cited(paper, 0.7123456),),
    )


def test_an_answer_has_the_promised_fields(paper: Paper) -> None:
    made = answer_json(answered(paper))
    assert set(made) == {*ANSWER_FIELDS, "alternatives"}
    assert {"text", "highlights", "sha256", "pages"} <= set(made["quote"])
    assert {"labels", "text", "by"} == set(made["asked"])
    promised = {"document", "file", "label", "text_nl", "text_en", "date", "url"}
    assert promised <= set(made["citation"])
    assert set(made["alternatives"][0]) == {*CITED_FIELDS, "score"}


def test_an_answer_says_what_it_was_made_of(paper: Paper) -> None:
    made = answer_json(answered(paper))
    assert (made["language"], made["status"], made["confidence"]) == ("nl", "answered", 0.9346)
    text = "Tien meter.\n\nEn soms elf."
    assert made["quote"]["text"] == text
    assert made["quote"]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert made["quote"]["highlights"] == [[0, 11]]
    assert made["quote"]["footnotes"] == [{"mark": "1", "text": "Vraag"}]
    assert made["quote"]["note_marks"] == [{"mark": "1", "offset": 4}]
    assert made["quote"]["pages"] == [
        {
            "page": 1,
            "printed": "9",
            # The note mark behind the fourth letter is no part of the quote.
            "boxes": [[0.0, 6.0, 4.0, 7.0], [5.0, 6.0, 11.0, 7.0], [0.0, 8.0, 12.0, 9.0]],
        }
    ]
    assert made["quote"]["highlight_pages"][0]["boxes"] == [
        [0.0, 6.0, 4.0, 7.0],
        [5.0, 6.0, 11.0, 7.0],
    ]
    assert made["asked"] == {"labels": ["1"], "text": "Hoe hoog is de dijk?", "by": None}
    assert made["citation"]["date"] == "2024-03-01"
    assert made["citation"]["file"] == "dijken.txt"
    assert made["alternatives"][0]["score"] == 0.7123


def test_an_answer_repeats_the_filters_only_if_there_were_any(paper: Paper) -> None:
    selection = Selection(parties=("GL", "SP"), since=datetime.date(2023, 1, 1))
    scope = Scope(selection, answers=34, undated=2)
    assert answer_json(replace(answered(paper), scope=scope))["filters"] == {
        "document": [],
        "kind": [],
        "party": ["GL", "SP"],
        "asker": [],
        "answered_by": [],
        "since": "2023-01-01",
        "until": None,
        "answers": 34,
        "undated": 2,
    }


def test_what_an_answer_points_to_is_given_with_it(paper: Paper) -> None:
    first = cited(paper, 1.0)
    pointer = Pointer(Span(0, 4), ("2",), ("e2",), paper="kst-1-2", url="https://example.org/")
    made = answer_json(
        replace(answered(paper), best=replace(first, pointers=(pointer,), referred=(first,)))
    )
    assert made["pointers"] == [
        {
            "place": [0, 4],
            "labels": ["2"],
            "exchanges": ["e2"],
            "paper": "kst-1-2",
            "url": "https://example.org/",
            "footnote": None,
        }
    ]
    (referred,) = made["referred"]
    assert set(referred) == CITED_FIELDS
    assert referred["citation"]["label"] == "Antwoord 1"


def test_similar_questions_come_with_their_answers(paper: Paper) -> None:
    found = Similar("Hoe hoog?", Language.DUTCH, (cited(paper, 0.91234),))
    made = similar_json(found)
    assert set(made) == {"question", "language", "similar"}
    (one,) = made["similar"]
    assert set(one) == {*CITED_FIELDS, "score"}
    assert (one["score"], one["asked"]["text"]) == (0.9123, "Hoe hoog is de dijk?")
    scope = Scope(Selection(kinds=("nota",)), answers=3)
    assert similar_json(replace(found, scope=scope))["filters"]["kind"] == ["nota"]


def test_boxes_are_rounded_to_two_decimals(paper: Paper) -> None:
    best = cited(paper, 1.0)
    marks = PageMarks(1, None, (Box(1.23456, 2.0, 3.999, 4.005001),))
    odd = replace(answered(paper), best=replace(best, quote=replace(best.quote, pages=(marks,))))
    assert answer_json(odd)["quote"]["pages"][0]["boxes"] == [[1.23, 2.0, 4.0, 4.01]]


def test_not_found_has_no_quote_but_may_have_alternatives(paper: Paper) -> None:
    found = answered(paper)
    made = answer_json(replace(found, status=Status.NOT_FOUND, best=None))
    assert (made["quote"], made["asked"], made["citation"]) == (None, None, None)
    assert set(made) == {*ANSWER_FIELDS, "alternatives"}
    assert len(made["alternatives"]) == 1


def test_an_inspected_paper_has_the_promised_fields(paper: Paper) -> None:
    made = paper_json(paper)
    assert set(made) == {"document", "exchanges"}
    assert made["document"]["kind"] == "aanhangsel"
    assert made["document"]["chamber"] == "Tweede Kamer"
    assert made["document"]["reference"] == "36 410"
    assert made["document"]["date"] == "2024-03-01"
    (exchange,) = made["exchanges"]
    assert exchange == {
        "id": paper.exchanges[0].id,
        "labels": ["1"],
        "label": "Antwoord 1",
        "section": None,
        "by": None,
        "answered_by": None,
        "question": "Hoe hoog is de dijk?",
        "answer": "Tien meter.\n\nEn soms elf.",
        "pages": [1],
        "footnotes": [{"mark": "1", "text": "Vraag"}],
        "references": [],
    }


def test_a_listed_document_has_its_figures(paper: Paper) -> None:
    entry = DocumentEntry(paper.document, answers=1, questions=2, passages=3, pages=1)
    made = entry_json(entry)
    assert (made["answers"], made["questions"], made["passages"], made["page_count"]) == (
        1,
        2,
        3,
        1,
    )


def test_a_verification_names_its_findings() -> None:
    finding = Finding(What.CHANGED_ANSWER, Path("/p/a.pdf"), "the text", "d1", "Antwoord 3a")
    made = verification_json(Verification(2, 9, (finding,)))
    assert (made["documents"], made["answers"]) == (2, 9)
    assert made["findings"] == [
        {
            "what": "answer changed",
            "document": "d1",
            "file": "/p/a.pdf",
            "answer": "Antwoord 3a",
            "detail": "the text",
        }
    ]


def test_everything_is_plain_json(paper: Paper) -> None:
    for made in (answer_json(answered(paper)), paper_json(paper)):
        assert json.loads(json.dumps(made)) == made
