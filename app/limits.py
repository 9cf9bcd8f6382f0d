"""How much one server takes on at once, where the settings say nothing of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from vraagbaak.settings import Serving

MAX_QUESTION_CHARACTERS: Final = Serving().question_length
MAX_LOOKING_AT_ONCE: Final = 16
MAX_READING_AT_ONCE: Final = 1
"""Reading a source again takes processes of its own, and a core or more."""


class Lane(StrEnum):
    """Events of one lane share its limit."""

    ASK = "ask"
    LOOK = "look"
    READ = "read"
