"""The forms in which a quote with its citation leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.cite.bibtex import bibtex
from vraagbaak.cite.copied import quote_html, quote_markdown, quote_plain
from vraagbaak.cite.csl import csl_json
from vraagbaak.cite.record import record
from vraagbaak.cite.ris import ris
from vraagbaak.types import Form

if TYPE_CHECKING:
    from vraagbaak.types import Cited, Document, Language


def export(document: Document, cited: Cited, form: Form, language: Language) -> str:
    """Write a quote of `document` in a form; the words around it are in `language`."""
    match form:
        case Form.TEXT:
            return quote_plain(cited, language)
        case Form.MARKDOWN:
            return quote_markdown(cited, language)
        case Form.HTML:
            return quote_html(cited, language)
    made = record(document, cited, language)
    match form:
        case Form.BIBTEX:
            return bibtex(made)
        case Form.RIS:
            return ris(made)
        case Form.CSL_JSON:
            return csl_json(made)
