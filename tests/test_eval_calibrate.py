"""Fitting the order of exchanges and the decision whether the first one answers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

from eval import calibrate
from eval.fitting.decision import DecisionFit
from eval.fitting.marks import MarkedAnswer, cross_validated_marks, fit_marks
from eval.fitting.ranking import cross_validated, fit_ranking
from eval.fitting.samples import Sample
from eval.fitting.wanted import Kind, Wanted, of_written_set
from eval.formats.lines import SetError
from vraagbaak.calibration import SentenceSignal, Signal, calibration_of
from vraagbaak.index import Index, Pipeline, add
from vraagbaak.passages import passages
from vraagbaak.types import Hit, Language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.highlight import SentenceSignals

SUBJECTS = ("vuurwerk", "veerboot", "politiehond", "stroomnet", "museum", "asielzoeker")


@pytest.fixture
def folder(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Path:
    for subject in SUBJECTS:
        (tmp_path / f"{subject}.txt").write_text(
            f"Mag {subject} in de stad? | Nee, {subject} is verboden. Dat blijft zo. Ook later. "
            "Er zijn geen plannen.\n"
            f"Wie betaalt {subject} straks? | De provincie betaalt {subject} volgend jaar.",
            encoding="utf-8",
        )
    papers = sorted(tmp_path.glob("*.txt"))
    pipeline = replace(pipeline, passages=passages)
    add(tmp_path / "index", papers, encoder=encoder, pipeline=pipeline)
    return tmp_path


def lines(*rows: dict[str, object]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def asked(subject: str, language: Language = Language.DUTCH) -> dict[str, object]:
    return {
        "id": f"{subject}-{language}",
        "lang": language,
        "kind": "answerable",
        "question": f"Is {subject} verboden?",
        "document": f"{subject}.txt",
    }


def sample(number: int, *, right_at: int, kind: Kind = Kind.ANSWERABLE) -> Sample:
    """Make a sample whose right hit has the most stems; all else is noise."""
    rng = np.random.default_rng(number)
    hits = []
    for at in range(6):
        signals: dict[str, float] = {name: float(rng.normal()) for name in Signal}
        signals[Signal.STEMS_ABOVE] = 3.0 if at == right_at else float(rng.normal() / 4)
        hits.append(Hit(f"x{at}", -at, signals))
    right = frozenset({f"x{right_at}"} if right_at >= 0 else ())
    wanted = Wanted("made", Language.DUTCH, kind, "?", (), f"g{number}", right, {})
    return Sample(wanted, tuple(hits))


def test_the_signal_that_tells_right_from_wrong_gets_the_weight() -> None:
    samples = [sample(number, right_at=number % 6) for number in range(40)]
    weights = fit_ranking(samples)
    assert max(weights, key=lambda name: weights[name]) is Signal.STEMS_ABOVE
    assert all(each.ordered(weights).right[0] for each in samples)


def test_an_order_is_measured_on_papers_it_was_not_fitted_on() -> None:
    samples = [sample(number, right_at=number % 6) for number in range(40)]
    report = cross_validated(samples)
    assert report["made"]["questions"] == 40
    assert report["made"]["right_first"] > 0.9
    assert report["made"]["ndcg_at_10"] > 0.95


def test_a_decision_refuses_few_right_answers_and_most_of_the_others() -> None:
    answered = [sample(number, right_at=0) for number in range(100)]
    missed = [sample(100 + number, right_at=-1, kind=Kind.NEAR_MISS) for number in range(50)]
    other = [sample(200 + number, right_at=-1, kind=Kind.OFF_TOPIC) for number in range(20)]
    fit = DecisionFit([*answered, *missed, *other], (Signal.STEMS_ABOVE, Signal.MARGIN))
    refused = fit.report()
    assert refused["made right first nl"]["refused"] <= 0.04
    assert refused["made near-miss nl"]["refused"] > 0.9


def test_a_decision_cannot_be_fitted_on_questions_of_one_kind() -> None:
    with pytest.raises(SetError, match="other matters"):
        DecisionFit([sample(number, right_at=0) for number in range(9)])


def marked_answer(number: int) -> MarkedAnswer:
    """Make an answer whose third sentence is wanted and has the most words; all else is noise."""
    rng = np.random.default_rng(number)
    signals: list[SentenceSignals] = [
        {name: float(rng.normal()) for name in SentenceSignal} for _ in range(6)
    ]
    signals[2][SentenceSignal.WORDS] = 4.0
    wanted = np.arange(6) == 2
    question = sample(number, right_at=0).wanted
    return MarkedAnswer(question, signals, [50] * 6, wanted, count=1.0)


def test_the_signal_that_tells_the_wanted_sentence_gets_the_weight() -> None:
    marks = fit_marks([marked_answer(number) for number in range(40)])
    assert max(marks.weights, key=lambda name: marks.weights[name]) is SentenceSignal.WORDS


def test_marks_are_measured_on_papers_they_were_not_fitted_on() -> None:
    short = replace(marked_answer(0), signals=[{}], lengths=[9], wanted=np.array([True]))
    report = cross_validated_marks([*(marked_answer(number) for number in range(40)), short])
    assert report["made nl"]["questions"] == 41
    assert report["made nl"]["held"] > 0.9
    assert 1 / 6 <= report["made nl"]["marked"] < 0.5


def test_a_set_of_short_answers_alone_has_no_share_of_long_ones() -> None:
    short = replace(marked_answer(0), signals=[{}], lengths=[9], wanted=np.array([True]))
    other = replace(short.question, set="short")
    answers = [*(marked_answer(number) for number in range(40)), replace(short, question=other)]
    report = cross_validated_marks(answers)
    assert report["short nl"] == {"questions": 1, "held": 1.0, "marked": None}


def test_marks_cannot_be_fitted_without_a_wanted_sentence_among_others() -> None:
    short = replace(marked_answer(0), signals=[{}], lengths=[9], wanted=np.array([True]))
    with pytest.raises(SetError, match="several sentences"):
        fit_marks([short])


def test_a_written_set_names_the_exchange_and_its_sentences(folder: Path) -> None:
    index = Index.open(folder / "index")
    row = {**asked("museum"), "exchange": 1, "sentences": [0]}
    (folder / "own.jsonl").write_text(lines(row, {**asked("kernenergie"), "exchange": 0}))
    (found,) = of_written_set(folder / "own.jsonl", index)
    (right,) = found.right
    exchange = index.exchange(right)
    document = index.document(exchange.document_id)
    assert document.path.name == "museum.txt"
    assert [span.of(document.text) for span in found.marks[right]] == [
        "De provincie betaalt museum volgend jaar."
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"exchange": 9}, "no exchange 9"),
        ({"kind": "riddle"}, "riddle"),
        ({"lang": "fr"}, "fr"),
        ({"question": " "}, "empty"),
    ],
)
def test_a_written_line_that_is_wrong_is_named(
    folder: Path, change: dict[str, object], reason: str
) -> None:
    row = {**asked("museum"), "exchange": 1, "sentences": [0], **change}
    (folder / "own.jsonl").write_text(lines(row))
    with pytest.raises(SetError, match=rf"own\.jsonl, line 1: .*{reason}"):
        list(of_written_set(folder / "own.jsonl", Index.open(folder / "index")))


def test_the_script_writes_figures_that_the_package_can_load(
    folder: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[dict[str, object]] = []
    written: list[dict[str, object]] = []
    for language in Language:
        rows += [
            {**asked(each, language), "answer": "Antwoord 1", "must_quote": f"{each} is verboden"}
            for each in SUBJECTS
        ]
        off = {"lang": language, "kind": "off-topic", "document": None}
        rows.append({**off, "id": f"off-{language}", "question": "Xyz?"})
        written += [{**asked(each, language), "exchange": 0, "sentences": [0]} for each in SUBJECTS]
        near = {"lang": language, "kind": "near-miss", "about": "museum.txt"}
        written.append({**near, "id": f"near-{language}", "question": "Hoeveel kost een museum?"})
    (folder / "set.jsonl").write_text(lines(*rows))
    (folder / "own.jsonl").write_text(lines(*written))
    (folder / "elsewhere.jsonl").write_text(lines(rows[0]))

    monkeypatch.setattr(calibrate, "LazyEncoder", lambda *_, **__: encoder)
    script = typer.Typer()
    script.command()(calibrate.main)
    arguments = {
        "--index": folder / "index",
        "--at": f"elsewhere={folder / 'index'}",
        "--written": folder / "own.jsonl",
        "--out": folder / "fitted.json",
        "--report": folder / "report.json",
    }
    options = [str(part) for pair in arguments.items() for part in pair]
    sets = [str(folder / "set.jsonl"), str(folder / "elsewhere.jsonl")]
    result = CliRunner().invoke(script, [*sets, *options])
    assert result.exit_code == 0, result.output

    calibration = calibration_of(json.loads((folder / "fitted.json").read_text()))
    for language in Language:
        assert calibration.ranking[language]
        assert 0 < calibration.decision[language].answers.threshold < 1
    report = json.loads((folder / "report.json").read_text())
    assert report["order"]["nl"]["set"]["questions"] == len(SUBJECTS)
    assert "set off-topic nl" in report["refused"]
    assert report["order"]["nl"]["elsewhere"]["questions"] == 1
    assert calibration.marks.threshold > 0
    assert report["marks"]["own nl"]["questions"] == len(SUBJECTS)


@pytest.mark.parametrize("at", ["sett=index", "set", "set="])
def test_an_index_for_a_set_that_is_not_there_is_refused(at: str) -> None:
    with pytest.raises(typer.BadParameter, match=f"--at {at}: give NAME=DIR"):
        calibrate._folders([at], {"set": None})
