"""The JSON of answers, and of earlier questions that ask the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.contract.values import date_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vraagbaak.contract.values import Json
    from vraagbaak.types import (
        Answer,
        Asked,
        Citation,
        Cited,
        PageMarks,
        Pointer,
        Quote,
        Scope,
        Similar,
        Span,
    )

BOX_DIGITS = 2
SCORE_DIGITS = 4


def answer_json(answer: Answer) -> Json:
    """Put an answer in the form of `ask --json`; with `not_found` there is no quote."""
    best = _cited_json(answer.best) if answer.best else _nothing_cited()
    return {
        "question": answer.question,
        "language": answer.language.value,
        "status": answer.status.value,
        "confidence": _score(answer.confidence),
        **best,
        "alternatives": [_scored_json(each) for each in answer.alternatives],
        **_searched_json(answer.scope),
    }


def similar_json(similar: Similar) -> Json:
    """Put earlier questions in the form of `similar --json`, the most similar first.

    Each has the fields of an answer: `asked` is the earlier question, `quote` what was answered.
    `similar` is empty where nothing like it was asked.
    """
    return {
        "question": similar.question,
        "language": similar.language.value,
        "similar": [_scored_json(each) for each in similar.found],
        **_searched_json(similar.scope),
    }


def _searched_json(scope: Scope | None) -> Json:
    return {"filters": _filters_json(scope)} if scope else {}


def _filters_json(scope: Scope) -> Json:
    """Repeat the filters as given, with what they left to search.

    `answers` fit them; `undated` papers have no date and would fit without the period.
    """
    chosen = scope.selection
    return {
        "document": list(chosen.documents),
        "kind": list(chosen.kinds),
        "party": list(chosen.parties),
        "asker": list(chosen.askers),
        "answered_by": list(chosen.respondents),
        "since": date_json(chosen.since),
        "until": date_json(chosen.until),
        "answers": scope.answers,
        "undated": scope.undated,
    }


def _nothing_cited() -> Json:
    return {"quote": None, "asked": None, "citation": None, "pointers": [], "referred": []}


def _scored_json(cited: Cited) -> Json:
    return {**_cited_json(cited), "score": _score(cited.score)}


def _cited_json(cited: Cited) -> Json:
    return {
        "quote": _quote_json(cited.quote),
        "asked": _asked_json(cited.asked),
        "citation": _citation_json(cited.citation),
        "pointers": [_pointer_json(pointer) for pointer in cited.pointers],
        "referred": [_cited_json(each) for each in cited.referred],
    }


def _quote_json(quote: Quote) -> Json:
    return {
        "text": quote.text,
        "highlights": _spans_json(quote.highlights),
        "sha256": quote.sha256,
        "pages": [_marks_json(marks) for marks in quote.pages],
        "highlight_pages": [_marks_json(marks) for marks in quote.highlight_pages],
        "footnotes": [{"mark": mark, "text": text} for mark, text in quote.footnotes],
        "note_marks": [{"mark": mark, "offset": offset} for mark, offset in quote.note_marks],
        "spans": _spans_json(quote.spans),
    }


def _marks_json(marks: PageMarks) -> Json:
    boxes = [
        [round(side, BOX_DIGITS) for side in (box.x0, box.top, box.x1, box.bottom)]
        for box in marks.boxes
    ]
    return {"page": marks.page_number, "printed": marks.printed, "boxes": boxes}


def _asked_json(asked: Asked) -> Json:
    return {"labels": list(asked.labels), "text": asked.text, "by": asked.by}


def _citation_json(citation: Citation) -> Json:
    return {
        "document": citation.document_id,
        "exchange": citation.exchange_id,
        "file": citation.file,
        "title": citation.title,
        "reference": citation.reference,
        "label": citation.label,
        "text_nl": citation.text_nl,
        "text_en": citation.text_en,
        "date": date_json(citation.date),
        "url": citation.url,
    }


def _pointer_json(pointer: Pointer) -> Json:
    return {
        "place": [pointer.place.start, pointer.place.end],
        "labels": list(pointer.labels),
        "exchanges": list(pointer.exchange_ids),
        "paper": pointer.paper,
        "url": pointer.url,
        "footnote": pointer.footnote,
    }


def _score(score: float) -> float:
    return round(float(score), SCORE_DIGITS)


def _spans_json(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
