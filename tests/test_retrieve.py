"""Finding exchanges: by meaning, by words, in two files, after another question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.measured import words_decide
from tests.searched import CUTTING, files_of, index_of
from vraagbaak.calibration import Signal
from vraagbaak.retrieve import Retriever, with_margins
from vraagbaak.retrieve.retriever import OTHER_READINGS
from vraagbaak.types import Hit, Language, Measure, Paper

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder

FIREWORKS = "Mag vuurwerk in de binnenstad? | Nee. Vuurwerk is daar verboden. Dat blijft zo."
DOGS = "Hoeveel politiehonden zijn er? | Er zijn 300 politiehonden in dienst."
FERRIES = "Wanneer vaart de veerboot? | De veerboot vaart elk uur, behalve in januari."


def found(retriever: Retriever, hits: tuple[Hit, ...]) -> list[str]:
    return files_of(retriever._index, hits)


@pytest.fixture
def retriever(tmp_path: Path, encoder: FakeEncoder) -> Retriever:
    papers = {"fireworks.txt": FIREWORKS, "dogs.txt": DOGS, "ferries.txt": FERRIES}
    return Retriever(
        index_of(tmp_path, papers, encoder), encoder=encoder, calibration=words_decide()
    )


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Is vuurwerk verboden in de binnenstad?", "fireworks.txt"),
        ("Hoeveel politiehonden zijn in dienst?", "dogs.txt"),
        ("vaart de veerboot in januari", "ferries.txt"),
    ],
)
def test_the_exchange_that_shares_most_comes_first(
    retriever: Retriever, question: str, name: str
) -> None:
    hits = retriever.search(question, language=Language.DUTCH)
    assert found(retriever, hits)[0] == name
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(hits) == 3


def test_a_limit_cuts_the_list_and_keeps_the_margin(retriever: Retriever) -> None:
    full = retriever.search("vuurwerk verboden", language=Language.DUTCH)
    (first,) = retriever.search("vuurwerk verboden", language=Language.DUTCH, limit=1)
    assert first == full[0]
    assert first.signals[Signal.MARGIN] == pytest.approx(full[0].score - full[1].score)


def test_a_hit_carries_its_signals_and_the_sentences_of_its_answer(retriever: Retriever) -> None:
    hit = retriever.search("vuurwerk verboden", language=Language.DUTCH)[0]
    assert set(hit.signals) == set(Signal)
    document = retriever._index.documents[0]
    texts = [each.span.of(document.text) for each in hit.sentences]
    assert texts == ["Nee.", "Vuurwerk is daar verboden.", "Dat blijft zo."]
    assert max(hit.sentences, key=lambda each: each.score).span == hit.sentences[1].span


def test_an_english_question_finds_the_dutch_words_for_its_own(retriever: Retriever) -> None:
    hits = retriever.search("Are fireworks forbidden?", language=Language.ENGLISH)
    assert found(retriever, hits)[0] == "fireworks.txt"
    assert hits[0].signals[Signal.STEMS] > 0


def test_an_index_without_exchanges_finds_nothing(tmp_path: Path, encoder: FakeEncoder) -> None:
    index = index_of(tmp_path, {"empty.txt": "geen vragen"}, encoder)
    retriever = Retriever(index, encoder=encoder, calibration=words_decide())
    assert retriever.search("vuurwerk", language=Language.DUTCH) == ()
    assert retriever.rank("vuurwerk", language=Language.DUTCH, limit=5) == ()


def test_a_paper_in_two_forms_is_found_once_in_the_form_with_pages(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    def paged(path: Path, **_: object) -> Paper:
        paper = CUTTING.read(path)
        if "paged" not in path.name:
            return paper
        return Paper(replace(paper.document, measure=Measure.POINTS), paper.exchanges)

    both = {"a.txt": FIREWORKS, "b-paged.txt": FIREWORKS + "\n", "dogs.txt": DOGS}
    index = index_of(tmp_path, both, encoder, pipeline=replace(CUTTING, read=paged))
    retriever = Retriever(index, encoder=encoder, calibration=words_decide())
    hits = retriever.search("Is vuurwerk verboden?", language=Language.DUTCH)
    assert found(retriever, hits) == ["b-paged.txt", "dogs.txt"]


def test_a_ranking_is_by_score_alone_with_both_forms_of_a_paper(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    papers = {"a.txt": FIREWORKS, "b.txt": FIREWORKS + "\n", "c.txt": DOGS}
    retriever = Retriever(
        index_of(tmp_path, papers, encoder), encoder=encoder, calibration=words_decide()
    )
    ranked = retriever.rank("Mag vuurwerk?", language=Language.DUTCH, limit=10)
    assert sorted(found(retriever, ranked)) == ["a.txt", "b.txt", "c.txt"]
    assert found(retriever, ranked)[2] == "c.txt"
    assert [hit.score for hit in ranked] == sorted((hit.score for hit in ranked), reverse=True)
    (first,) = retriever.rank("Mag vuurwerk?", language=Language.DUTCH, limit=1)
    assert first == ranked[0]


def test_two_answers_that_differ_are_both_found(tmp_path: Path, encoder: FakeEncoder) -> None:
    other = "Mag vuurwerk in de binnenstad? | Ja, maar alleen op 31 december na zes uur 's avonds."
    index = index_of(tmp_path, {"a.txt": FIREWORKS, "b.txt": other}, encoder)
    retriever = Retriever(index, encoder=encoder, calibration=words_decide())
    hits = retriever.search("Is vuurwerk verboden?", language=Language.DUTCH)
    assert sorted(found(retriever, hits)) == ["a.txt", "b.txt"]


def test_margins_are_over_the_best_of_the_others() -> None:
    hits = [Hit("a", 0.9), Hit("b", 0.7), Hit("c", 0.1)]
    margins = [hit.signals[Signal.MARGIN] for hit in with_margins(hits)]
    np.testing.assert_allclose(margins, [0.2, -0.2, -0.8])
    assert with_margins([Hit("a", 0.9)])[0].signals[Signal.MARGIN] == 0


def scores_of(retriever: Retriever, reading: str) -> dict[str, float]:
    ranked = retriever.rank(reading, language=Language.DUTCH, limit=10)
    return {hit.exchange_id: hit.score for hit in ranked}


def test_a_question_that_leans_is_ordered_by_all_it_may_mean(retriever: Retriever) -> None:
    earlier, question = "Vaart de veerboot elk uur?", "En in januari?"
    hits = retriever.search(question, language=Language.DUTCH, history=[earlier])
    assert found(retriever, hits)[0] == "ferries.txt"
    behind, alone, before = (
        scores_of(retriever, each) for each in (f"{earlier} in januari?", question, earlier)
    )
    for hit in hits:
        others = (alone[hit.exchange_id] + before[hit.exchange_id]) / 2
        mixed = (1 - OTHER_READINGS) * behind[hit.exchange_id] + OTHER_READINGS * others
        assert hit.score == pytest.approx(mixed, rel=1e-4)


def test_a_new_question_is_not_bent_towards_the_earlier_one(retriever: Retriever) -> None:
    question = "Hoeveel politiehonden zijn er in dienst?"
    alone = retriever.search(question, language=Language.DUTCH)
    history = ["Vaart de veerboot elk uur?"]
    assert retriever.search(question, language=Language.DUTCH, history=history) == alone


def test_the_question_before_is_not_measured_again(
    retriever: Retriever, encoder: FakeEncoder
) -> None:
    earlier, question = "Vaart de veerboot elk uur?", "En in januari?"
    fresh = retriever.search(question, language=Language.DUTCH, history=[earlier])
    retriever.search(earlier, language=Language.DUTCH)
    before = len(encoder.queries)
    again = retriever.search(question, language=Language.DUTCH, history=[earlier])
    assert encoder.queries[before:] == [f"{earlier} in januari?", question]
    assert again == fresh
