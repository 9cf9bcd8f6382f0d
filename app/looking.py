"""What a visitor does in the source view: open a quote's page, turn pages, look for words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from app.finding import search

if TYPE_CHECKING:
    from app.conversation import Conversation, Shown
    from app.library import Shelf
    from vraagbaak.types import Document


class Look(StrEnum):
    """What a control of the source view asks for; the name travels in `data-action`."""

    SHOW = "show"
    PAGE = "page"
    FIND = "find"
    HIT = "hit"


def looked(
    conversation: Conversation, wanted: dict[str, object], shelf: Shelf
) -> Conversation | None:
    """Put on view what is asked for; None if this is about something else."""
    match wanted:
        case {"action": Look.SHOW, "turn": int(turn), "rank": int(rank)}:
            return conversation.showing(turn, rank)
        case {"action": Look.PAGE, "page": int(page)}:
            return conversation.at_page(page)
        case {"action": Look.FIND, "words": str(words)}:
            return _found(conversation, words, shelf)
        case {"action": Look.HIT, "hit": int(number)}:
            current = conversation.shown.search if conversation.shown else None
            return conversation.searched(current.at(number)) if current else conversation
    return None


def _found(conversation: Conversation, words: str, shelf: Shelf) -> Conversation:
    shown = conversation.shown
    document = document_of(shelf, shown)
    if shown is None or document is None:
        return conversation
    return conversation.searched(search(document, words).from_page(shown.page_number))


def document_of(shelf: Shelf, shown: Shown | None) -> Document | None:
    """Give the document on view, unless it left the index meanwhile."""
    if shown is None:
        return None
    try:
        return shelf.document(shown.cited.citation.document_id)
    except KeyError:
        return None
