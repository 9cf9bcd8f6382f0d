"""Which addresses are open, and to whom; what is not named here does not exist.

Gradio serves more than this chat uses: files of its cache, a proxy, a monitor, an editor. Only what
the page and programs need is let through.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import Scope

API: Final = "/gradio_api/"
LOGIN: Final = "/login"
LOGOUT: Final = "/logout"
HEALTH: Final = "/healthz"
METRICS: Final = "/metrics"
UPLOAD: Final = f"{API}upload"
DOCUMENTS: Final = "/documents"
EVALUATION: Final = "/evaluation"
UPLOADS: Final = f"{DOCUMENTS}/add"

_OPEN: Final = re.compile(
    r"(info|openapi\.json|startup-events|theme\.css|queue/(join|data)|cancel|reset"
    r"|heartbeat/[^/]+|upload|upload_progress|((call|call/v2|run|api)/[^/]+)(/[^/]+)?)/?"
)
_MCP: Final = re.compile(r"mcp(/http)?/?")
_WORK: Final = re.compile(r"(queue/join|((call|call/v2|run|api)/[^/]+)|mcp(/http)?)/?")
_SHUT: Final = re.compile(r"/(monitoring|svelte|login/.*|logout/.*)(/.*)?|/gradio_api")


class Load(StrEnum):
    """What a request costs the server."""

    NOTHING = "nothing"
    WORK = "work"
    """A question, or what a button does."""
    PICTURE = "picture"


def route(scope: Scope) -> str:
    """Give the path of a request below the prefix that it is served under."""
    path, prefix = str(scope["path"]), str(scope.get("root_path", ""))
    return path.removeprefix(prefix) if path.startswith(f"{prefix}/") else path


def is_open(path: str, *, mcp: bool) -> bool:
    """Tell whether there is anything at a path, for those who may enter."""
    if not path.startswith(API):
        return not _SHUT.fullmatch(path)
    name = path.removeprefix(API)
    return bool(_OPEN.fullmatch(name) or (mcp and _MCP.fullmatch(name)))


def needs_no_name(path: str) -> bool:
    """Tell whether a path is for everybody, also where visitors must sign in."""
    return path in {HEALTH, LOGIN}


def is_for_admins(path: str) -> bool:
    """Tell whether a path is for admins, where there are any."""
    return path == METRICS


def is_upload(path: str) -> bool:
    """Tell whether files are sent to a path."""
    return path.rstrip("/") in {UPLOAD, UPLOADS}


def load(method: str, path: str) -> Load:
    """Tell what a request costs."""
    if path.startswith(f"{DOCUMENTS}/") and path.endswith("/report"):
        return Load.WORK
    if path == f"{EVALUATION}/compare":
        return Load.WORK
    if method == "POST" and path.startswith(API) and _WORK.fullmatch(path.removeprefix(API)):
        return Load.WORK
    return Load.PICTURE if path.startswith("/pages/") else Load.NOTHING
