"""Find who asked or who answered by name, office or ministry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.selection.names import folded, holds, name_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.types import Member, Respondent

_PARTICLES = frozenset(
    {"van", "de", "den", "der", "het", "t", "ten", "ter", "te", "el", "la", "von"}
)
_JOINING = frozenset({"en", "and", "of"})
_OFFICES = {
    "minister-president": "minister-president",
    "premier": "minister-president",
    "prime minister": "minister-president",
    "minister": "minister",
    "ministers": "minister",
    "staatssecretaris": "staatssecretaris",
    "state secretary": "staatssecretaris",
    "ministerie": None,
    "ministry": None,
}
"""What people call an office, or a ministry as a whole, and what papers call the office."""
_OFFICE = re.compile(
    rf"(?:(?:de|het|the)\s+)*(?:(?P<office>{'|'.join(_OFFICES)})\b)?\s*"
    r"(?:(?:van|voor|of|for)\b\s*)?(?:(?:de|het|the)\b\s*)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MINISTRIES = {
    "generalaffairs": "algemenezaken",
    "interior": "binnenlandsezaken",
    "interiorandkingdomrelations": "binnenlandsezakenenkoninkrijksrelaties",
    "foreignaffairs": "buitenlandsezaken",
    "defence": "defensie",
    "def": "defensie",
    "economicaffairs": "economischezaken",
    "economicaffairsandclimatepolicy": "economischezakenenklimaat",
    "finance": "financien",
    "fin": "financien",
    "infrastructureandwatermanagement": "infrastructuurenwaterstaat",
    "justice": "justitie",
    "justiceandsecurity": "justitieenveiligheid",
    "agriculture": "landbouw",
    "agriculturenatureandfoodquality": "landbouwnatuurenvoedselkwaliteit",
    "agriculturefisheriesfoodsecurityandnature": "landbouwvisserijvoedselzekerheidennatuur",
    "education": "onderwijs",
    "educationcultureandscience": "onderwijscultuurenwetenschap",
    "socialaffairs": "socialezaken",
    "socialaffairsandemployment": "socialezakenenwerkgelegenheid",
    "health": "volksgezondheid",
    "healthwelfareandsport": "volksgezondheidwelzijnensport",
    "asylumandmigration": "asielenmigratie",
    "climatepolicyandgreengrowth": "klimaatengroenegroei",
    "housingandspatialplanning": "volkshuisvestingenruimtelijkeordening",
    "courtofaudit": "algemenerekenkamer",
    "netherlandscourtofaudit": "algemenerekenkamer",
}
"""The ministries' English names, folded, as government.nl gives them, and the Dutch ones."""


def is_called(member: Member, name: str) -> bool:
    """Say whether a member goes by `name`: the surname, or more of the name than is printed."""
    own, wanted = name_words(member.name), name_words(name)
    return holds(own, folded(name)) or _ends_with(wanted, "".join(own))


@dataclass(frozen=True, slots=True)
class RespondentName:
    """Who answers, as a user names them: an office, a ministry or a person, or both together."""

    office: str | None
    rest: str

    @classmethod
    def of(cls, text: str) -> RespondentName:
        """Take `minister van Financiën`, `JenV` or `staatssecretaris Jansen` apart."""
        found = _OFFICE.fullmatch(text.strip())
        # Every part of the pattern may be missing, so it always fits.
        office, rest = (found["office"], found["rest"]) if found else (None, text)
        name = folded(rest)
        return cls(_OFFICES[office.lower()] if office else None, _MINISTRIES.get(name, name))

    def means(self, respondent: Respondent) -> bool:
        """Say whether this is one of those who answered."""
        if self.office is not None and self.office != respondent.office.lower():
            return False
        return not self.rest or any(self._fits(each) for each in _known_as(respondent))

    def _fits(self, name: str) -> bool:
        words = name_words(name)
        return holds(words, self.rest) or self.rest in _initials(words)


def _known_as(respondent: Respondent) -> Iterator[str]:
    """Name the person, and the ministry with what stands behind its name apart."""
    yield respondent.office
    yield respondent.name or ""
    yield from re.split(r"\s[–-]\s", respondent.portfolio or "")


def _initials(words: Sequence[str]) -> frozenset[str]:
    """Abbreviate a ministry: `JV` and `JenV`."""
    short = "".join(word[0] for word in words if word not in _JOINING)
    long = "".join(word if word in _JOINING else word[0] for word in words)
    return frozenset({short, long}) if len(short) > 1 else frozenset()


def _ends_with(wanted: Sequence[str], own: str) -> bool:
    """Say whether the last words of a fuller name spell the whole printed one."""
    return any(
        "".join(wanted[at:]) == own and wanted[at - 1] not in _PARTICLES
        for at in range(1, len(wanted))
    )
