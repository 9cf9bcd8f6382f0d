"""The JSON that other programs rely on; fields are added here, never renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from vraagbaak.index import DocumentEntry
    from vraagbaak.types import (
        Answer,
        Asked,
        Citation,
        Cited,
        Document,
        Exchange,
        PageMarks,
        Paper,
        Particulars,
        Pointer,
        Quote,
        Reference,
        Scope,
        Span,
    )
    from vraagbaak.verify import Finding, Verification

Json: TypeAlias = dict[str, Any]

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
        "alternatives": [
            {**_cited_json(each), "score": _score(each.score)} for each in answer.alternatives
        ],
        **({"filters": _filters_json(answer.scope)} if answer.scope else {}),
    }


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
        "since": _date(chosen.since),
        "until": _date(chosen.until),
        "answers": scope.answers,
        "undated": scope.undated,
    }


def _nothing_cited() -> Json:
    return {"quote": None, "asked": None, "citation": None, "pointers": [], "referred": []}


def paper_json(paper: Paper) -> Json:
    """Put what the reader makes of a file in the form of `inspect --json`."""
    return {
        "document": document_json(paper.document),
        "exchanges": [_exchange_json(paper.document, each) for each in paper.exchanges],
    }


def document_json(document: Document) -> Json:
    """Describe a document without its text."""
    return {
        "id": document.id,
        "kind": document.kind.value,
        "title": document.title,
        "reference": document.reference,
        "date": _date(document.date),
        "chamber": document.chamber.value if document.chamber else None,
        "asked_by": document.asked_by,
        "answered_by": document.answered_by,
        **_particulars_json(document.particulars),
        "url": document.url,
        "file": document.path.name,
        "path": str(document.path),
        "sha256": document.sha256,
        "page_count": len(document.pages),
    }


def _particulars_json(particulars: Particulars) -> Json:
    return {
        "year": particulars.year,
        "kenmerk": particulars.kenmerk,
        "question_numbers": list(particulars.question_numbers),
        "sent": _date(particulars.sent),
        "received": _date(particulars.received),
        "askers": [{"name": each.name, "party": each.party} for each in particulars.askers],
        "respondents": [
            {"office": each.office, "name": each.name, "portfolio": each.portfolio}
            for each in particulars.respondents
        ],
    }


def entry_json(entry: DocumentEntry) -> Json:
    """Describe a document of an index with its figures, as in `index list --json`."""
    return {
        **document_json(entry.document),
        "answers": entry.answers,
        "questions": entry.questions,
        "passages": entry.passages,
    }


def verification_json(verification: Verification) -> Json:
    """Put the outcome of `verify` in the form of `verify --json`."""
    return {
        "documents": verification.documents,
        "answers": verification.answers,
        "findings": [_finding_json(finding) for finding in verification.findings],
    }


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
        "date": _date(citation.date),
        "url": citation.url,
    }


def _exchange_json(document: Document, exchange: Exchange) -> Json:
    return {
        "id": exchange.id,
        "labels": list(exchange.labels),
        "label": exchange.label,
        "section": exchange.section,
        "by": exchange.by,
        "answered_by": exchange.answered_by,
        "question": document.cut(exchange.question).strip(),
        "answer": document.cut(exchange.answer),
        "pages": list(exchange.pages),
        "footnotes": [
            {"mark": note.mark, "text": note.span.of(document.text)} for note in exchange.footnotes
        ],
        "references": [_reference_json(document, each) for each in exchange.references],
    }


def _reference_json(document: Document, reference: Reference) -> Json:
    return {
        "text": reference.span.of(document.text),
        "labels": list(reference.labels),
        "exchanges": list(reference.exchange_ids),
        "paper": reference.paper,
        "url": reference.url,
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


def _finding_json(finding: Finding) -> Json:
    return {
        "what": finding.what.value,
        "document": finding.document_id,
        "file": str(finding.file),
        "answer": finding.exchange,
        "detail": finding.detail,
    }


def _spans_json(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _date(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None


def _score(score: float) -> float:
    return round(float(score), SCORE_DIGITS)
