"""The values that filters can take in one index."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.errors import FilterError
from vraagbaak.selection.names import folded
from vraagbaak.selection.parties import parties_in

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from vraagbaak.selection.groups import Group, Groups
    from vraagbaak.types import Document, Filter, Respondent

MOST_NAMED = 8
"""An error names so many of the values that there are."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: the values as printed, those of most answers first.

    `respondents` are ministries, and whoever answered for none; `people` are those who answered,
    by name. `first` and `last` are the dates of the oldest and the newest document.
    """

    documents: tuple[Document, ...]
    kinds: tuple[str, ...]
    parties: tuple[str, ...]
    askers: tuple[str, ...]
    respondents: tuple[str, ...]
    people: tuple[str, ...]
    first: datetime.date | None
    last: datetime.date | None


def choices_of(groups: Groups, documents: Sequence[Document]) -> Choices:
    """List the values of the filters."""
    dates = [each.date for each in documents if each.date]

    def listed(
        values: Callable[[Group], Iterable[str]], *, alike: Callable[[str], Hashable] = folded
    ) -> tuple[str, ...]:
        return _commonest(_counted(groups, values), alike)

    return Choices(
        documents=tuple(documents),
        kinds=listed(lambda group: [group.document.kind.value]),
        parties=listed(lambda group: group.factions, alike=parties_in),
        askers=listed(lambda group: [each.name for each in group.members]),
        respondents=listed(lambda group: map(_body, group.respondents)),
        people=listed(lambda group: [each.name for each in group.respondents if each.name]),
        first=min(dates, default=None),
        last=max(dates, default=None),
    )


def unknown(name: Filter, value: str, known: Iterable[str]) -> FilterError:
    """Make the error for a value of the filter `name` that nothing in the index has."""
    nearest = sorted(dict.fromkeys(known), key=lambda each: -_likeness(value, each))
    listed = ", ".join(nearest[:MOST_NAMED])
    more = f", and {len(nearest) - MOST_NAMED} more" if len(nearest) > MOST_NAMED else ""
    there = f"there are: {listed}{more}" if nearest else "there are none to filter by"
    message = f"Nothing in the index fits the filter {name} = {value!r}; {there}."
    return FilterError(message, name, value=value, known=tuple(nearest))


def _likeness(value: str, known: str) -> float:
    return difflib.SequenceMatcher(None, folded(value), folded(known)).ratio()


def _body(respondent: Respondent) -> str:
    return respondent.portfolio or respondent.name or respondent.office


def _counted(groups: Groups, values: Callable[[Group], Iterable[str]]) -> Counter[str]:
    """Count the answers of each value."""
    sizes = np.bincount(groups.of_exchange, minlength=len(groups.groups)).tolist()
    counted: Counter[str] = Counter()
    for group, size in zip(groups.groups, sizes, strict=True):
        for value in dict.fromkeys(values(group)):
            counted[value] += size
    return counted


def _commonest(counted: Counter[str], alike: Callable[[str], Hashable]) -> tuple[str, ...]:
    """List values by the number of answers; one that is written in several ways once."""
    spelled: dict[Hashable, str] = {}
    for value, _ in counted.most_common():
        spelled.setdefault(alike(value), value)
    return tuple(spelled.values())
