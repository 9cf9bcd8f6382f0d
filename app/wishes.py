"""What the controls within the page ask for, as the browser sends it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import gradio as gr

Wanted: TypeAlias = dict[str, object]
"""What a control within the page asks for."""


class Action(StrEnum):
    """What a button within the page asks for; the name travels in `data-action`.

    What the filters tell is read in `Filters.after`, what the source view asks in `looked`.
    """

    EXAMPLE = "example"
    LANGUAGE = "language"
    NEW = "new"
    WIPE = "wipe"
    SIMILAR = "similar"
    VERDICT = "verdict"
    ASK_EVERYWHERE = "ask-everywhere"
    RETRY = "retry"
    UNDO = "undo"
    EDIT = "edit"
    LEAVE = "leave"
    """Leave the question that is edited as it is."""
    VERIFY = "verify"
    TRANSLATE = "translate"


def wanted(event: gr.EventData) -> Wanted:
    """Read what an event asks for; what is no such thing asks for nothing."""
    return event._data if isinstance(event._data, dict) else {}  # noqa: SLF001
