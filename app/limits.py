"""How much one server takes on at once."""

from __future__ import annotations

from enum import StrEnum

MAX_QUESTION_CHARACTERS = 1000
MAX_ASKING_AT_ONCE = 2
"""Embedding a question keeps a core busy; more at once only makes all of them wait."""
MAX_LOOKING_AT_ONCE = 16


class Lane(StrEnum):
    """Events of one lane share its limit."""

    ASK = "ask"
    LOOK = "look"
