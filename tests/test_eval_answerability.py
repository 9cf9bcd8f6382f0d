"""Teaching the cross-encoder, and weighing what it says in the decision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from eval.adaptation.excerpts import Excerpt
from eval.adaptation.pair_encoder import PairEncoder
from eval.answerability import THIRDS, third_of
from eval.calibrate import CALIBRATION
from eval.fitting.reading import ReadingFit
from vraagbaak.calibration import calibration_of
from vraagbaak.embed.bundled import find_source, prepare
from vraagbaak.embed.cross_encoder import FIRST_LAYER, load_cross_encoder
from vraagbaak.embed.sentence_encoder import load_folder
from vraagbaak.settings import Settings
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

LOT = np.random.default_rng(0)


def _excerpt(number: int, *, answers: bool, logit: float = 0.0) -> Excerpt:
    return Excerpt(
        question=f"Hoeveel boten liggen er in haven {number}?",
        text="Er liggen twaalf boten." if answers else "De haven is mooi gelegen.",
        language=Language.DUTCH if number % 2 else Language.ENGLISH,
        group=f"paper {number // 4}",
        answers=answers,
        decides=True,
        logit=logit,
    )


class Oracle:
    """A cross-encoder that mostly knows."""

    def score(self, question: str, excerpt: str) -> float:
        """Say what the specimen excerpts are, with some noise."""
        return (2.0 if "twaalf" in excerpt else -2.0) + float(LOT.normal())


def test_what_the_cross_encoder_says_is_weighed_against_what_was_said_before() -> None:
    found = [
        _excerpt(number, answers=bool(number // 2 % 2), logit=float(LOT.normal()))
        for number in range(400)
    ]
    fit = ReadingFit(found, Oracle())
    report = fit.report()
    for language in ("dutch", "english"):
        assert report[language]["cross-encoder"]["area"] > 0.95
        assert report[language]["both"]["area"] > report[language]["decision before"]["area"]
    figures = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    before = {name: dict(step) for name, step in figures["decision"]["nl"].items()}
    fit.put_into(figures["decision"])
    step = calibration_of(figures).decision[Language.DUTCH].answers
    assert step.weights["cross_encoded"] > 0
    assert 0 < step.threshold < 1
    # What was said before is noise here.
    assert abs(step.weights["exchange"]) < abs(before["answers"]["weights"]["exchange"])
    assert figures["decision"]["nl"]["on_topic"] == before["on_topic"]


def test_papers_fall_into_thirds_that_stay() -> None:
    thirds = [third_of(f"paper {number}") for number in range(300)]
    assert set(thirds) == set(range(THIRDS))
    assert thirds == [third_of(f"paper {number}") for number in range(300)]


def test_excerpts_are_learned_and_read_back_as_they_were_learned(tmp_path: Path) -> None:
    settings = Settings.from_environment()
    folder = prepare(find_source(), settings.cache, tell=lambda _: None)
    pairs = PairEncoder(folder)
    told: list[str] = []
    learned = [_excerpt(number, answers=bool(number % 2)) for number in range(64)]
    pairs.learn(learned, rounds=6, tell=told.append)
    losses = [float(line.rsplit(" ", 1)[-1]) for line in told]
    assert losses[-1] < losses[0]
    path = tmp_path / "weights.safetensors"
    pairs.save(path)
    read = load_cross_encoder(load_folder(folder, name="bundled")._model, path)
    yes, no = learned[1], learned[0]
    assert read.score(yes.question, yes.text) > read.score(no.question, no.text)
    expected = pairs([yes])[0].item()
    assert read.score(yes.question, yes.text) == pytest.approx(expected, abs=0.15)
    assert FIRST_LAYER > 0
