"""The page about one document: what was read of it, and whether to remove it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from app.filter_words import kind_name
from app.links import PARAMETER
from app.plain_page import LISTS, masthead, plain_page
from app.texts import say
from vraagbaak.cite import date_in_words
from vraagbaak.markup import NOTHING, Html, element, joined, text
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from starlette.responses import Response

    from vraagbaak.index import DocumentEntry
    from vraagbaak.types import Document, Exchange, Language


def document_page(
    entry: DocumentEntry,
    exchanges: Sequence[Exchange],
    *,
    language: Language,
    root: str,
    may_change: bool,
) -> Response:
    """Tell what was read of a document: its facts, and each question with its answer's place."""
    document = entry.document
    address = f"{root}/documents/{document.id}"
    remove = element("a", text(say(language, "papers_remove")), href=f"{address}/remove")
    report = element("a", text(say(language, "papers_report")), href=f"{address}/report")
    head = element("h2", text(say(language, "papers_answers_head")))
    none = element("p", text(say(language, "papers_no_answers")))
    answers = [_exchange(document, each, language, root) for each in exchanges]
    main = element(
        "main",
        element("h1", text(_title(document))),
        element("dl", *_facts(entry, language), class_="facts"),
        element("p", report),
        element("p", text(say(language, "papers_report_note")), class_="quiet"),
        element("p", remove) if may_change else NOTHING,
        head,
        *(answers or [none]),
    )
    return _page(main, title=_title(document), language=language, root=root)


def remove_page(document: Document, *, language: Language, root: str, uploaded: bool) -> Response:
    """Ask whether a document is to be removed."""
    address = f"{root}/documents/{document.id}"
    fate = "papers_remove_file" if uploaded else "papers_remove_stays"
    form = element(
        "form",
        element("p", text(say(language, fate))),
        element("p", text(say(language, "papers_remove_links"))),
        element(
            "p",
            element("button", text(say(language, "papers_remove")), type="submit"),
            element("a", text(say(language, "papers_keep")), href=address),
            class_="choices",
        ),
        method="post",
        action=f"{address}/remove",
    )
    main = element(
        "main",
        element("h1", text(say(language, "papers_remove_sure"))),
        element(
            "section",
            element("h2", text(_title(document))),
            element("p", text(document.path.name), class_="quiet"),
            form,
            class_="sure",
        ),
    )
    title = say(language, "papers_remove_sure")
    return _page(main, title=title, language=language, root=root)


def remark_page(
    words: str, *, language: Language, root: str, status: HTTPStatus = HTTPStatus.NOT_FOUND
) -> Response:
    """Say why there is nothing to see."""
    heading = element("h1", text(say(language, "papers")))
    main = element("main", heading, element("p", text(words), role="alert"))
    title = say(language, "papers")
    return _page(main, title=title, language=language, root=root, status=status)


def _page(
    main: Html,
    *,
    title: str,
    language: Language,
    root: str,
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    head = masthead(language, {"papers_all": f"{root}/documents"})
    body = joined([head, main])
    return plain_page(body, title=title, language=language, style=LISTS, status=status)


def _title(document: Document) -> str:
    return document.title or document.path.name


def _facts(entry: DocumentEntry, language: Language) -> Iterator[Html]:
    document = entry.document
    url = document.url
    link = element("a", text(url), href=url) if url and url.startswith("https://") else NOTHING
    facts = {
        "papers_kind": text(kind_name(document.kind.value, language)),
        "papers_reference": text(document.reference or ""),
        "papers_date": text(date_in_words(document.date, language) if document.date else ""),
        "papers_asked_by": text(document.asked_by or ""),
        "papers_answered_by": text(document.answered_by or ""),
        "papers_answers": text(str(entry.answers)),
        "papers_pages": text(str(entry.pages) if _has_pages(document) else ""),
        "papers_file": text(document.path.name),
        "papers_checksum": text(document.sha256),
        "papers_published": link,
    }
    for name, fact in facts.items():
        if fact:
            yield element("dt", text(say(language, name)))
            yield element("dd", fact)


def _has_pages(document: Document) -> bool:
    return document.measure is not Measure.PARAGRAPHS


def _exchange(document: Document, exchange: Exchange, language: Language, root: str) -> Html:
    pages = ", ".join(map(str, exchange.pages))
    place = say(language, "papers_page", page=pages) if pages and _has_pages(document) else ""
    parts = (exchange.label, exchange.by or "", place)
    link = f"{root}/?{PARAMETER}={document.id}.{exchange.id}"
    return element(
        "details",
        element("summary", text(" · ".join(part for part in parts if part))),
        element("p", text(document.cut(exchange.question)), lang="nl", class_="quiet"),
        element("p", text(document.cut(exchange.answer)), lang="nl"),
        element("a", text(say(language, "papers_open")), href=link),
    )
