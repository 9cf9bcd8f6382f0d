"""Verdicts on answers about a dike, in words of our own."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from eval.__main__ import app
from vraagbaak.feedback import Feedback, Shown, Verdict, append
from vraagbaak.types import Language, Span

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

ANSWER = "De dijk bij ons dorp is tien meter hoog. Dat is genoeg."
MARKED = "De dijk bij ons dorp is tien meter hoog."
DIKE = Shown("dijk.pdf", "Antwoord 1", "e1", ANSWER, (Span(0, len(MARKED)), Span(41, 55)))
KEEPER_TEXT = "Het waterschap onderhoudt de dijk elk voorjaar."
KEEPER = Shown("dijk.pdf", "Antwoord 2", "e2", KEEPER_TEXT, (Span(0, len(KEEPER_TEXT)),))
UP = Feedback(
    at=datetime.datetime(2026, 3, 21, tzinfo=datetime.UTC),
    question="Hoe hoog is de dijk?",
    history=(),
    language=Language.DUTCH,
    verdict=Verdict.UP,
    confidence=0.9,
    shown=DIKE,
)
DOWN = replace(UP, verdict=Verdict.DOWN)


def feedback(folder: Path, *lines: Feedback) -> Path:
    """Keep verdicts in a file, and give it."""
    for each in lines:
        append(folder / "feedback.jsonl", each)
    return folder / "feedback.jsonl"


def make(folder: Path, *sources: Path, options: tuple[str, ...] = ()) -> Result:
    """Run the command `make-set`, which writes into `folder`."""
    out = folder / "set.jsonl"
    return CliRunner().invoke(app, ["make-set", *map(str, sources), "--out", str(out), *options])
