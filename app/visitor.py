"""Who is visiting: all that a page or an action may know of the one who asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import gradio as gr

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection
    from starlette.types import Scope

VISITOR: Final = "vraagbaak.visitor"


@dataclass(frozen=True, slots=True)
class Visitor:
    """The one who sent a request.

    `name` is None for one who has not signed in; `address` is empty where nothing is known of it.
    `may_change` tells that documents may be added and removed: by an admin, and with the setting
    `VRAAGBAAK_UPLOAD` on.
    """

    address: str = ""
    name: str | None = None
    is_admin: bool = False
    may_change: bool = False


def visitor_of(request: gr.Request | HTTPConnection) -> Visitor:
    """Tell who sent a request of Gradio's or of the server's; of no known one, a nobody."""
    sent = request.request if isinstance(request, gr.Request) else request
    found = sent.scope.get(VISITOR) if sent is not None else None
    return found if isinstance(found, Visitor) else Visitor()


def note_visitor(scope: Scope, visitor: Visitor) -> None:
    """Keep with a request who sent it; only the gate does so."""
    scope[VISITOR] = visitor
