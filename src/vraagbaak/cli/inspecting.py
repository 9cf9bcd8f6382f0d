"""What `vraagbaak inspect` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from vraagbaak.cite import asked, quote
from vraagbaak.cli.answer_view import INDENT, quote_text
from vraagbaak.cli.options import settings_for
from vraagbaak.cli.terminal import plain, prose_width, stdout, write_json
from vraagbaak.contract import paper_json
from vraagbaak.guard import Guard, Limits
from vraagbaak.reading_report import doubts
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import RenderableType

    from vraagbaak.types import Document, Exchange, Paper


def inspect(file: Path, *, as_json: bool) -> None:
    """Show the document and its exchanges as the reader sees them."""
    with Guard(Limits.of(settings_for(None))) as guard:
        paper = guard.read(file)
    if as_json:
        write_json(paper_json(paper))
        return
    console = stdout()
    console.print(_view(paper), width=prose_width(console))


def _view(paper: Paper) -> RenderableType:
    parts: list[RenderableType] = [*_head(paper)]
    parts += [plain(f"look at: {doubt}", "yellow") for doubt in doubts(paper)]
    for exchange in paper.exchanges:
        parts.extend(_exchange(paper.document, exchange))
    return Group(*parts)


def _head(paper: Paper) -> Iterator[RenderableType]:
    document = paper.document
    yield plain(document.title or document.path.name, "bold")
    facts = {
        "kind": document.kind.value,
        "chamber": document.chamber.value if document.chamber else None,
        "reference": document.reference,
        "date": document.date,
        "asked by": document.asked_by,
        "answered by": document.answered_by,
        "sent": document.particulars.sent,
        "received": document.particulars.received,
        "kenmerk": document.particulars.kenmerk,
        "parliamentary year": document.particulars.year,
        "published": document.url,
        "pages": len(document.pages) if _has_pages(document) else None,
        "answers": len(paper.exchanges) or "none",
    }
    for name, fact in facts.items():
        if fact:
            yield plain(f"{name}: {fact}")


def _has_pages(document: Document) -> bool:
    return document.measure is not Measure.PARAGRAPHS


def _exchange(document: Document, exchange: Exchange) -> Iterator[RenderableType]:
    pages = ", ".join(map(str, exchange.pages))
    questions = ", ".join(exchange.labels)
    facts = [
        exchange.label,
        f"question {questions}" if questions else "",
        f"by {exchange.by}" if exchange.by else "",
        f"page {pages}" if pages and _has_pages(document) else "",
    ]
    made = quote(document, exchange)
    yield Text()
    yield plain(" · ".join(fact for fact in facts if fact), "bold")
    yield Padding(plain(asked(document, exchange).text, "dim"), INDENT)
    yield Text()
    yield Padding(quote_text(made), INDENT)
    for mark, text in made.footnotes:
        yield Padding(plain(f"[{mark}] {text}", "dim"), INDENT)
    for reference in exchange.references:
        target = reference.paper or f"question {', '.join(reference.labels)}"
        words = " ".join(reference.span.of(document.text).split())
        yield Padding(plain(f"“{words}” → {target}", "dim"), INDENT)
