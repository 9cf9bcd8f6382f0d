"""Read the signs that Word takes from the fonts Symbol and Wingdings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from vraagbaak.read.word.package import Element

UNKNOWN = "\ufffd"
"""A sign of an unknown font: that something stands there is shown."""
SYMBOL = {
    0x61: "α",
    0x62: "β",
    0x67: "γ",
    0x64: "δ",
    0x6C: "λ",
    0x6D: "μ",
    0x70: "π",
    0x73: "σ",
    0x44: "Δ",
    0x53: "Σ",
    0x57: "Ω",
    0xA0: "€",
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0x2D: "−",
}
"""The encoding of the font Symbol, as far as papers use it."""
WINGDINGS = {
    0x6F: "☐",
    0xA8: "☐",
    0x78: "☒",
    0xFD: "☒",
    0xFE: "☑",
    0xFC: "✓",
    0xFB: "✗",
    0xA7: "▪",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0x4A: "☺",
}
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS}
PRIVATE = range(0xF000, 0xF100)
"""Signs of such fonts are numbered from here, or from 0."""


def sign(element: Element) -> str:
    """Read `w:sym`: the sign of its font as the letter of Unicode that looks so."""
    try:
        code = int(element.get(qn("w:char"), ""), 16)
    except ValueError:
        return UNKNOWN
    known = FONTS.get(element.get(qn("w:font"), "").lower())
    if code in PRIVATE or known is not None:
        return (known or {}).get(code % 0x100, UNKNOWN)
    letter = chr(code) if code <= sys.maxunicode else UNKNOWN
    return letter if letter.isprintable() else UNKNOWN
