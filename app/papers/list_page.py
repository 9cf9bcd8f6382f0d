"""The page that lists the documents, and where files are added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from app.filter_words import kind_name
from app.papers.listing import ROWS, Column, Wish
from app.papers.upload_part import results_part, upload_part
from app.plain_page import LISTS, masthead, plain_page
from app.texts import count, say
from vraagbaak.cite import date_in_words
from vraagbaak.markup import NOTHING, Html, element, joined, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.responses import Response

    from app.papers.cabinet import Result
    from vraagbaak.index import DocumentEntry
    from vraagbaak.types import Language

SCRIPT: Final = files("app.papers").joinpath("upload.js").read_text(encoding="utf-8")
EVERYTHING: Final = Wish()
_HEADINGS: Final = {
    Column.TITLE: "papers_title",
    Column.KIND: "papers_kind",
    Column.REFERENCE: "papers_reference",
    Column.DATE: "papers_date",
    Column.ANSWERS: "papers_answers",
    Column.PAGES: "papers_pages",
}
_ORDERS: Final = {"up": "papers_up", "down": "papers_down"}


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list shows, in which language, and what just happened."""

    entries: Sequence[DocumentEntry]
    language: Language
    root: str
    wish: Wish = EVERYTHING
    upload_mib: int | None = None
    """How much one upload may hold; None where the visitor may not change the list."""
    results: Sequence[Result] = ()
    notice: str = ""
    is_admin: bool = False


def list_page(listed: Listed) -> Response:
    """Write the list of documents."""
    language = listed.language
    body = joined(
        [
            masthead(language, _ways(listed)),
            element(
                "main",
                element("h1", text(say(language, "papers"))),
                element("p", text(_sum(listed)), class_="sum"),
                element("p", text(listed.notice), role="status") if listed.notice else NOTHING,
                results_part(listed.results, language),
                upload_part(language, root=listed.root, most_mib=listed.upload_mib),
                _search(listed),
                _table(listed),
            ),
        ]
    )
    script = SCRIPT if listed.upload_mib else ""
    title = say(language, "papers")
    return plain_page(body, title=title, language=language, style=LISTS, script=script)


def _ways(listed: Listed) -> dict[str, str]:
    ways = {"papers_back": f"{listed.root}/"}
    if listed.is_admin:
        ways["runs"] = f"{listed.root}/evaluation"
    return ways


def _sum(listed: Listed) -> str:
    language, entries = listed.language, listed.entries
    if not entries:
        return say(language, "papers_empty")
    return say(
        language,
        "papers_sum",
        documents=count(language, "documents", len(entries)),
        answers=count(language, "answers", sum(each.answers for each in entries)),
    )


def _search(listed: Listed) -> Html:
    language, wish = listed.language, listed.wish
    order = "down" if wish.downwards else "up"
    return element(
        "form",
        element("label", text(say(language, "papers_search")), for_="words"),
        element("input", id="words", name="q", type="search", value=wish.words, maxlength=100),
        _choice("sort", "papers_sort", _HEADINGS.items(), chosen=wish.column, language=language),
        _choice("order", "papers_order", _ORDERS.items(), chosen=order, language=language),
        element("button", text(say(language, "papers_search_button")), type="submit"),
        role="search",
        class_="search",
        action=f"{listed.root}/documents",
    )


def _choice(
    name: str, label: str, values: Iterable[tuple[str, str]], *, chosen: str, language: Language
) -> Html:
    """Write one of the ways to sort, with the name of the text of each value."""
    options = (
        element("option", text(say(language, key)), value=value, selected=value == chosen)
        for value, key in values
    )
    return element("select", *options, id=name, name=name, aria_label=say(language, label))


def _table(listed: Listed) -> Html:
    language, wish = listed.language, listed.wish
    found = wish.found(listed.entries, language)
    if not found:
        words = say(language, "papers_none") if listed.entries else ""
        return element("p", text(words), role="status") if words else NOTHING
    last_page = (len(found) - 1) // ROWS + 1
    page = min(wish.page, last_page)
    shown = found[(page - 1) * ROWS : page * ROWS]
    head = element("tr", *(_heading(each, listed) for each in Column), _last_heading(listed))
    rows = (_row(each, listed) for each in shown)
    label = say(language, "papers_table")
    table = element(
        "table",
        element("caption", text(label), class_="unseen"),
        element("thead", head),
        element("tbody", *rows),
    )
    counted = say(language, "papers_found", count=len(found)) if wish.words else ""
    return joined(
        [
            element("p", text(counted), role="status", class_="quiet") if counted else NOTHING,
            element("div", table, class_="table", tabindex=0, role="region", aria_label=label),
            _pages(replace(wish, page=page), len(found), last_page, listed),
        ]
    )


def _heading(column: Column, listed: Listed) -> Html:
    wish = listed.wish
    is_own = column is wish.column
    turned = replace(wish, column=column, downwards=is_own and not wish.downwards, page=1)
    sorted_ = ("descending" if wish.downwards else "ascending") if is_own else None
    arrow = (" ↓" if wish.downwards else " ↑") if is_own else ""
    link = element(
        "a",
        text(say(listed.language, _HEADINGS[column])),
        element("span", text(arrow), aria_hidden="true"),
        href=_address(turned, listed),
    )
    return element("th", link, scope="col", aria_sort=sorted_, class_=column.value)


def _last_heading(listed: Listed) -> Html:
    if not listed.upload_mib:
        return NOTHING
    words = element("span", text(say(listed.language, "papers_remove")), class_="unseen")
    return element("th", words, scope="col", class_="change")


def _row(entry: DocumentEntry, listed: Listed) -> Html:
    document, language = entry.document, listed.language
    title = document.title or document.path.name
    address = f"{listed.root}/documents/{document.id}"
    written = {
        Column.TITLE: joined(
            [
                element("a", text(title), href=address),
                element("span", text(document.path.name), class_="quiet file"),
                # On a phone there is no room for these columns.
                element("span", text(_brief(entry, language)), class_="quiet brief"),
            ]
        ),
        Column.KIND: text(kind_name(document.kind.value, language)),
        Column.REFERENCE: text(document.reference or ""),
        Column.DATE: text(date_in_words(document.date, language) if document.date else ""),
        Column.ANSWERS: text(str(entry.answers)),
        Column.PAGES: text(str(entry.pages)),
    }
    cells = [element("td", written[each], class_=each.value) for each in Column]
    if listed.upload_mib:
        link = element(
            "a",
            text(say(language, "papers_remove")),
            href=f"{address}/remove",
            aria_label=say(language, "papers_remove_named", title=title),
        )
        cells.append(element("td", link, class_="change"))
    return element("tr", *cells)


def _brief(entry: DocumentEntry, language: Language) -> str:
    document = entry.document
    answers = count(language, "answers", entry.answers)
    pages = f"{say(language, 'papers_pages')}: {entry.pages}"
    parts = (kind_name(document.kind.value, language), document.reference or "", answers, pages)
    return " · ".join(part for part in parts if part)


def _pages(wish: Wish, total: int, last_page: int, listed: Listed) -> Html:
    if last_page == 1:
        return NOTHING
    language = listed.language
    first = (wish.page - 1) * ROWS + 1
    last = min(wish.page * ROWS, total)
    parts = [text(say(language, "papers_of", first=first, last=last, count=total))]
    for words, page in (("papers_previous", wish.page - 1), ("papers_next", wish.page + 1)):
        if 1 <= page <= last_page:
            address = _address(replace(wish, page=page), listed)
            parts.append(element("a", text(say(language, words)), href=address))
    return element("nav", *parts, class_="turning", aria_label=say(language, "papers_table"))


def _address(wish: Wish, listed: Listed) -> str:
    order = "down" if wish.downwards else "up"
    query = {"q": wish.words, "sort": wish.column.value, "order": order, "page": wish.page}
    return f"{listed.root}/documents?{urlencode(query)}"
