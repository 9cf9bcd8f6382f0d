"""Running a set, from the files to the figures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from eval import __main__ as command
from eval.formats.question_set import read_question_set
from eval.measures.judgement import plain
from eval.measures.source_pages import SourcePages
from eval.run import run_set, write_run
from vraagbaak.assistant import Assistant
from vraagbaak.calibration import calibration_of
from vraagbaak.index import Pipeline, add
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.settings import Settings

QUESTIONS = [
    {
        "id": "q1",
        "lang": "nl",
        "kind": "answerable",
        "question": "Mag vuurwerk in de binnenstad van Utrecht?",
        "document": "a.txt",
        "answer": "Antwoord 1",
        "must_quote": "Nee, vuurwerk is verboden",
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
    {"id": "q3", "lang": "en", "kind": "off-topic", "question": "Is it raining?", "document": None},
]

DECISION = {"bias": -2.0, "weights": {"evidence": 5.0}, "threshold": 0.5, "least_evidence": 0.0}
WORDS_DECIDE = calibration_of(
    {
        "fusion": {each.value: {"softness": 0.1, "words": 0.4} for each in Language},
        "decision": {each.value: DECISION for each in Language},
    }
)
"""The fake encoder knows no meaning, so an answer counts as found by its words alone."""


@pytest.fixture
def assistant(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Assistant:
    paper = tmp_path / "a.txt"
    paper.write_text(
        "Mag vuurwerk in de binnenstad van Utrecht? | Nee, vuurwerk is verboden in Utrecht.\n"
        "Wie betaalt de brug? | De provincie betaalt de brug.",
        encoding="utf-8",
    )
    add(tmp_path / "index", [paper], encoder=encoder, pipeline=pipeline)
    return Assistant(tmp_path / "index", encoder=encoder, calibration=WORDS_DECIDE)


@pytest.fixture
def question_set(tmp_path: Path) -> Path:
    path = tmp_path / "small.jsonl"
    path.write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    return path


def test_a_run_writes_figures_and_answers_and_leaves_out_what_is_not_indexed(
    assistant: Assistant, question_set: Path, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    run = run_set(
        read_question_set(question_set),
        assistant,
        progress=lambda done, total: told.append((done, total)),
    )
    write_run(run, "small", tmp_path / "out")
    figures = json.loads((tmp_path / "out" / "small" / "metrics.json").read_text())
    assert told == [(1, 2), (2, 2)]
    assert (figures["set"], figures["left_out"]) == ("small", 1)
    assert figures["made_with"]["model_fingerprint"] == assistant.index.fingerprint
    assert figures["made_with"]["index_generation"] == assistant.index.generation
    assert figures["made_with"]["exchanges"] == 2
    assert figures["by_kind"]["answerable"]["success_at_1"] == 1.0
    assert figures["by_kind"]["off-topic"]["refused"] == 1.0
    lines = (tmp_path / "out" / "small" / "answers.jsonl").read_text().splitlines()
    first, second = map(json.loads, lines)
    assert (first["id"], first["judgement"]["held"], first["status"]) == ("q1", True, "answered")
    assert first["quote"]["text"].startswith("Nee, vuurwerk")
    assert (second["id"], second["status"], second["quote"]) == ("q3", "not_found", None)


def test_the_command_prints_a_table_and_writes_where_it_is_told(
    assistant: Assistant, question_set: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[Settings] = []

    def opened(settings: Settings, **_: object) -> Assistant:
        asked_for.append(settings)
        return assistant

    monkeypatch.setattr(command, "Assistant", type("Fake", (), {"open": staticmethod(opened)}))
    arguments = ["run", str(question_set), "--index", "somewhere", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(command.app, arguments)
    assert result.exit_code == 0, result.output
    assert "small (1 left out)" in result.output
    assert asked_for[0].index.name == "somewhere"
    assert (tmp_path / "out" / "small" / "metrics.json").is_file()


def test_the_command_names_what_is_wrong_and_exits_with_two(tmp_path: Path) -> None:
    arguments = ["run", str(tmp_path / "none.jsonl")]
    result = CliRunner().invoke(command.app, arguments)
    assert result.exit_code == 2
    assert "none.jsonl" in result.stderr


def test_pages_are_checked_against_the_source_itself(assistant: Assistant, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for line in ("Iets anders.", "Nee, vuurwerk is verboden."):
        canvas.drawString(72, 700, line)
        canvas.showPage()
    canvas.save()
    best = assistant.ask("Mag vuurwerk in de binnenstad van Utrecht?").best
    assert best is not None
    assert {marks.page_number for marks in best.quote.pages} == {1}
    pages = SourcePages({best.citation.document_id: tmp_path / "a.pdf"}, plain=plain)
    assert pages.cited_rightly(best, "Iets an- ders") is True
    assert pages.cited_rightly(best, "vuurwerk is verboden") is False
    assert pages.cited_rightly(best, "staat nergens") is None
    text = SourcePages({best.citation.document_id: tmp_path / "a.txt"}, plain=plain)
    assert text.cited_rightly(best, "vuurwerk is verboden") is None
