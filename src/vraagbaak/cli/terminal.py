"""The terminal: data to standard output, messages to standard error, nothing else in either."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import StyleType

PROSE_WIDTH = 100
"""Lines of running text are no longer, however wide the window."""
PIPE_WIDTH = 1000
"""A table that goes to a file or another program keeps each row on one line."""

_CONTROL = re.compile(
    # All control characters but the line break, and those that turn the direction of writing.
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2028\\u2029\\u2066-\\u2069]"
)
_UNESCAPED_BY_JSON = re.compile("[\\x7f-\\x9f]")


def stdout() -> Console:
    """Make the console for data, as wide as its reader."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=PIPE_WIDTH)


def stderr() -> Console:
    """Make the console for messages."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def prose_width(console: Console) -> int:
    """Give the width of running text."""
    return min(console.width, PROSE_WIDTH)


def safe(text: str) -> str:
    """Take the power from characters that steer a terminal; a tab becomes a blank."""
    return _CONTROL.sub(lambda found: " " if found[0] == "\t" else "\ufffd", text)


def plain(text: object, style: StyleType = "") -> Text:
    """Make text from a document or a user printable: no control characters, no markup."""
    return Text(safe(str(text)), style=style)


def tell(message: str) -> None:
    """Say something on standard error."""
    stderr().print(plain(message))


def write_json(value: Mapping[str, object] | Sequence[object], *, indent: int | None = 2) -> None:
    """Write JSON to standard output, one line if `indent` is None, and do not keep it waiting."""
    encoded = json.dumps(value, ensure_ascii=False, indent=indent)
    sys.stdout.write(_UNESCAPED_BY_JSON.sub(_escaped, encoded) + "\n")
    sys.stdout.flush()


def write_text(written: str) -> None:
    """Write text for a file or another program to standard output, each line ended as usual."""
    sys.stdout.write(safe(written.replace("\r\n", "\n")))
    sys.stdout.flush()


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
