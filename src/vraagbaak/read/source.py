"""A file's bytes, and the document made of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.errors import ReadError
from vraagbaak.types import Document

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.read.flow import Flow
    from vraagbaak.types import Measure, Page

ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Source:
    """A file with its content and the checksum of that content."""

    path: Path
    content: bytes
    sha256: str

    @classmethod
    def of(cls, path: Path) -> Source:
        """Take in a file.

        Raises:
            ReadError: there is no such file, it cannot be opened, or it is empty.
        """
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = f"the file cannot be opened ({error.strerror})"
            raise ReadError(path, reason, "Check the name and its permissions.") from error
        if not content.strip():
            raise ReadError(path, "the file is empty", "Download or export it again.")
        return cls(path.absolute(), content, hashlib.sha256(content).hexdigest())


def document(
    source: Source, text: Flow, *, title: str, pages: tuple[Page, ...], measure: Measure
) -> Document:
    """Make the document of a source; its id is the first part of the content's checksum."""
    return Document(
        id=source.sha256[:ID_DIGITS],
        path=source.path,
        sha256=source.sha256,
        title=title,
        text=text.text,
        chars=text.chars,
        measure=measure,
        pages=pages,
        lines=text.lines,
        footnotes=text.footnotes,
        note_marks=text.note_marks,
    )
