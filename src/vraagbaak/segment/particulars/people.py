"""The people a paper names: who asked, and who answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.types import Member, Respondent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ASKERS = re.compile(r"(?P<names>[^()]+)\((?P<party>[^()]+)\)")
TOGETHER = re.compile(r"(?:beiden?|allen?|alle(?: \w+)?) ")
BETWEEN = re.compile(r"\s*(?:,\s*en|,|\ben)\s+|\s*,\s*")
TITLED = re.compile(r"^(?:en |het lid |de leden |de heer |mevrouw )+")
OFFICE = re.compile(
    r"\b(?P<office>(?:vice-?)?minister-president|ministers?|staats?secretaris(?:sen)?)\b(?!-)",
    re.IGNORECASE,
)
CONNECTED = re.compile(
    r"(?:[\s,;.]|\b(?:en|mede|ook|namens|de|het|alsmede|respectievelijk|tevens)\b)*$"
)
NAMED = re.compile(r"\s*(?P<name>[^()]+?)\s*\((?P<portfolio>[^()]+)\)?")
OF = re.compile(
    r"\s*(?i:van|voor)\s+(?P<portfolio>[A-ZÀ-Ž][^()]*?)\s*(?:\([A-Z]\w{0,3}[A-Z&]\w{0,3}\)\s*)?"
)
"""A department, with its initials behind it or not; a name has its department behind it."""
NEXT_PORTFOLIO = re.compile(r"(?:,| en),? (?:van|voor) ", re.IGNORECASE)
PREMIER = "Minister-President"
GENERAL = "Algemene Zaken"
OFFICES = {"ministers": "Minister", "staatssecretarissen": "Staatssecretaris"}


def members(text: str) -> tuple[Member, ...]:
    """List who asked: `Sneller (D66) en Van Nispen (SP)`, `Temmink en Van Nispen (beiden SP)`.

    Where several share one bracket, its party is everyone's only if it says so.
    """
    found: list[Member] = []
    end = 0
    for group in ASKERS.finditer(text):
        party = " ".join(group["party"].split())
        shared = TOGETHER.match(party)
        party = party[shared.end() :] if shared else party
        names = _names(group["names"])
        found += [Member(name, party if shared else None) for name in names[:-1]]
        found += [Member(name, party) for name in names[-1:]]
        end = group.end()
    return (*found, *(Member(name) for name in _names(text[end:])))


def respondents(text: str) -> tuple[Respondent, ...]:
    """List who answered: `Minister A (Letteren), mede namens de Minister van Boeken`."""
    return tuple(_one_premier(list(_respondents(text))))


def askers_named(askers: Sequence[Member]) -> str | None:
    """Name in one phrase who asked; None if nobody is named."""
    return _listed(f"{each.name} ({each.party})" if each.party else each.name for each in askers)


def respondents_named(given: Sequence[Respondent]) -> str | None:
    """Name in one phrase who answered; None if nobody is named."""
    return _listed(map(_respondent_named, given))


def _names(text: str) -> list[str]:
    parts = (TITLED.sub("", " ".join(part.split())) for part in BETWEEN.split(text))
    return [part for part in parts if part.strip(" .")]


def _respondents(text: str) -> Iterator[Respondent]:
    starts = list(OFFICE.finditer(text))
    ends = [*(start.start() for start in starts), len(text)][1:]
    alone: list[str] = []
    # Where no office is named there is one end too many.
    for start, end in zip(starts, ends, strict=False):
        office = _office(start["office"])
        rest = CONNECTED.sub("", text[start.end() : end])
        named, of = NAMED.match(rest), OF.fullmatch(rest)
        if of:
            portfolios = NEXT_PORTFOLIO.split(of["portfolio"])
            yield from (_of_department(each, portfolios[0]) for each in alone)
            yield from (Respondent(office, portfolio=each) for each in portfolios)
            alone = []
        elif named:
            yield Respondent(office, named["name"], named["portfolio"])
        elif rest.strip():
            yield Respondent(office, rest.strip())
        else:
            # `de Staatssecretaris en de Minister van Volksgezondheid`: both of one department.
            alone.append(office)
    yield from (Respondent(each) for each in alone)


def _of_department(office: str, portfolio: str) -> Respondent:
    return Respondent(office, portfolio=None if office == PREMIER else portfolio)


def _one_premier(found: list[Respondent]) -> Iterator[Respondent]:
    """Take `Minister-President A, Minister van Algemene Zaken` for the one person it is."""
    for at, each in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        before = found[at - 1] if at else None
        if each.office == PREMIER and following and _is_general(following):
            yield Respondent(PREMIER, each.name, GENERAL)
        elif not (before and before.office == PREMIER and _is_general(each)):
            yield each


def _is_general(respondent: Respondent) -> bool:
    return (respondent.office, respondent.name, respondent.portfolio) == ("Minister", None, GENERAL)


def _office(printed: str) -> str:
    """Write an office in the singular, with capitals; the press wrote `Staatsecretaris` too."""
    word = printed.lower().replace("staatsecretaris", "staatssecretaris")
    return OFFICES.get(word) or "-".join(part.capitalize() for part in word.split("-"))


def _respondent_named(respondent: Respondent) -> str:
    if respondent.office == PREMIER and respondent.name is None:
        return PREMIER
    if respondent.name is None:
        of = f" van {respondent.portfolio}" if respondent.portfolio else ""
        return f"{respondent.office}{of}"
    portfolio = f" ({respondent.portfolio})" if respondent.portfolio else ""
    return f"{respondent.office} {respondent.name}{portfolio}"


def _listed(names: Iterable[str]) -> str | None:
    *rest, last = [*names] or [""]
    return f"{', '.join(rest)} en {last}" if rest else last or None
