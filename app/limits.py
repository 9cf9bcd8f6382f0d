"""How much one server takes on at once, where the settings say nothing of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from vraagbaak.settings import Serving

MAX_QUESTION_CHARACTERS: Final = Serving().question_length
MAX_LOOKING_AT_ONCE: Final = 16
MAX_FILTERING_AT_ONCE: Final = 1
"""What was ticked first is to arrive first; a filter is set in milliseconds."""
MAX_READING_AT_ONCE: Final = 1
"""Reading a source again takes processes of its own, and a core or more."""


class Lane(StrEnum):
    """Events of one lane share its limit."""

    ASK = "ask"
    LOOK = "look"
    FILTER = "filter"
    READ = "read"


ASKING: dict[str, Any] = {"concurrency_id": Lane.ASK.value, "api_visibility": "private"}
LOOKING: dict[str, Any] = {
    "concurrency_limit": MAX_LOOKING_AT_ONCE,
    "concurrency_id": Lane.LOOK.value,
    "api_visibility": "private",
}
FILTERING: dict[str, Any] = {
    "concurrency_limit": MAX_FILTERING_AT_ONCE,
    "concurrency_id": Lane.FILTER.value,
    "api_visibility": "private",
}
