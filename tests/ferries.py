"""A chat with papers made by hand: two that ask the same, of two parties, and a hostile one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.browser_visits import DESK, PHONE, Server, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAPER = """Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer

Vragen van het lid {asker} ({party}) aan de Minister van {ministry} over {matter} (ingezonden 2
november {year}).
Antwoord van Minister {minister} ({ministry}) (ontvangen 20 november {year}).

Vraag 1
{question}

Antwoord 1
{answer}
"""
PAPERS = {
    "veerboten.txt": PAPER.format(
        asker="Kade",
        party="SP",
        ministry="Infrastructuur en Waterstaat",
        minister="Steiger",
        matter="veerboten",
        year=2023,
        question="Hoeveel veerboten varen er in de winter naar de eilanden?",
        answer="In de winter varen er twaalf veerboten naar de eilanden.",
    ),
    "ijsgang.txt": PAPER.format(
        asker="Berm",
        party="VVD",
        ministry="Financiën",
        minister="Munt",
        matter="veerboten bij ijsgang",
        year=2024,
        question="Hoeveel veerboten varen er deze winter naar de eilanden?",
        answer="Deze winter varen er negen veerboten, want drie liggen in het ijs.",
    ),
    "kwaad.txt": PAPER.format(
        asker="Kwaad",
        party="<img src=x onerror=alert(1)>",
        ministry="<script>alert(2)</script>",
        minister="<b>Kade</b>",
        matter="<img src=x onerror=alert(3)>",
        year=2022,
        question="Hoeveel kranen staan er ${alert(4)} op de kade?",
        answer="Er staan vier kranen op de kade.",
    ),
}
DUTCH, ENGLISH = "nl-NL", "en-GB"
BOTH = pytest.mark.parametrize("locale", [DUTCH, ENGLISH])
QUESTION = {
    DUTCH: "Hoeveel veerboten varen er in de winter naar de eilanden?",
    ENGLISH: "How many ferries sail to the islands in winter?",
}
SIZES = pytest.mark.parametrize("size", [DESK, PHONE])


@contextmanager
def ferry_chat(folder: Path, *, feedback: Path | None = None) -> Iterator[Server]:
    """Serve a chat with the specimen and these papers, indexed in `folder`."""
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with serving(folder / "index", feedback=feedback) as running:
        running.add(*(folder / name for name in PAPERS))
        yield running
