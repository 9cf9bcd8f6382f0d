"""The errors a caller can catch.

VraagbaakError
├── ReadError           a file that cannot be read as a document: `path` and `remedy`
├── ModelError          the embedding model cannot be loaded
├── IndexMissingError   there is no index in the folder
├── IndexDamagedError   a file of the index is missing, changed or of another version
├── IndexBusyError      another process is writing the index
├── IndexWriteError     the index cannot be written; what was there is still in use
├── UnknownDocumentError  no document or answer of the index goes by that name
├── FilterError         a filter is no filter, or asks for what no document has
├── InputError          a line of a batch file is no question
├── TranslationError    no unofficial translation came: `why`
├── ReportError         the reading report cannot be written
└── FeedbackError       what people say of answers cannot be kept or read

Every message names the file or folder and says what to do.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class VraagbaakError(Exception):
    """The base of all errors of this package."""


class ReadError(VraagbaakError):
    """A file that cannot be read as a document."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}. {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


class ModelError(VraagbaakError):
    """The embedding model cannot be loaded."""


class IndexMissingError(VraagbaakError):
    """There is no index in the folder."""


class IndexDamagedError(VraagbaakError):
    """A file of the index is missing, changed, or made by another version or model."""


class IndexBusyError(VraagbaakError):
    """Another process is writing the index."""


class IndexWriteError(VraagbaakError):
    """The index cannot be written: a full disk, or a folder without the right to write."""


class UnknownDocumentError(VraagbaakError):
    """No document or answer of the index, or more than one, goes by the given name."""


class FilterError(VraagbaakError):
    """A filter that cannot be understood, or a value that nothing in the index has.

    `filter_name` names the filter; `known` are the values that there are, the nearest first.
    """

    def __init__(
        self,
        message: str,
        filter_name: str,
        *,
        value: str | None = None,
        known: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.filter_name = filter_name
        self.value = value
        self.known = known


class InputError(VraagbaakError):
    """A line of a batch file is no question."""


class ReportError(VraagbaakError):
    """The reading report cannot be written."""


class FeedbackError(VraagbaakError):
    """What people say of answers cannot be kept, or is not what was kept."""


class Untranslated(StrEnum):
    """Why there is no translation."""

    TIMEOUT = "it took too long"
    UNREACHABLE = "the endpoint cannot be reached"
    REFUSED = "the endpoint refused"
    UNUSABLE = "the answer is of no use"
    BUSY = "too many are waited for"


class TranslationError(VraagbaakError):
    """No translation came."""

    def __init__(self, why: Untranslated, detail: str = "") -> None:
        told = f"{why.value} ({detail})" if detail else why.value
        super().__init__(f"No translation: {told}. See VRAAGBAAK_TRANSLATION_URL.")
        self.why = why
