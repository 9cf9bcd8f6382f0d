"""Running question sets, from the files to the figures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from eval.__main__ import app
from eval.formats.question_set import read_question_set
from eval.measures.sources import SourceFiles
from eval.runs.questions import ask_set
from eval.runs.stamp import commit
from tests.conftest import read_fake
from tests.measured import measuring_with, words_decide
from vraagbaak.assistant import Assistant
from vraagbaak.index import Index, Pipeline, add

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from tests.measured import Measure

QUESTIONS = [
    {
        "id": "q1",
        "lang": "nl",
        "kind": "answerable",
        "question": "Mag vuurwerk in de binnenstad van Utrecht?",
        "document": "a.txt",
        "answer": "Antwoord 1",
        "must_quote": "Nee, vuurwerk is verboden",
        "also": [
            {"document": "a.txt", "answer": "Antwoord 2", "must_quote": "provincie"},
            {"document": "elsewhere.pdf", "answer": "3", "must_quote": "Nooit"},
        ],
    },
    {
        "id": "q2",
        "lang": "nl",
        "kind": "answerable",
        "question": "Vaart de veerboot?",
        "document": "elsewhere.pdf",
        "answer": "Antwoord 1",
        "must_quote": "Ja",
    },
    {"id": "q3", "lang": "en", "kind": "off-topic", "question": "Is it raining?"},
    {
        "id": "q4",
        "lang": "nl",
        "kind": "follow-up",
        "question": "En wie betaalt dat?",
        "history": ["Wie schildert de brug?"],
        "document": "a.txt",
        "answer": "Antwoord 2",
        "must_quote": "De provincie betaalt",
    },
]


@pytest.fixture
def index(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Path:
    paper = tmp_path / "a.txt"
    paper.write_text(
        "Mag vuurwerk in de binnenstad van Utrecht? | Nee, vuurwerk is verboden in Utrecht.\n"
        "Wie betaalt de brug? | De provincie betaalt de brug.",
        encoding="utf-8",
    )
    add(tmp_path / "index", [paper], encoder=encoder, pipeline=pipeline)
    return tmp_path / "index"


@pytest.fixture
def measure(encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch) -> Measure:
    return measuring_with(encoder, monkeypatch)


@pytest.fixture
def question_set(tmp_path: Path) -> Path:
    path = tmp_path / "small.jsonl"
    path.write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_run_writes_figures_and_answers_and_leaves_out_what_is_not_indexed(
    index: Path, question_set: Path, tmp_path: Path, measure: Measure
) -> None:
    result = measure("run", question_set, "--index", index, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    figures = json.loads((tmp_path / "out" / "small" / "metrics.json").read_text())
    opened = Index.open(index)
    assert (figures["set"], figures["kind"]) == ("small", "questions")
    assert (figures["left_out"], figures["left_out_ids"]) == (1, ["q2"])
    stamp = figures["made_with"]
    assert stamp["model_fingerprint"] == opened.fingerprint
    assert stamp["index_generation"] == opened.generation
    assert (stamp["documents"], stamp["exchanges"]) == (1, 2)
    assert list(stamp["files"]) == ["small.jsonl"]
    assert len(stamp["calibration_sha256"]) == 64
    assert stamp["settings"] == {"retrieved": 100, "alternatives": 4}
    assert figures["by_kind"]["answerable"]["success_at_1"] == 1.0
    assert figures["by_kind"]["off-topic"]["refused"] == 1.0
    assert figures["all"]["quote_exact"] == 1.0
    assert figures["all"]["intervals"]["quote_exact"] == [1.0, 1.0]
    assert figures["curves"]["by_language"].keys() == {"nl", "en"}


def test_each_answer_is_written_with_what_was_expected_and_how_it_was_judged(
    index: Path, question_set: Path, tmp_path: Path, measure: Measure
) -> None:
    told = tmp_path / "progress.json"
    measure("run", question_set, "--index", index, "--out", tmp_path, "--progress", told)
    assert json.loads(told.read_text()) == {"set": "small", "done": 3, "total": 3}
    first, second, third = rows_of(tmp_path / "small" / "answers.jsonl")
    assert (first["id"], first["status"], first["first_rank"]) == ("q1", "answered", 1)
    assert first["judgement"]["right"] is first["judgement"]["exact"] is True
    assert first["quote"]["text"].startswith("Nee, vuurwerk")
    assert [each["label"] for each in first["expected"]] == ["Antwoord 1", "Antwoord 2", "3"]
    # Two of the three right answers are in the index, and both are found at once.
    assert (first["ranking"]["recall_at_1"], first["ranking"]["recall_at_5"]) == (0.5, 1.0)
    assert first["ranking"]["map"] == 1.0
    assert (second["id"], second["status"], second["quote"]) == ("q3", "not_found", None)
    assert (second["ranking"], second["first_rank"]) == ({}, None)
    assert (third["id"], third["history"]) == ("q4", ["Wie schildert de brug?"])


def test_the_same_run_gives_the_same_figures_but_for_time(
    index: Path, question_set: Path, tmp_path: Path, measure: Measure
) -> None:
    found = []
    for name in ("one", "two"):
        measure("run", question_set, "--index", index, "--out", tmp_path / name)
        figures = json.loads((tmp_path / name / "small" / "metrics.json").read_text())
        found.append(json.dumps(figures, default=str).split("milliseconds"))
    assert len(found[0]) == len(found[1])
    assert found[0][0] == found[1][0]


def test_a_right_answer_that_is_refused_is_right_first_all_the_same(
    index: Path, encoder: FakeEncoder, question_set: Path
) -> None:
    assistant = Assistant(index, encoder=encoder, calibration=words_decide(threshold=1.0))
    told: list[tuple[int, int]] = []
    run = ask_set(
        read_question_set(question_set),
        assistant,
        sources=SourceFiles(assistant.index, read=read_fake),
        progress=lambda done, total: told.append((done, total)),
    )
    figures = run.figures()["by_kind"]["answerable"]
    assert (figures["success_at_1"], figures["false_refusals"]) == (0.0, 1.0)
    assert (figures["right_first"], figures["quote_exact"]) == (1.0, None)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_answer_that_stands_in_two_places_is_credited_once(
    tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline, question_set: Path
) -> None:
    paper = tmp_path / "a.txt"
    lines = (f"Mag vuurwerk in wijk {each}? | Nee, vuurwerk is verboden." for each in "AB")
    paper.write_text("\n".join((*lines, "Wie betaalt? | De provincie.")), encoding="utf-8")
    add(tmp_path / "index", [paper], encoder=encoder, pipeline=pipeline)
    assistant = Assistant(tmp_path / "index", encoder=encoder, calibration=words_decide())
    run = ask_set(
        read_question_set(question_set)[:1],
        assistant,
        sources=SourceFiles(assistant.index, read=read_fake),
        progress=lambda *_: None,
    )
    (row,) = run.rows()
    assert row["first_rank"] == 1
    # The second place of the first answer is passed over, so that the other one stands second.
    assert (row["ranking"]["ndcg_at_10"], row["ranking"]["map"]) == (1.0, 1.0)


def test_without_git_no_commit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert commit() is None


def test_all_sets_are_checked_before_the_first_is_run(
    index: Path, question_set: Path, tmp_path: Path, measure: Measure
) -> None:
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"id": "q1"}', encoding="utf-8")
    result = measure("run", question_set, wrong, "--index", index, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "wrong.jsonl, line 1: the field 'kind' is missing" in result.stderr
    assert not (tmp_path / "out").exists()


def test_the_command_names_what_is_missing_and_exits_with_two(
    question_set: Path, tmp_path: Path
) -> None:
    result = CliRunner().invoke(app, ["run", str(tmp_path / "none.jsonl")])
    assert (result.exit_code, "none.jsonl" in result.stderr) == (2, True)
    result = CliRunner().invoke(app, ["run", str(question_set), "--index", str(tmp_path)])
    assert (result.exit_code, "There is no index" in result.stderr) == (2, True)


def test_a_folder_that_cannot_be_written_is_named_before_anything_is_asked(
    index: Path, question_set: Path, tmp_path: Path, measure: Measure, encoder: FakeEncoder
) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    result = measure("run", question_set, "--index", index, "--out", tmp_path / "out")
    assert (result.exit_code, encoder.queries) == (2, [])
    assert f"Results cannot be written to {tmp_path / 'out'} (File exists)" in result.stderr


def test_a_table_says_what_was_left_out_and_fits_its_width(
    index: Path, question_set: Path, tmp_path: Path, measure: Measure
) -> None:
    result = measure("run", question_set, "--index", index, "--out", tmp_path)
    lines = result.stdout.splitlines()
    assert lines[0].startswith("small: answers, in percent (1 left out")
    assert max(map(len, lines)) <= 100
    assert [line.split()[:2] for line in lines if "answerable" in line] == [["answerable", "nl"]]
    assert any("nDCG@10" in line for line in lines)
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_text(json.dumps(QUESTIONS[2]), encoding="utf-8")
    result = measure("run", nothing, "--index", index, "--out", tmp_path)
    assert "rightly" in result.stdout
    assert "nDCG@10" not in result.stdout
