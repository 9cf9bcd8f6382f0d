"""Finding exchanges among selected ones: the same order, without the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FakeEncoder
from tests.measured import words_decide
from tests.searched import index_of
from vraagbaak.calibration import Signal
from vraagbaak.retrieve import Retriever
from vraagbaak.types import Language

if TYPE_CHECKING:
    from vraagbaak.types import Hit

PAPERS = {
    "vuurwerk.txt": "Mag vuurwerk in de stad? | Nee, vuurwerk is daar verboden.\n"
    "Wie houdt toezicht op vuurwerk? | De politie houdt toezicht.",
    "honden.txt": "Hoeveel politiehonden zijn er? | Er zijn 300 politiehonden in dienst.\n"
    "Wie traint de honden? | De politie traint de honden zelf.",
    "boot.txt": "Vaart de veerboot in januari? | Nee, in januari vaart de boot niet.",
}
COUNT = 5
QUESTIONS = ("Is vuurwerk verboden?", "politie", "Wie traint honden voor de politie?", "boot")


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    folder = tmp_path_factory.mktemp("among")
    encoder = FakeEncoder()
    return Retriever(index_of(folder, PAPERS, encoder), encoder=encoder, calibration=words_decide())


def without_margin(hit: Hit) -> Hit:
    signals = {name: value for name, value in hit.signals.items() if name != Signal.MARGIN}
    return replace(hit, signals=signals)


@given(
    question=st.sampled_from(QUESTIONS),
    marks=st.lists(st.booleans(), min_size=COUNT, max_size=COUNT),
    limit=st.integers(1, COUNT),
)
def test_selected_hits_are_those_of_the_whole_index_in_the_same_order(
    retriever: Retriever, question: str, marks: list[bool], limit: int
) -> None:
    everything = retriever.search(question, language=Language.DUTCH)
    assert len(everything) == COUNT
    ids = [each.id for each in retriever._index.exchanges()]
    selected = {each for each, marked in zip(ids, marks, strict=True) if marked}
    found = retriever.search(
        question, language=Language.DUTCH, among=np.array(marks, dtype=np.bool_), limit=limit
    )
    expected = [each for each in everything if each.exchange_id in selected][:limit]
    assert [without_margin(each) for each in found] == [without_margin(each) for each in expected]


@given(marks=st.lists(st.booleans(), min_size=COUNT, max_size=COUNT))
def test_margins_are_over_the_best_of_the_other_selected_ones(
    retriever: Retriever, marks: list[bool]
) -> None:
    found = retriever.search(
        "vuurwerk", language=Language.DUTCH, among=np.array(marks, dtype=np.bool_)
    )
    for hit in found:
        others = [other.score for other in found if other is not hit]
        assert hit.signals[Signal.MARGIN] == pytest.approx(
            hit.score - max(others, default=hit.score)
        )


def test_nothing_selected_finds_nothing(retriever: Retriever) -> None:
    nothing = np.zeros(COUNT, dtype=np.bool_)
    assert retriever.search("vuurwerk", language=Language.DUTCH, among=nothing) == ()
