"""Parties and parliamentary groups by their names and abbreviations."""

from __future__ import annotations

import re

from vraagbaak.selection.names import folded

_NAMES = {
    "50plus": ("50",),
    "bbb": ("boerburgerbeweging",),
    "bij1": ("bijeen",),
    "cda": ("christendemocratischappel",),
    "christenunie": ("cu",),
    "d66": ("democraten66",),
    "denk": (),
    "fvd": ("forumvoordemocratie", "forum"),
    "groenlinks": ("gl", "greenleft"),
    "ja21": ("juisteantwoord2021",),
    "nsc": ("nieuwsociaalcontract",),
    "opnl": ("onafhankelijkepolitieknederland",),
    "pvda": ("partijvandearbeid", "labour"),
    "pvdd": ("partijvoordedieren",),
    "pvv": ("partijvoordevrijheid",),
    "sgp": ("staatkundiggereformeerdepartij",),
    "sp": ("socialistischepartij",),
    "volt": (),
    "vvd": ("volkspartijvoorvrijheidendemocratie",),
}
"""Parties of the States General by their usual names, folded, with their other names."""

_USUAL = {other: name for name, others in _NAMES.items() for other in (name, *others)}
_AROUND = re.compile(
    r"^(?:(?:the|de|het|leden|lid|groep|fracties?|van)\s+)+|[\s-]*(?:fracties?|leden|party)\s*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[-–/,+&]|\ben\b|\band\b)\s*", re.IGNORECASE)


def parties_in(text: str) -> frozenset[str]:
    """Name the parties of `text` as they are compared: two for `GroenLinks-PvdA` and `GL/PvdA`.

    A name that is none of the usual ones is a party of its own.
    """
    parts = [_usual_name(part) for part in _BETWEEN.split(text)]
    if all(part in _NAMES for part in parts):
        return frozenset(parts)
    return frozenset({_usual_name(text)})


def _usual_name(text: str) -> str:
    name = folded(_AROUND.sub("", text.strip()))
    return _USUAL.get(name, name)
