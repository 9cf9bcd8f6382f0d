"""Part letters that are set as one glyph, and name the characters that nobody sees."""

from __future__ import annotations

import re

LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
"""Unicode, Alphabetic Presentation Forms; `ĳ` is left, being a letter of its own."""

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Soft hyphens, zero-width characters and direction marks: nobody sees them."""


def apart(text: str) -> str:
    """Write ligatures as the letters they stand for, so that words are found as they are typed."""
    return text.translate(LIGATURES)
