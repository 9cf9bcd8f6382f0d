"""A quote with its citation, to paste elsewhere: as plain text, Markdown and HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.cite.paragraphs import paragraphs
from vraagbaak.markup import NOTHING, element, joined, text
from vraagbaak.types import Language

if TYPE_CHECKING:
    from vraagbaak.markup import Html
    from vraagbaak.types import Cited

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~$&!])")
_LINE_START = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))|^\s", re.MULTILINE)
_SOURCE = {Language.DUTCH: "Bron", Language.ENGLISH: "Source"}
_WEB = ("https://", "http://")


def quote_plain(cited: Cited, language: Language) -> str:
    """Write the quote between quotation marks, with the citation under it."""
    address = _address(cited)
    source = f"{_SOURCE[language]}: {_citation(cited, language)}"
    return "\n".join([f"“{cited.quote.text}”", "", source, *([address] if address else []), ""])


def quote_markdown(cited: Cited, language: Language) -> str:
    """Write the quote as a block quote of CommonMark, which shows exactly its words."""
    quoted = [markdown_text(span.of(cited.quote.text)) for span in paragraphs(cited.quote.text)]
    lines = "\n\n".join(quoted).split("\n")
    source = markdown_text(_citation(cited, language))
    if address := _address(cited):
        source = f"{source} <{address}>"
    block = "\n".join(f"> {line}".rstrip() for line in lines)
    return f"{block}\n\n{_SOURCE[language]}: {source}\n"


def quote_html(cited: Cited, language: Language) -> Html:
    """Write the quote as a piece of HTML; every character of the paper is text in it."""
    address = _address(cited)
    words = [_paragraph(span.of(cited.quote.text)) for span in paragraphs(cited.quote.text)]
    link = NOTHING
    if address:
        link = joined([text(" "), element("a", text(address), href=address)])
    cite = element("cite", text(_citation(cited, language)))
    return joined(
        [
            element("blockquote", *words, lang="nl", cite=address),
            text("\n"),
            element("p", text(f"{_SOURCE[language]}: "), cite, link, lang=language.value),
            text("\n"),
        ]
    )


def markdown_text(plain: str) -> str:
    """Escape what CommonMark takes for markup; a line break stays one."""
    escaped = _MARKUP.sub(r"\\\1", plain)
    return _LINE_START.sub(_escaped_start, escaped).replace("\n", "\\\n")


def _escaped_start(found: re.Match[str]) -> str:
    if found[0].isspace():
        return f"&#{ord(found[0])};"
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _paragraph(words: str) -> Html:
    first, *lines = words.split("\n")
    rest = (joined([element("br"), text(line)]) for line in lines)
    return element("p", text(first), *rest)


def _citation(cited: Cited, language: Language) -> str:
    citation = cited.citation
    return citation.text_nl if language is Language.DUTCH else citation.text_en


def _address(cited: Cited) -> str | None:
    url = cited.citation.url
    return url if url and url.startswith(_WEB) and not re.search(r"[\s<>]", url) else None
