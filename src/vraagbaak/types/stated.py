"""What is stated of a paper, by the paper itself or by the file beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from vraagbaak.types.papers import Chamber, Kind, Member, Respondent


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one source states of a paper; None, or nothing, where it is silent.

    The fields are those of `Document` and `Particulars`. `asked_by` and `answered_by` say in one
    phrase who `askers` and `respondents` are.
    """

    title: str | None = None
    kind: Kind | None = None
    reference: str | None = None
    date: datetime.date | None = None
    chamber: Chamber | None = None
    url: str | None = None
    year: str | None = None
    kenmerk: str | None = None
    question_numbers: tuple[str, ...] = ()
    sent: datetime.date | None = None
    received: datetime.date | None = None
    asked_by: str | None = None
    askers: tuple[Member, ...] = ()
    answered_by: str | None = None
    respondents: tuple[Respondent, ...] = ()


@dataclass(frozen=True, slots=True)
class SideFile:
    """A file beside a document that adds to what the document says of itself, or corrects it."""

    sha256: str
    stated: Stated
