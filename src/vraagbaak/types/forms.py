"""The forms in which a quote with its citation leaves the program."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """A form of a quote with its citation, or of a reference to its paper."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"

    @property
    def suffix(self) -> str:
        """How the name of a file of this form ends, without the dot."""
        return _SUFFIXES[self]

    @property
    def media_type(self) -> str:
        """The media type of a file of this form, as registered or else as its readers have it."""
        return _MEDIA_TYPES[self]


_SUFFIXES = {
    Form.TEXT: "txt",
    Form.MARKDOWN: "md",
    Form.HTML: "html",
    Form.BIBTEX: "bib",
    Form.RIS: "ris",
    Form.CSL_JSON: "json",
}
_MEDIA_TYPES = {
    Form.TEXT: "text/plain",
    Form.MARKDOWN: "text/markdown",
    Form.HTML: "text/html",
    Form.BIBTEX: "application/x-bibtex",
    Form.RIS: "application/x-research-info-systems",
    Form.CSL_JSON: "application/vnd.citationstyles.csl+json",
}
