"""Put what is stated of a paper into its document."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from vraagbaak.segment.particulars.numbers import address
from vraagbaak.segment.particulars.people import (
    askers_named,
    members,
    respondents,
    respondents_named,
)
from vraagbaak.types import Stated

if TYPE_CHECKING:
    from vraagbaak.types import Document

OF_DOCUMENT = (
    *("title", "kind", "reference", "date", "chamber", "url", "asked_by", "answered_by"),
)
OF_PARTICULARS = (
    *("year", "kenmerk", "question_numbers", "sent", "received", "askers", "respondents"),
)


def first_of(*sources: Stated) -> Stated:
    """Take each thing from the first source that states it."""
    chosen: dict[str, Any] = {
        field.name: next(
            (value for each in sources if (value := getattr(each, field.name))), field.default
        )
        for field in fields(Stated)
    }
    return Stated(**chosen)


def with_stated(document: Document, stated: Stated) -> Document:
    """Put what is stated into the document; the rest of it stays.

    The address follows the number; the phrases that tell who asked and answered follow the people
    named, and those the phrases, where only one of the two is stated.
    """
    said = _whole(stated)
    particulars = {name: value for name in OF_PARTICULARS if (value := getattr(said, name))}
    own = {name: value for name in OF_DOCUMENT if (value := getattr(said, name))}
    if said.reference and not said.url:
        own["url"] = address(said.reference)
    return replace(document, particulars=replace(document.particulars, **particulars), **own)


def _whole(stated: Stated) -> Stated:
    return replace(
        stated,
        asked_by=stated.asked_by or askers_named(stated.askers),
        askers=stated.askers or members(stated.asked_by or ""),
        answered_by=stated.answered_by or respondents_named(stated.respondents),
        respondents=stated.respondents or respondents(stated.answered_by or ""),
    )
