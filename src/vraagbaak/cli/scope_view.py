"""The filters of a question, and what they left to search, as a terminal shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.cli.terminal import plain
from vraagbaak.types import Filter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from vraagbaak.cli.words import Words
    from vraagbaak.types import Scope, Selection


def scope_lines(scope: Scope | None, words: Words) -> Iterator[Text]:
    """Say what was searched, if not everything, and which papers have no date to choose by."""
    if scope is None:
        return
    chosen = "; ".join(f"{words.filters[name]} {value}" for name, value in _given(scope.selection))
    yield plain(f"{words.searched}: {chosen} ({words.answers(scope.answers)})", "dim")
    if scope.undated:
        yield plain(words.undated(scope.undated), "dim")


def _given(selection: Selection) -> Iterator[tuple[Filter, str]]:
    values = {
        Filter.DOCUMENT: selection.documents,
        Filter.KIND: selection.kinds,
        Filter.PARTY: selection.parties,
        Filter.ASKER: selection.askers,
        Filter.ANSWERED_BY: selection.respondents,
    }
    yield from ((name, ", ".join(texts)) for name, texts in values.items() if texts)
    dates = {Filter.SINCE: selection.since, Filter.UNTIL: selection.until}
    yield from ((name, date.isoformat()) for name, date in dates.items() if date)
