"""Word files made in tests."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import nsmap
from docx.oxml.parser import parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docx.document import Document

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        **nsmap,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
"""What a piece of XML needs to be put into a file."""


def paragraph(*texts: str) -> Document:
    """Make a file of plain paragraphs."""
    document = docx.Document()
    document.core_properties.title = ""
    for text in texts:
        document.add_paragraph(text)
    return document


def raw(xml: str) -> Document:
    """Make a file whose body is a piece of XML."""
    document = paragraph()
    body = document.element.body
    for child in parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"):
        body.insert(len(body) - 1, child)
    return document


def saved(folder: Path, first: Document | str, *texts: str, name: str = "brief.docx") -> Path:
    """Save a file, or one of plain paragraphs."""
    path = folder / name
    document = paragraph(first, *texts) if isinstance(first, str) else first
    document.save(str(path))
    return path


def repacked(path: Path, parts: Mapping[str, bytes | None]) -> Path:
    """Replace parts of a file, or leave them out where None is given for them."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        kept = {info.filename: old.read(info) for info in old.infolist()}
        for name, content in {**kept, **parts}.items():
            if content is not None:
                new.writestr(name, content)
    path.write_bytes(made.getvalue())
    return path
