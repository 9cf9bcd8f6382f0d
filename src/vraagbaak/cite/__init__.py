"""Quote an exchange, say where it stands in Dutch and in English, and write that in forms."""

from vraagbaak.cite.citation import cite, date_in_words
from vraagbaak.cite.copied import markdown_text, quote_html, quote_markdown
from vraagbaak.cite.export import export
from vraagbaak.cite.paragraphs import paragraphs
from vraagbaak.cite.quotation import asked, marked, places, pointers, quote

__all__ = [
    "asked",
    "cite",
    "date_in_words",
    "export",
    "markdown_text",
    "marked",
    "paragraphs",
    "places",
    "pointers",
    "quote",
    "quote_html",
    "quote_markdown",
]
