"""Exchanges gathered by what filters look at: their document and who asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vraagbaak.segment.particulars.people import BETWEEN, members
from vraagbaak.selection.parties import parties_in
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from vraagbaak.index import Index
    from vraagbaak.types import Document, Member, Respondent

_BY_FACTION = frozenset({Kind.SCHRIFTELIJK_OVERLEG, Kind.NOTA})
"""In these papers a name without a party is that of a parliamentary group."""


@dataclass(frozen=True)
class Group:
    """The exchanges of one document that the same members or parliamentary groups asked for."""

    document: Document
    members: tuple[Member, ...]
    factions: tuple[str, ...]
    """The parties as printed."""

    @cached_property
    def parties(self) -> frozenset[str]:
        """The parties as they are compared."""
        return frozenset[str]().union(*map(parties_in, self.factions))

    @property
    def respondents(self) -> tuple[Respondent, ...]:
        """Who answered."""
        return self.document.particulars.respondents


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """All groups of an index; `of_exchange` holds for each exchange the position of its group."""

    groups: tuple[Group, ...]
    of_exchange: npt.NDArray[np.intp]


def groups_of(index: Index) -> Groups:
    """Gather the exchanges; a document without any has a group too."""
    positions: dict[tuple[str, str | None], int] = {}
    groups: list[Group] = []
    of_exchange = []
    for exchange in index.exchanges():
        key = exchange.document_id, exchange.by
        if key not in positions:
            positions[key] = len(groups)
            groups.append(_group(index.document(exchange.document_id), exchange.by))
        of_exchange.append(positions[key])
    filled = {document_id for document_id, _ in positions}
    empty = (_group(each, None) for each in index.documents if each.id not in filled)
    return Groups((*groups, *empty), np.array(of_exchange, dtype=np.intp))


def _group(document: Document, by: str | None) -> Group:
    if by is not None and "(" not in by and document.kind in _BY_FACTION:
        return Group(document, (), tuple(BETWEEN.split(by)))
    own = document.particulars.askers
    asked = own if by is None or by == document.asked_by else _known(members(by), own)
    return Group(document, asked, tuple(each.party for each in asked if each.party))


def _known(asked: tuple[Member, ...], own: tuple[Member, ...]) -> tuple[Member, ...]:
    """Take a member named without a party from those whom the paper names with one."""
    by_name = {each.name: each for each in own}
    return tuple(each if each.party else by_name.get(each.name, each) for each in asked)
