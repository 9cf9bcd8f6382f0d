"""The filters as HTML: folded away, with a chip for each that is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.filter_words import TITLE_CHARACTERS, clipped, kind_name, named
from app.filters import PERIOD
from app.texts import count, say
from vraagbaak.cite import date_in_words
from vraagbaak.markup import NOTHING, element, joined, text
from vraagbaak.types import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.filter_words import Named
    from app.filters import Filters, Offer
    from vraagbaak.markup import Html
    from vraagbaak.types import Document, Language

MAX_DOCUMENTS = 40
"""More documents are not listed at once: a word of the title finds them."""
EARLIEST = "1900-01-01"
"""While a year is being typed, dates before this one come by; they are not meant."""


@dataclass(frozen=True, slots=True)
class _View:
    """What each part of the panel is written from; `on` is what is set, in words."""

    filters: Filters
    offer: Offer
    language: Language
    on: tuple[Named, ...]

    def say(self, key: str, **values: object) -> str:
        return say(self.language, key, **values)


def filter_panel(filters: Filters, offer: Offer, language: Language) -> Html:
    """Write the controls and the chips; nothing where there is nothing to choose from."""
    if not offer.documents:
        return NOTHING
    titles = {document.id: document.title for document in offer.documents}
    on = named(filters.selection, titles, language)
    view = _View(filters, offer, language, on)
    parts = (_documents, _kinds, _parties, _respondents, _period)
    panel = element(
        "details",
        _panel_summary(view),
        element("div", *(part(view) for part in parts), class_="facets"),
        class_="filter-panel",
        data_fold="filters",
    )
    return element(
        "section",
        panel,
        _chips(view),
        class_="filters",
        lang=language.value,
        data_sent=filters.sent,
    )


def _panel_summary(view: _View) -> Html:
    badge = NOTHING
    if view.on:
        words = count(view.language, "filters_on", len(view.on))
        badge = element("span", text(words), class_="filters-on")
    return element("summary", element("span", text(view.say("filters"))), badge)


def _chips(view: _View) -> Html:
    """Write what is on, each with its way off; the place stays, so that changes are read out."""
    chips = [element("li", _chip(each, view)) for each in view.on]
    if len(chips) > 1:
        words = text(view.say("filters_clear"))
        clear = element("button", words, type="button", data_action="unfilter-all", class_="clear")
        chips.append(element("li", clear))
    listed = element("ul", *chips, class_="chips", aria_label=view.say("filters_are_on"))
    return element("div", listed if chips else NOTHING, aria_live="polite")


def _chip(each: Named, view: _View) -> Html:
    return element(
        "button",
        element("span", text(each.words)),
        element("span", text("×"), class_="cross", aria_hidden="true"),
        type="button",
        class_="chip",
        data_action="unfilter",
        data_filter=each.filter.value,
        data_value=each.value,
        aria_label=view.say("filter_remove", filter=each.words),
    )


def _documents(view: _View) -> Html:
    chosen = view.filters.values(Filter.DOCUMENT)
    words = view.filters.words.casefold().split()
    found = [each for each in view.offer.documents if _has(each, words)]
    listed = found[:MAX_DOCUMENTS]
    # Neither words nor numbers hide what is chosen; what is on view already stays in its place.
    on = [each for each in view.offer.documents if each.id in chosen and each not in listed]
    shown = ((each.id, _document(each, view)) for each in (*on, *listed))
    remark = NOTHING
    if len(found) > MAX_DOCUMENTS:
        remark = _remark(view.say("documents_more", count=len(found) - MAX_DOCUMENTS))
    elif not found:
        remark = _remark(view.say("documents_none"))
    body = [_search(view), _options(view, Filter.DOCUMENT, shown), remark]
    return _facet(view, "document", body)


def _search(view: _View) -> Html:
    words = view.say("documents_find")
    return element(
        "input",
        type="search",
        class_="find",
        placeholder=words,
        aria_label=words,
        autocomplete="off",
    )


def _has(document: Document, words: Iterable[str]) -> bool:
    parts = (document.title, document.reference or "", document.path.name)
    everything = " ".join(parts).casefold()
    return all(word in everything for word in words)


def _document(document: Document, view: _View) -> Html:
    title = element("span", text(document.title), class_="document-title", lang="nl")
    day = [date_in_words(document.date, view.language)] if document.date else []
    small = element("small", text(" · ".join([*day, document.path.name])))
    return element("span", title, small, class_="document-option")


def _kinds(view: _View) -> Html:
    values = view.offer.values(Filter.KIND)
    shown = ((each, text(kind_name(each, view.language))) for each in values)
    body = [_options(view, Filter.KIND, shown)] if values else []
    return _facet(view, "kind", body)


def _parties(view: _View) -> Html:
    values = view.offer.values(Filter.PARTY)
    body = [_options(view, Filter.PARTY, _dutch(values))] if values else []
    return _facet(view, "party", body)


def _respondents(view: _View) -> Html:
    bodies = view.offer.choices.respondents
    people = [each for each in view.offer.choices.people if each not in bodies]
    body = []
    for key, values in (("respondents_bodies", bodies), ("respondents_people", people)):
        if values:
            heading = element("p", text(view.say(key)), class_="eyebrow")
            body += [heading, _options(view, Filter.ANSWERED_BY, _dutch(values))]
    return _facet(view, "answered_by", body)


def _period(view: _View) -> Html:
    first, last = view.offer.choices.first, view.offer.choices.last
    body = []
    if first is not None and last is not None:
        days = [date_in_words(each, view.language) for each in (first, last)]
        fields = element("div", *(_day(each, view) for each in PERIOD), class_="days")
        body = [fields, _remark(view.say("period_spread", first=days[0], last=days[1]))]
    if view.filters.is_backwards:
        wrong = text(view.say("period_backwards"))
        body.insert(1, element("p", wrong, class_="wrong", role="alert"))
    return _facet(view, "period", body)


def _day(name: Filter, view: _View) -> Html:
    field = element(
        "input",
        type="date",
        min=EARLIEST,
        value="".join(view.filters.values(name)),
        data_filter=name.value,
    )
    words = element("span", text(view.say(f"filter_{name.value}")))
    return element("label", words, field, class_="day")


def _dutch(values: Iterable[str]) -> list[tuple[str, Html]]:
    return [(each, element("span", text(each), lang="nl")) for each in values]


def _options(view: _View, name: Filter, options: Iterable[tuple[str, Html]]) -> Html:
    chosen = view.filters.values(name)
    entries = []
    for value, face in options:
        box = element(
            "input",
            type="checkbox",
            data_filter=name.value,
            data_value=value,
            checked=value in chosen,
        )
        entries.append(element("li", element("label", box, face)))
    return element("ul", *entries, class_="options")


def _facet(view: _View, name: str, body: Sequence[Html]) -> Html:
    """Write one filter, folded, with what is chosen beside its name; nothing without a body."""
    if not body:
        return NOTHING
    title = text(view.say(f"facet_{name}"))
    filters = PERIOD if name == "period" else {Filter(name)}
    on = ", ".join(each.short for each in view.on if each.filter in filters)
    chosen = text(clipped(on, TITLE_CHARACTERS) or view.say("filter_all"))
    summary = element(
        "summary",
        element("span", title, class_="facet-name"),
        element("span", chosen, class_="facet-chosen set" if on else "facet-chosen"),
    )
    fields = element("fieldset", element("legend", title, class_="unseen"), joined(body))
    return element("details", summary, fields, class_="facet", data_fold=f"facet-{name}")


def _remark(words: str) -> Html:
    return element("p", text(words), class_="facet-remark")
