"""Fitting when an earlier question is about the matter of a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from eval.fitting.likeness import NEAREST, Pair, fit_likeness, pairs, report
from eval.fitting.wanted import Kind, Wanted
from tests.searched import index_of
from vraagbaak.calibration import Likeness
from vraagbaak.retrieve import Retriever
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder


def made(language: Language, count: int) -> list[Pair]:
    """Make pairs of which every other is near and of one matter."""
    rng = np.random.default_rng(0)
    return [
        Pair(
            language,
            near=float(0.1 * same + rng.normal(0, 0.01)),
            words=float(0.3 * same + rng.normal(0, 0.05)),
            same=same,
            group=f"g{at // 4}",
        )
        for at in range(count)
        for same in (at % 2 == 0,)
    ]


def test_what_is_near_and_alike_in_words_becomes_likely() -> None:
    samples = [pair for language in Language for pair in made(language, 80)]
    for figures in fit_likeness(samples).values():
        chances = Likeness(**figures).probabilities(
            np.array([0.1, 0.0], dtype=np.float32), np.array([0.3, 0.0], dtype=np.float32)
        )
        assert chances[0] > 0.9
        assert chances[1] < 0.1


def test_the_report_counts_what_would_be_shown() -> None:
    found = report([pair for language in Language for pair in made(language, 80)])
    assert found["nl shown from 0.7"] == {"of": 80, "same": 40, "other": 0}
    assert set(found) == {f"{lang} shown from {at}" for lang in Language for at in (0.5, 0.7, 0.8)}


def test_another_form_of_a_paper_is_the_same_matter(tmp_path: Path, encoder: FakeEncoder) -> None:
    text = "Mag vuurwerk in de stad? | Nee.\nWie betaalt vuurwerk? | Niemand."
    (tmp_path / "pdf").mkdir()
    papers = {"a.txt": text, "pdf/a.txt": f"{text}\n", "b.txt": "Vaart de boot? | Ja."}
    index = index_of(tmp_path, papers, encoder)
    right = frozenset({index.exchanges()[0].id})
    wanted = [
        Wanted("made", Language.DUTCH, kind, "Mag vuurwerk?", (), kind.value, right, {})
        for kind in (Kind.ANSWERABLE, Kind.FOLLOW_UP, Kind.NEAR_MISS)
    ]
    off = Wanted("made", Language.DUTCH, Kind.OFF_TOPIC, "Taart?", (), "o", frozenset(), {})
    found = pairs([*wanted, off], index, Retriever(index, encoder=encoder))
    assert len(found) == 2 * min(NEAREST, len(index.exchanges()))
    assert sum(pair.same for pair in found) == 4
    assert {pair.group for pair in found} == {"answerable", "o"}
