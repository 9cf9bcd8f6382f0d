"""The first hit is read together with the question; the others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.measured import words_decide
from vraagbaak.answerability import AFTER, Judge
from vraagbaak.assistant import Assistant
from vraagbaak.calibration import Signal, Step, load_calibration
from vraagbaak.index import Index, Pipeline, add
from vraagbaak.retrieve import Retriever
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder

QUESTION = "Is vuurwerk verboden?"


class Listener:
    """Keeps what it is asked to read."""

    def __init__(self, says: float = 2.5) -> None:
        self.read: list[tuple[str, str]] = []
        self._says = says

    def score(self, question: str, excerpt: str) -> float:
        """Say the same of everything."""
        self.read.append((question, excerpt))
        return self._says


def _index(folder: Path, encoder: FakeEncoder, pipeline: Pipeline, text: str) -> Index:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    add(folder / "index", [path], encoder=encoder, pipeline=pipeline)
    return Index.open(folder / "index")


def test_only_the_first_hit_is_read(
    tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    text = "Mag vuurwerk? | Nee, vuurwerk is verboden.\nEn een boot? | Een boot mag."
    index = _index(tmp_path, encoder, pipeline, text)
    hits = Retriever(index, encoder=encoder).search(QUESTION, language=Language.DUTCH)
    listener = Listener()
    judge = Judge(index, listener, load_calibration().marks)
    first, *others = judge.judged(QUESTION, hits, language=Language.DUTCH)
    assert first.signals[Signal.CROSS_ENCODED] == 2.5
    assert all(each.signals[Signal.CROSS_ENCODED] == 0.0 for each in others)
    ((question, excerpt),) = listener.read
    assert question == QUESTION
    assert index.document(index.exchange(first.exchange_id).document_id).text.count(excerpt) == 1
    assert judge.judged(QUESTION, (), language=Language.DUTCH) == ()


def test_of_a_long_answer_a_part_is_read(
    tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    filler = " ".join(f"De haven heeft kade {number} in beheer." for number in range(200))
    index = _index(tmp_path, encoder, pipeline, f"Mag vuurwerk? | {filler}")
    hits = Retriever(index, encoder=encoder).search(QUESTION, language=Language.DUTCH)
    listener = Listener()
    Judge(index, listener, load_calibration().marks).judged(QUESTION, hits, language=Language.DUTCH)
    assert len(listener.read[0][1]) <= 2 * AFTER


def test_a_leaning_question_is_read_with_the_one_it_leans_on(
    tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    index = _index(tmp_path, encoder, pipeline, "Mag vuurwerk? | Nee, vuurwerk is verboden.")
    listener = Listener()
    assistant = Assistant(
        tmp_path / "index",
        encoder=encoder,
        calibration=words_decide(),
        cross_encoder=listener,
    )
    assistant.ask("En in 2022?", history=[QUESTION])
    assert listener.read[0][0] != "En in 2022?"
    assert "vuurwerk" in listener.read[0][0]
    assert index.exchanges()


def test_what_is_read_counts_in_the_decision() -> None:
    step = Step(bias=0.0, weights={Signal.CROSS_ENCODED: 1.0}, threshold=0.5)
    assert step.logit({Signal.CROSS_ENCODED: -2.0}) == -2.0
    assert step.probability({Signal.CROSS_ENCODED: 2.0}) > 0.5
