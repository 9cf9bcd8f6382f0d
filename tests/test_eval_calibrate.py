"""Fitting when an answer counts as found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from eval import calibrate
from eval.calibrate import WITHOUT_ANSWER, WITHOUT_DOCUMENT, Sampler
from eval.formats.question_set import Expected, Question, QuestionKind
from vraagbaak.calibration import calibration_of
from vraagbaak.index import Index, Pipeline, add
from vraagbaak.retrieve import Retriever
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder

SUBJECTS = ("vuurwerk", "veerboot", "politiehond", "stroomnet", "museum", "asielzoeker")
WORDS = {Language.DUTCH: "Wat zegt de minister over", Language.ENGLISH: "What is said about the"}


@pytest.fixture
def folder(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Path:
    for subject in SUBJECTS:
        (tmp_path / f"{subject}.txt").write_text(
            f"Mag {subject} in de stad? | Nee, {subject} is verboden.\n"
            f"Wie betaalt {subject} straks? | De provincie betaalt {subject} volgend jaar.",
            encoding="utf-8",
        )
    papers = sorted(tmp_path.glob("*.txt"))
    add(tmp_path / "index", papers, encoder=encoder, pipeline=pipeline)
    return tmp_path


def question_of(subject: str, language: Language = Language.DUTCH) -> Question:
    expected = (Expected(f"{subject}.txt", "Antwoord 1", f"{subject} is verboden"),)
    text = f"{WORDS[language]} {subject}, is {subject} verboden?"
    return Question(f"{subject}-{language}", language, QuestionKind.ANSWERABLE, text, (), expected)


@pytest.fixture
def sampler(folder: Path, encoder: FakeEncoder) -> Sampler:
    index = Index.open(folder / "index")
    return Sampler(index, Retriever(index, encoder=encoder))


def test_an_answerable_question_is_also_asked_without_its_answer_and_its_document(
    sampler: Sampler,
) -> None:
    whole, near, far = sampler.of_question(question_of("vuurwerk"))
    assert (whole.kind, near.kind, far.kind) == ("answerable", WITHOUT_ANSWER, WITHOUT_DOCUMENT)
    assert (whole.right, near.right, far.right) == (True, False, False)
    assert whole.signals["nearest"] > far.signals["nearest"]
    assert whole.signals["evidence"] > far.signals["evidence"]
    assert {whole.group, near.group, far.group} == {"vuurwerk"}


def test_a_question_about_a_paper_that_is_not_indexed_gives_nothing(sampler: Sampler) -> None:
    assert list(sampler.of_question(question_of("kernenergie"))) == []


def test_a_stranger_is_never_right(sampler: Sampler) -> None:
    stranger = sampler.stranger("What is the capital of Mongolia?")
    assert (stranger.language, stranger.right) == (Language.ENGLISH, False)


def test_the_script_writes_figures_that_the_package_can_load(
    folder: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[dict[str, object]] = []
    for language in Language:
        for subject in SUBJECTS:
            question = question_of(subject, language)
            (expected,) = question.expected
            rows.append(
                {
                    "id": question.id,
                    "lang": language,
                    "kind": "answerable",
                    "question": question.text,
                    "document": expected.document,
                    "answer": expected.label,
                    "must_quote": expected.must_quote,
                }
            )
        off = {"id": f"off-{language}", "lang": language, "kind": "off-topic"}
        rows.append({**off, "question": "Xyz?", "document": None})
    (folder / "set.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "strangers.jsonl").write_text('{"text": "Hoe bak ik een taart?"}\n', encoding="utf-8")

    monkeypatch.setattr(calibrate, "LazyEncoder", lambda *_, **__: encoder)
    script = typer.Typer()
    script.command()(calibrate.main)
    out = folder / "fitted.json"
    arguments = [str(folder / "set.jsonl"), "--index", str(folder / "index"), "--out", str(out)]
    result = CliRunner().invoke(
        script, [*arguments, "--strangers", str(folder / "strangers.jsonl")]
    )
    assert result.exit_code == 0, result.output

    calibration = calibration_of(json.loads(out.read_text(encoding="utf-8")))
    for language in Language:
        decision = calibration.decision[language]
        near = {"nearest": 0.9, "evidence": 1.5, "margin": 0.5}
        far = {"nearest": 0.0, "evidence": 0.0, "margin": 0.0}
        assert decision.probability(near) > decision.threshold > decision.probability(far)
    assert '"off-topic"' in result.output
