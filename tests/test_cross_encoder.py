"""The cross-encoder tells what answers from what is about the same, and changes no vector."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from vraagbaak.embed import load_encoder
from vraagbaak.embed.cross_encoder import WEIGHTS, load_cross_encoder
from vraagbaak.embed.sentence_encoder import SentenceEncoder
from vraagbaak.errors import ModelError
from vraagbaak.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = [
    (
        "Hoeveel veerboten varen er in de winter?",
        "In de winter varen er twaalf veerboten naar de eilanden.",
        "De minister hecht aan een goede verbinding met de eilanden. De gesprekken lopen nog.",
    ),
    (
        "Why was the bridge closed?",
        "De brug is gesloten omdat het staal scheuren vertoonde.",
        "De brug wordt beheerd door de provincie, die er een beheerplan voor heeft.",
    ),
    (
        "When will the report be sent to parliament?",
        "Het rapport wordt in maart 2024 naar de Kamer gestuurd.",
        "Het rapport gaat over de kwaliteit van het water in de rivieren.",
    ),
]


@pytest.fixture(scope="module")
def model() -> SentenceEncoder:
    """The bundled model."""
    return load_encoder(Settings.from_environment(), tell=lambda _: None)


def test_excerpts_that_answer_score_above_others_of_the_same_matter(
    model: SentenceEncoder,
) -> None:
    # It errs now and then: what counts is that it tells more than nothing.
    above = [
        model.score(question, answers) - model.score(question, does_not)
        for question, answers, does_not in PAIRS
    ]
    assert sum(above) > 1


def test_any_text_can_be_scored(model: SentenceEncoder) -> None:
    for text in ("", "\ud800", "woord " * 5000):
        assert np.isfinite(model.score(text, text))


def test_reading_pairs_changes_no_vector(model: SentenceEncoder) -> None:
    before = model.encode_queries([PAIRS[0][0]])
    first = model.score(*PAIRS[0][:2])
    assert np.array_equal(model.encode_queries([PAIRS[0][0]]), before)
    assert model.score(*PAIRS[0][:2]) == first


def test_a_model_that_was_not_taught_says_nothing(model: SentenceEncoder) -> None:
    other = SentenceEncoder(model._model, name="other", fingerprint="0")
    assert other.score(*PAIRS[0][:2]) == 0.0


def test_a_file_that_cannot_be_used_is_named(model: SentenceEncoder, tmp_path: Path) -> None:
    path = tmp_path / "weights.safetensors"
    with pytest.raises(ModelError, match=r"weights\.safetensors cannot be read"):
        load_cross_encoder(model._model, path)
    path.write_bytes(b"\x08")
    with pytest.raises(ModelError, match=r"weights\.safetensors cannot be read"):
        load_cross_encoder(model._model, path)
    parts = load_file(WEIGHTS)
    for change in ({"head.bias": None}, {"encoder.layer.7.output.dense.up": np.ones((3, 16))}):
        wrong = {name: part for name, part in {**parts, **change}.items() if part is not None}
        save_file(wrong, path)
        with pytest.raises(ModelError, match=r"weights\.safetensors does not fit"):
            load_cross_encoder(model._model, path)
