"""The permanent name of an answer, the same wherever the same file is indexed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.library import Asks
    from vraagbaak.types import Citation, Cited, Span

PARAMETER: Final = "answer"
_NAME = re.compile(r"(?P<document>[0-9a-f]{16})\.(?P<exchange>[0-9a-f]{16})")


class Unknown(StrEnum):
    """Why a link opens nothing."""

    NO_LINK = "link_broken"
    """It has not the form of one."""
    NO_DOCUMENT = "link_no_document"
    NO_ANSWER = "link_no_answer"
    """The document is here, but was read otherwise where the link was made."""


@dataclass(frozen=True, slots=True)
class UnknownAnswerError(Exception):
    """A link opens nothing here."""

    why: Unknown


def name_of(citation: Citation) -> str:
    """Name an answer by the checksums of its file and of its place in it."""
    return f"{citation.document_id}.{citation.exchange_id}"


def link_to(citation: Citation) -> str:
    """Write the link to an answer, relative to the chat's own address, whatever its prefix."""
    return f"?{PARAMETER}={name_of(citation)}"


def linked(
    assistant: Asks, name: str, highlights: Sequence[Span] = (), *, score: float = 1.0
) -> Cited:
    """Quote the answer of this name, with these parts of its text marked.

    Raises:
        UnknownAnswerError: The name is none, or the index does not hold what it names.
    """
    parts = _NAME.fullmatch(name)
    if parts is None:
        raise UnknownAnswerError(Unknown.NO_LINK)
    try:
        assistant.index.document(parts["document"])
    except KeyError:
        raise UnknownAnswerError(Unknown.NO_DOCUMENT) from None
    try:
        cited = assistant.recall(parts["exchange"], highlights, score=score)
    except KeyError:
        raise UnknownAnswerError(Unknown.NO_ANSWER) from None
    if cited.citation.document_id != parts["document"]:
        raise UnknownAnswerError(Unknown.NO_ANSWER)
    return cited
