"""Part letters that are set as one glyph."""

from __future__ import annotations

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


def apart(text: str) -> str:
    """Write ligatures as the letters they stand for, so that words are found as they are typed."""
    return text.translate(LIGATURES)
