"""A record as CSL-JSON, which Zotero, Pandoc and citeproc read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vraagbaak.cite.record import Author, Record


def csl_json(record: Record) -> str:
    """Write the record as a list of one item, as the schema `csl-data.json` of CSL 1.0.2 has it."""
    return json.dumps([_item(record)], ensure_ascii=False, indent=2) + "\n"


def _item(record: Record) -> dict[str, Any]:
    day = record.date
    pages = dict.fromkeys((*record.pages[:1], *record.pages[-1:]))
    fields = {
        "author": [_name(author) for author in record.authors],
        "title": record.title,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "genre": record.genre,
        "collection-title": record.series,
        "number": record.number,
        "publisher": record.institution,
        "page": "–".join(pages),
        "section": record.label,
        "language": "nl",
        "URL": record.url,
        "note": record.note,
        "custom": {
            "file": record.file,
            "file_sha256": record.file_sha256,
            "quote_sha256": record.quote_sha256,
        },
    }
    stated = {name: value for name, value in fields.items() if value}
    return {"id": record.key, "type": "report", **stated}


def _name(author: Author) -> dict[str, str]:
    if not author.given:
        return {"literal": author.family}
    particle = {"non-dropping-particle": author.particle} if author.particle else {}
    return {"given": author.given, **particle, "family": author.family}
