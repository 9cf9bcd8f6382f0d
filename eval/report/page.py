"""Put a page together: one file, with its own style and script and nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from eval.report.plots import histogram, intervals, recall, reliability, risk_coverage, told_bar
from eval.report.rows import rows_json
from vraagbaak.markup import Html, element, joined, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from eval.report.values import Measured, Row, RunPage

ASSETS = "eval.report"
CHECKSUM = re.compile(r"[0-9a-f]{64}")
CHECKSUM_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page with a heading and a name for links to it."""

    title: str
    id: str
    content: tuple[Html, ...]


def page_html(page: RunPage) -> Html:
    """Write the whole page."""
    return document(
        page.title,
        _head(page),
        *with_links(
            (
                Section("Figures", "figures", _tiles(page)),
                Section("Plots", "plots", _plots(page)),
                Section("By language and kind", "groups", _groups(page)),
                Section("Questions", "questions", questions(page.rows)),
            )
        ),
    )


def document(title: str, *parts: Html) -> Html:
    """Write an HTML document whose own style and script are the only ones that a browser takes."""
    style, script = asset("report.css"), asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{_checksum(style)}'; script-src '{_checksum(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", text(title)),
        element("style", Html(style)),
    )
    body = element("body", *parts, element("script", Html(script)))
    return joined((Html("<!DOCTYPE html>\n"), element("html", head, body, lang="en")))


def asset(name: str) -> str:
    """Read a file of this package."""
    return resources.files(ASSETS).joinpath(name).read_text(encoding="utf-8")


def _checksum(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _head(page: RunPage) -> Html:
    return element(
        "header",
        element("h1", text(page.title)),
        element("p", text(page.summary), class_="summary"),
        *(element("p", text(note), class_="note") for note in page.notes),
        stamp(page.stamp),
    )


def stamp(made_with: Mapping[str, str]) -> Html:
    """List what made the results; of a checksum the first digits, the rest on pointing at it."""
    entries = []
    for name, value in made_with.items():
        short = f"{value[:CHECKSUM_SHOWN]}…" if CHECKSUM.fullmatch(value) else value
        title = value if short != value else None
        words = element("dd", text(short), title=title)
        entries.append(element("div", element("dt", text(name)), words))
    return element("dl", *entries, class_="stamp")


def _tiles(page: RunPage) -> tuple[Html, ...]:
    return (element("div", *(_tile(each) for each in page.measures), class_="tiles"),)


def _tile(measured: Measured) -> Html:
    whole, write = measured.bars[0], measured.unit.write
    return element(
        "div",
        element("span", text(measured.name), class_="name"),
        element("strong", text(write(whole.value))),
        element("span", text(f"{write(whole.low)} – {write(whole.high)}"), class_="spread"),
        class_="tile",
    )


def _plots(page: RunPage) -> tuple[Html, ...]:
    plots = []
    if page.reliability:
        plots.append(
            figure(
                "Reliability",
                reliability(page.reliability),
                "On the dashed line: right as often as the confidence says. Below: counts.",
            )
        )
    if page.risk_coverage:
        plots.append(
            figure(
                "Risk and coverage",
                risk_coverage(page.risk_coverage, page.operating_point),
                "What is wrong among the answers, when the least sure are refused first.",
            )
        )
    if page.recall:
        plots.append(figure("Recall", recall(page.recall), "Right passages among the first k."))
    times = [row.milliseconds for row in page.rows if row.milliseconds is not None]
    if times:
        plots.append(figure("Time for a question", histogram(times), "Each question once."))
    return (element("div", *plots, class_="plots"),)


def _groups(page: RunPage) -> tuple[Html, ...]:
    plots = [
        figure(each.name, intervals(each.bars, each.unit), "")
        for each in page.measures
        if len(each.bars) > 1
    ]
    if not plots:
        return ()
    return (
        element("p", text("Dots with their 95% bootstrap intervals."), class_="note"),
        element("div", *plots, class_="plots"),
        _table(page),
    )


def figure(title: str, picture: Html, caption: str) -> Html:
    """Put a plot under its title."""
    told = [element("p", text(caption), class_="note")] if caption else []
    return element("figure", element("figcaption", element("h3", text(title)), *told), picture)


def _table(page: RunPage) -> Html:
    groups = list(dict.fromkeys(bar.group for each in page.measures for bar in each.bars))
    rows = [(each.name, *_cells(each, groups)) for each in page.measures]
    summary = element("summary", text("All figures as a table"))
    return element("details", summary, table(("", *groups), rows))


def _cells(measured: Measured, groups: Sequence[str]) -> list[str]:
    told = {bar.group: told_bar(bar, measured.unit) for bar in measured.bars}
    return [told.get(group, "–") for group in groups]


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    """Write a table that can be moved sideways; the first cell of a row is its heading."""
    head = element("tr", *(element("th", text(each), scope="col") for each in headings))
    body = (
        element(
            "tr",
            element("th", text(name), scope="row"),
            *(element("td", text(cell)) for cell in cells),
        )
        for name, *cells in rows
    )
    whole = element("table", element("thead", head), element("tbody", *body))
    return element("div", whole, class_="wide", tabindex="0", role="region", aria_label="Figures")


def questions(rows: Sequence[Row]) -> tuple[Html, ...]:
    """Write the rows, and what filters and sorts them."""
    return (
        element("noscript", text("The questions are listed by a script in this file.")),
        element("form", id="filters", role="search", aria_label="Filter the questions"),
        element("p", id="count", class_="note", role="status"),
        element("ol", id="list"),
        element("button", text("Show more"), id="more", type="button", hidden=True),
        element("script", rows_json(rows), type="application/json", id="rows"),
    )


def with_links(sections: Sequence[Section]) -> tuple[Html, ...]:
    """Put links to the sections before them; those without content are left out."""
    shown = [each for each in sections if each.content]
    links = (element("a", text(each.title), href=f"#{each.id}") for each in shown)
    return (
        element("nav", *links, aria_label="Sections"),
        *(
            element("section", element("h2", text(each.title)), *each.content, id=each.id)
            for each in shown
        ),
    )
