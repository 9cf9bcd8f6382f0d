"""Apply a selection to the exchanges and the documents of an index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from vraagbaak.selection.choices import choices_of, unknown
from vraagbaak.selection.documents import DocumentNames, numbers_of
from vraagbaak.selection.groups import groups_of
from vraagbaak.selection.names import folded, holds, name_words
from vraagbaak.selection.parties import parties_in
from vraagbaak.selection.people import RespondentName, is_called
from vraagbaak.types import Filter, Kind, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vraagbaak.index import Index
    from vraagbaak.selection.choices import Choices
    from vraagbaak.selection.groups import Group, Groups
    from vraagbaak.types import Document, Member, Respondent, Selection

    Test = Callable[[Group], bool]

Mask: TypeAlias = npt.NDArray[np.bool_]
"""Of each exchange of an index, in its order, whether it is selected."""

T = TypeVar("T")

REMEMBERED = 32
"""So many selections are kept with what fits them."""


@dataclass(frozen=True, slots=True, eq=False)
class Selected:
    """What fits a selection: exchanges and documents, and both in figures."""

    mask: Mask
    documents: tuple[Document, ...]
    scope: Scope


class Selector:
    """Selects in one open index; safe to use from several threads.

    A selection is compared with each group of exchanges once, so that its cost grows with the
    number of documents; each exchange then takes over what was found for its group.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._apply = lru_cache(REMEMBERED)(self._selected)

    def apply(self, selection: Selection) -> Selected:
        """Find what fits.

        Raises:
            FilterError: Nothing in the index has one of the values; the message names those that
                there are.
        """
        return self._apply(selection)

    @cached_property
    def choices(self) -> Choices:
        """The values that there are."""
        return choices_of(self._groups, self._index.documents)

    @cached_property
    def _groups(self) -> Groups:
        return groups_of(self._index)

    def _selected(self, selection: Selection) -> Selected:
        tests = tuple(self._tests(selection))
        fit = [all(test(group) for test in tests) for group in self._groups.groups]
        dated = [_in_period(group.document, selection) for group in self._groups.groups]
        chosen = np.logical_and(fit, dated)
        groups = zip(self._groups.groups, fit, chosen.tolist(), strict=True)
        found, undated = set(), set()
        for group, fits, is_chosen in groups:
            if is_chosen:
                found.add(group.document.id)
            elif fits and selection.has_period and group.document.date is None:
                undated.add(group.document.id)
        mask: Mask = chosen[self._groups.of_exchange]
        return Selected(
            mask=mask,
            documents=tuple(each for each in self._index.documents if each.id in found),
            scope=Scope(selection, answers=int(mask.sum()), undated=len(undated)),
        )

    def _tests(self, selection: Selection) -> Iterator[Test]:
        if selection.documents:
            documents = _resolved(
                Filter.DOCUMENT, selection.documents, self._names.called, self._names_to_show
            )
            yield lambda group: group.document.id in documents
        if selection.kinds:
            kinds = _resolved(Filter.KIND, selection.kinds, self._kinds, self.choices.kinds)
            yield lambda group: group.document.kind in kinds
        if selection.parties:
            parties = _resolved(
                Filter.PARTY, selection.parties, self._parties, self.choices.parties
            )
            yield lambda group: any(each <= group.parties for each in parties)
        if selection.askers:
            askers = _resolved(Filter.ASKER, selection.askers, self._askers, self.choices.askers)
            yield lambda group: not askers.isdisjoint(group.members)
        if selection.respondents:
            known = (*self.choices.respondents, *self.choices.people)
            respondents = _resolved(
                Filter.ANSWERED_BY, selection.respondents, self._respondents, known
            )
            yield lambda group: not respondents.isdisjoint(group.respondents)

    @cached_property
    def _names(self) -> DocumentNames:
        return DocumentNames(self._index.documents)

    @property
    def _names_to_show(self) -> Iterator[str]:
        for document in self._index.documents:
            yield document.path.name
            yield from (each for each in numbers_of(document) if each != document.path.stem)

    def _kinds(self, name: str) -> set[Kind]:
        """Compare with what kinds are called in Dutch papers, and in English."""
        wanted = folded(name)
        return {
            kind
            for kind in map(Kind, self.choices.kinds)
            if holds(name_words(kind.value), wanted) or holds(kind.name.lower().split("_"), wanted)
        }

    def _parties(self, name: str) -> set[frozenset[str]]:
        parties = parties_in(name)
        there = any(parties <= group.parties for group in self._groups.groups)
        return {parties} if there else set()

    def _askers(self, name: str) -> set[Member]:
        there = {each for group in self._groups.groups for each in group.members}
        return {each for each in there if is_called(each, name)}

    def _respondents(self, name: str) -> set[Respondent]:
        wanted = RespondentName.of(name)
        there = {each for group in self._groups.groups for each in group.respondents}
        return {each for each in there if wanted.means(each)}


def _resolved(
    name: Filter, values: Iterable[str], find: Callable[[str], set[T]], known: Iterable[str]
) -> set[T]:
    """Find what each value means; refuse one that means nothing in the index."""
    wanted: set[T] = set()
    for value in values:
        found = find(value)
        if not found:
            raise unknown(name, value, known)
        wanted |= found
    return wanted


def _in_period(document: Document, selection: Selection) -> bool:
    if not selection.has_period:
        return True
    date = document.date
    if date is None:
        return False
    after = selection.since is None or date >= selection.since
    return after and (selection.until is None or date <= selection.until)
