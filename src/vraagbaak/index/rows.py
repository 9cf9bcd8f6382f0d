"""The tables of the catalogue, and how values become rows and rows values."""

from __future__ import annotations

import datetime
import json
import zlib
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from vraagbaak.index.columns import (
    particulars_json,
    particulars_of,
    references_json,
    references_of,
)
from vraagbaak.types import (
    Chamber,
    CharMap,
    Document,
    Exchange,
    Footnote,
    Kind,
    Measure,
    NoteMark,
    Page,
    Passage,
    PassageKind,
    SideFile,
    Span,
    Stated,
)

if TYPE_CHECKING:
    import sqlite3

Row: TypeAlias = dict[str, str | int | bytes | None]

SCHEMA = """
CREATE TABLE documents (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, measure TEXT NOT NULL,
    pages TEXT NOT NULL, footnotes TEXT NOT NULL, note_marks TEXT NOT NULL, kind TEXT NOT NULL,
    chamber TEXT, date TEXT, reference TEXT, url TEXT, asked_by TEXT, answered_by TEXT,
    particulars TEXT NOT NULL, side TEXT);
CREATE TABLE char_maps (
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    pages BLOB NOT NULL, boxes BLOB NOT NULL);
CREATE TABLE exchanges (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, labels TEXT NOT NULL, label TEXT NOT NULL,
    question TEXT NOT NULL, answer TEXT NOT NULL, pages TEXT NOT NULL,
    asker TEXT, answered_by TEXT, section TEXT, footnotes TEXT NOT NULL,
    pointers TEXT NOT NULL);
CREATE INDEX exchanges_of_document ON exchanges (document_id);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    exchange_id TEXT NOT NULL REFERENCES exchanges (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE INDEX passages_of_exchange ON passages (exchange_id);
"""


def document_row(document: Document) -> Row:
    """Turn a document into a row of `documents`; its lines are left out."""
    return {
        "id": document.id,
        "path": str(document.path),
        "sha256": document.sha256,
        "title": document.title,
        "text": document.text,
        "measure": document.measure,
        "pages": _json([[p.number, p.printed, p.width, p.height] for p in document.pages]),
        "footnotes": _footnotes_json(document.footnotes),
        "note_marks": _json([astuple(mark) for mark in document.note_marks]),
        "kind": document.kind,
        "chamber": document.chamber,
        "date": document.date.isoformat() if document.date else None,
        "reference": document.reference,
        "url": document.url,
        "asked_by": document.asked_by,
        "answered_by": document.answered_by,
        "particulars": particulars_json(document.particulars),
        "side": document.side.sha256 if document.side else None,
    }


def document_of(row: sqlite3.Row, chars: CharMap) -> Document:
    """Turn a row of `documents` back into a document."""
    return Document(
        id=row["id"],
        path=Path(row["path"]),
        sha256=row["sha256"],
        title=row["title"],
        text=row["text"],
        chars=chars,
        measure=Measure(row["measure"]),
        pages=tuple(Page(*fields) for fields in json.loads(row["pages"])),
        footnotes=_footnotes_of(row["footnotes"]),
        note_marks=tuple(NoteMark(*fields) for fields in json.loads(row["note_marks"])),
        kind=Kind(row["kind"]),
        chamber=Chamber(row["chamber"]) if row["chamber"] else None,
        date=datetime.date.fromisoformat(row["date"]) if row["date"] else None,
        reference=row["reference"],
        url=row["url"],
        asked_by=row["asked_by"],
        answered_by=row["answered_by"],
        particulars=particulars_of(row["particulars"]),
        side=SideFile(row["side"], Stated()) if row["side"] else None,
    )


def char_map_row(document: Document) -> Row:
    """Turn the places of a document's characters into a row of `char_maps`.

    Boxes go in column by column: along a line all but x0 and x1 stay the same.
    """
    return {
        "document_id": document.id,
        "pages": zlib.compress(document.chars.pages.astype("<i4").tobytes()),
        "boxes": zlib.compress(document.chars.boxes.T.astype("<f4").tobytes()),
    }


def char_map_of(row: sqlite3.Row) -> CharMap:
    """Turn a row of `char_maps` back into the places of characters."""
    pages = np.frombuffer(zlib.decompress(row["pages"]), dtype="<i4")
    boxes = np.frombuffer(zlib.decompress(row["boxes"]), dtype="<f4")
    return CharMap(pages=pages, boxes=boxes.reshape(4, len(pages)).T)


def exchange_row(exchange: Exchange) -> Row:
    """Turn an exchange into a row of `exchanges`."""
    return {
        "id": exchange.id,
        "document_id": exchange.document_id,
        "ordinal": exchange.ordinal,
        "labels": _json(exchange.labels),
        "label": exchange.label,
        "question": _spans_json(exchange.question),
        "answer": _spans_json(exchange.answer),
        "pages": _json(exchange.pages),
        "asker": exchange.by,
        "answered_by": exchange.answered_by,
        "section": exchange.section,
        "footnotes": _footnotes_json(exchange.footnotes),
        "pointers": references_json(exchange.references),
    }


def exchange_of(row: sqlite3.Row) -> Exchange:
    """Turn a row of `exchanges` back into an exchange."""
    return Exchange(
        id=row["id"],
        document_id=row["document_id"],
        ordinal=row["ordinal"],
        labels=tuple(json.loads(row["labels"])),
        label=row["label"],
        question=_spans_of(row["question"]),
        answer=_spans_of(row["answer"]),
        pages=tuple(json.loads(row["pages"])),
        by=row["asker"],
        answered_by=row["answered_by"],
        section=row["section"],
        footnotes=_footnotes_of(row["footnotes"]),
        references=references_of(row["pointers"]),
    )


def passage_row(passage: Passage, row: int) -> Row:
    """Turn a passage into a row of `passages`; `row` is the row of its vector."""
    return {
        "row": row,
        "id": passage.id,
        "exchange_id": passage.exchange_id,
        "kind": passage.kind,
        "first": passage.span.start,
        "last": passage.span.end,
    }


def passage_of(row: sqlite3.Row) -> Passage:
    """Turn a row of `passages` back into a passage."""
    span = Span(row["first"], row["last"])
    return Passage(row["id"], row["exchange_id"], PassageKind(row["kind"]), span)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _spans_json(spans: tuple[Span, ...]) -> str:
    return _json([[span.start, span.end] for span in spans])


def _spans_of(column: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(column))


def _footnotes_json(footnotes: tuple[Footnote, ...]) -> str:
    return _json([[n.mark, n.span.start, n.span.end, n.page_number] for n in footnotes])


def _footnotes_of(column: str) -> tuple[Footnote, ...]:
    return tuple(
        Footnote(mark, Span(start, end), page_number)
        for mark, start, end, page_number in json.loads(column)
    )
