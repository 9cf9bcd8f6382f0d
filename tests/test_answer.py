"""From hits to an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vraagbaak.answer import answer
from vraagbaak.calibration import (
    Calibration,
    Decision,
    Likeness,
    Marks,
    SentenceSignal,
    Signal,
    Step,
    load_calibration,
)
from vraagbaak.index import Index, Pipeline, add
from vraagbaak.types import Hit, Language, Status

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.types import Cited

SURE = Step(bias=100.0, weights={}, threshold=0.5)
CALIBRATION = Calibration(
    ranking={key: {Signal.ANSWER: 1.0} for key in Language},
    decision={
        Language.DUTCH: Decision(SURE, Step(bias=0.0, weights={"margin": 1.0}, threshold=0.5)),
        Language.ENGLISH: Decision(SURE, Step(bias=0.0, weights={"margin": 1.0}, threshold=0.9)),
    },
    likeness={each: Likeness(bias=0.0, near=1.0, words=1.0) for each in Language},
    marks=Marks(weights={SentenceSignal.WORDS: 1.0}, threshold=0.1),
)


@pytest.fixture
def index(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Index:
    path = tmp_path / "a.txt"
    path.write_text("\n".join(f"Vraag {n}? | Antwoord {n}." for n in range(7)), encoding="utf-8")
    add(tmp_path / "index", [path], encoder=encoder, pipeline=pipeline)
    return Index.open(tmp_path / "index")


def hits_of(index: Index, *margins: float) -> list[Hit]:
    exchanges = index.exchanges()
    return [
        Hit(exchanges[position].id, score=-position, signals={"margin": margin})
        for position, margin in enumerate(margins)
    ]


def test_the_first_hit_is_quoted_and_the_next_four_are_alternatives(index: Index) -> None:
    hits = hits_of(index, 1, -1, -2, -3, -4, -5)
    given = answer("Vraag?", hits, language=Language.DUTCH, index=index, calibration=CALIBRATION)
    assert given.status is Status.ANSWERED
    assert given.best is not None
    assert given.best.quote.text == "Antwoord 0."
    assert given.best.score == given.confidence == pytest.approx(0.7311, abs=1e-4)
    assert [each.quote.text for each in given.alternatives] == [
        f"Antwoord {n}." for n in (1, 2, 3, 4)
    ]
    assert given.alternatives[0].score == pytest.approx(0.2689, abs=1e-4)


def test_below_the_threshold_nothing_is_quoted_and_the_nearest_are_alternatives(
    index: Index,
) -> None:
    hits = hits_of(index, 1, -1)
    given = answer("Q?", hits, language=Language.ENGLISH, index=index, calibration=CALIBRATION)
    assert given.status is Status.NOT_FOUND
    assert given.best is None
    assert given.confidence == pytest.approx(0.7311, abs=1e-4)
    assert [each.quote.text for each in given.alternatives] == ["Antwoord 0.", "Antwoord 1."]


POINTING = """\
Vraag 1
Hoe hoog is de dijk?

Antwoord 1
Tien meter.

Vraag 2
Is dat hoog?

Antwoord 2
Zie het antwoord op vraag 1.

Vraag 3
Blijft de dijk zo hoog?

Antwoord 3
Ja. Zie het antwoord op vraag 2 en het antwoord op vraag 4.

Vraag 4
Wie zorgt daarvoor?

Antwoord 4
Het waterschap zorgt daarvoor, elk jaar opnieuw en met geld van de mensen die er wonen, die \
daar elk jaar voor betalen. Zie ook het antwoord op vraag 3 en het antwoord op vraag 1.
"""


@pytest.fixture
def pointing(tmp_path: Path, encoder: FakeEncoder) -> Index:
    """An index of one paper in which answers point to each other."""
    path = tmp_path / "dijken.txt"
    path.write_text(POINTING, encoding="utf-8")
    add(tmp_path / "index", [path], encoder=encoder)
    return Index.open(tmp_path / "index")


def answer_number(index: Index, number: int) -> Cited:
    hit = Hit(index.exchanges()[number - 1].id, score=1, signals={"margin": 1.0, "evidence": 1.0})
    given = answer("V?", [hit], language=Language.DUTCH, index=index, calibration=CALIBRATION)
    assert given.best is not None
    return given.best


def test_what_an_answer_points_to_stands_beside_it_with_its_own_citation(pointing: Index) -> None:
    best = answer_number(pointing, 2)
    assert best.quote.text == "Zie het antwoord op vraag 1."
    (pointer,) = best.pointers
    assert pointer.place.of(best.quote.text) == "het antwoord op vraag 1"
    (referred,) = best.referred
    assert (referred.quote.text, referred.citation.label) == ("Tien meter.", "Antwoord 1")
    assert pointer.exchange_ids == (referred.citation.exchange_id,)


def test_what_says_little_but_where_the_answer_is_leads_on_to_it(pointing: Index) -> None:
    first, second = answer_number(pointing, 3).referred
    assert [each.citation.label for each in first.referred] == ["Antwoord 1"]
    # Answer 4 says enough of its own, and answer 3 is on view already.
    assert (second.citation.label, second.referred) == ("Antwoord 4", ())


def test_without_hits_the_answer_is_not_found(index: Index) -> None:
    given = answer("Q?", (), language=Language.DUTCH, index=index, calibration=CALIBRATION)
    assert (given.status, given.confidence, given.alternatives) == (Status.NOT_FOUND, 0.0, ())


def test_the_figures_of_the_package_cover_both_languages() -> None:
    calibration = load_calibration()
    for language in Language:
        assert set(calibration.ranking[language]) <= set(Signal)
        decision = calibration.decision[language]
        assert 0 < decision.on_topic.threshold < 1
        assert 0 < decision.answers.threshold < 1


def test_a_decision_ignores_signals_without_a_weight() -> None:
    decision = CALIBRATION.decision[Language.DUTCH]
    assert decision.probability({"margin": 0.0, "other": 9.0}) == pytest.approx(0.5)


def test_both_steps_of_a_decision_must_be_passed() -> None:
    doubt = Step(bias=0.0, weights={"held": 1.0}, threshold=0.7)
    decision = Decision(doubt, Step(bias=0.0, weights={"margin": 1.0}, threshold=0.7))
    assert decision.accepts({"held": 2.0, "margin": 2.0})
    assert not decision.accepts({"held": 2.0, "margin": 0.0})
    assert not decision.accepts({"held": 0.0, "margin": 2.0})
    assert decision.probability({"held": 0.0, "margin": 0.0}) == 0.25
