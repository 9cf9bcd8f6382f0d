"""The JSON of papers: as read, in an index, and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.contract.values import date_json

if TYPE_CHECKING:
    from vraagbaak.contract.values import Json
    from vraagbaak.index import DocumentEntry
    from vraagbaak.types import Document, Exchange, Paper, Particulars, Reference
    from vraagbaak.verify import Checked, Finding, Verification


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
        "date": date_json(document.date),
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
        "sent": date_json(particulars.sent),
        "received": date_json(particulars.received),
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


def checked_json(checked: Checked) -> Json:
    """Put what reading the source of one quote again has shown in a form for programs.

    `sha256` is the file's checksum now, null where it is gone; `indexed_sha256` the one it had
    when it was indexed. `verdict` is match, changed or missing.
    """
    return {
        "exchange": checked.exchange.id,
        "label": checked.exchange.label,
        "document": checked.document.id,
        "file": checked.document.path.name,
        "verdict": checked.verdict.value,
        "sha256": checked.sha256,
        "indexed_sha256": checked.document.sha256,
        "checked": checked.at.isoformat(timespec="seconds"),
    }


def verification_json(verification: Verification) -> Json:
    """Put the outcome of `verify` in the form of `verify --json`."""
    return {
        "documents": verification.documents,
        "answers": verification.answers,
        "findings": [_finding_json(finding) for finding in verification.findings],
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


def _finding_json(finding: Finding) -> Json:
    return {
        "what": finding.what.value,
        "document": finding.document_id,
        "file": str(finding.file),
        "answer": finding.exchange,
        "detail": finding.detail,
    }
