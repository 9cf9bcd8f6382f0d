"""A record as RIS, which most reference managers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vraagbaak.cite.record import Author, Record

_LINE_END = "\r\n"


def ris(record: Record) -> str:
    """Write the record as a government document, in UTF-8.

    Each value is one line, so that none can begin a tag of its own. Format: Research Information
    Systems, RIS Format Specifications (2001), with the tags `LA` and `IS` of its successors.
    """
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _tags(record) if value]
    return _LINE_END.join(["TY  - GOVDOC", *lines, "ER  - ", ""])


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    yield "ID", record.key.rpartition("-")[2].upper()
    yield from (("AU", _author(author)) for author in record.authors)
    yield "TI", record.title
    yield "T2", record.series
    yield "M3", record.genre
    yield "IS", record.number or ""
    yield "PB", record.institution or ""
    if record.date:
        yield "PY", str(record.date.year)
        yield "DA", f"{record.date:%Y/%m/%d}/"
    if record.pages:
        yield "SP", record.pages[0]
        yield "EP", record.pages[-1]
    yield "LA", "nl"
    yield "UR", record.url or ""
    yield "N1", record.note
    yield "N1", f"{record.file}, SHA-256 {record.file_sha256}"


def _author(author: Author) -> str:
    """Write a name; a phrase with a comma is none: what follows would be taken for given names."""
    if "," in author.family:
        return ""
    return author.inverted.replace("*", "")
