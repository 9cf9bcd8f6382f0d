"""The bench reads, indexes and asks, and puts its figures in a table and in JSON."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from eval import bench as bench_module
from eval.bench import app, default_paths, figures
from eval.speed import paging
from eval.speed.measure import Bench, Latency, Speed, StartUp, TimedEncoder, measure
from eval.speed.paging import Reading
from vraagbaak.retrieve.everyday import DUTCH_SENTENCES
from vraagbaak.settings import Settings
from vraagbaak.specimen import specimen_paths

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder

DIKES = """Vraag 1

Er zijn dijken. Hoe hoog is de dijk?

Antwoord 1

De dijk is tien meter hoog.
"""
MEASURED = Bench(
    cores=2,
    machine="Linux x86_64",
    python="3.11.7",
    pages=Speed(50, 4.0),
    passages=Speed(90, 3.0),
    question=Latency(20, 41.4, 58.6),
    start_up=StartUp(1.0, 0.25, 3.5, 700.4),
    building_peak_memory_mib=900.0,
)


def test_rates_are_counts_by_seconds() -> None:
    assert Speed(50, 4.0).per_second == 12.5
    assert Speed(0, 0.0).per_second == 0.0


def test_latency_is_the_median_and_the_95th_percentile_in_milliseconds() -> None:
    latency = Latency.of([number / 1000 for number in range(101)])
    assert latency.questions == 101
    assert latency.median == pytest.approx(50)
    assert latency.percentile_95 == pytest.approx(95)


def test_an_encoder_is_timed_while_it_embeds_passages(encoder: FakeEncoder) -> None:
    timed = TimedEncoder(encoder)
    timed.encode_queries(["vraag"])
    assert timed.speed == Speed(0, 0.0)
    timed.encode_documents(["een", "twee"])
    timed.encode_documents(["drie"])
    assert timed.speed.count == 3
    assert timed.speed.seconds > 0


READ = (Reading("long.pdf", processes=2, pages=30, seconds=1.5, peak_memory_mib=300.0),)


def test_long_papers_are_read_by_one_process_and_by_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "LONG_PAGES", 9)
    measured = paging.readings([specimen_paths()[1]])
    assert [(each.pages, each.processes) for each in measured] == [(2, 1), (2, 2), (9, 1), (9, 2)]
    assert all(each.per_second > 0 for each in measured)
    # What reads PDF files needs some 60 MiB, and a second process is counted with the first.
    assert all(each.peak_memory_mib > 60 for each in measured)
    assert measured[3].peak_memory_mib > measured[2].peak_memory_mib + 30


def test_a_paper_that_cannot_be_read_cannot_be_measured(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        paging.readings([tmp_path / "nothing.pdf"])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "own")


@pytest.fixture(autouse=True)
def _without_model(monkeypatch: pytest.MonkeyPatch, encoder: FakeEncoder) -> None:
    def load(_: Settings, **__: object) -> FakeEncoder:
        return encoder

    def start(_: Path, question: str) -> StartUp:
        return replace(MEASURED.start_up, opening=float(len(question)))

    monkeypatch.setattr("eval.speed.measure.load_encoder", load)
    monkeypatch.setattr("eval.speed.measure.starting_up", start)


def test_documents_are_read_indexed_and_asked(
    tmp_path: Path, settings: Settings, encoder: FakeEncoder
) -> None:
    source = tmp_path / "dijken.txt"
    source.write_text(DIKES, encoding="utf-8")
    told: list[str] = []
    measured = measure([source], settings, tell=told.append)
    assert measured.pages.count == 1
    assert measured.passages.count == len(encoder.documents) - len(DUTCH_SENTENCES) == 4
    assert measured.question.questions == 1
    assert measured.question.median > 0
    assert measured.building_peak_memory_mib > 1
    assert measured.start_up.opening == len("Hoe hoog is de dijk?")
    assert not settings.index.exists()
    assert told == ["Indexing ...", "Reading ...", "Asking ..."]


def test_documents_without_answers_cannot_be_measured(tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Een brief zonder vragen.\n", encoding="utf-8")
    result = CliRunner().invoke(app, [str(letter)])
    assert result.exit_code == 2
    assert "no answers in these documents" in result.stderr


def test_figures_come_as_a_table_and_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measured(*_: object, **__: object) -> Bench:
        return MEASURED

    monkeypatch.setattr(bench_module, "measure", measured)
    monkeypatch.setattr(bench_module, "readings", lambda _: READ)
    out = tmp_path / "results" / "bench.json"
    result = CliRunner().invoke(app, [str(tmp_path), "--out", str(out)])
    assert result.exit_code == 0
    rows = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "machine 2 cores, Linux x86_64, Python 3.11.7" in rows
    assert "pages read (50) 12.5 per second" in rows
    assert "a question, median (20) 41 ms" in rows
    assert "peak memory, asking 700 MiB" in rows
    assert "long.pdf (30 pages), processes: 2 20.0 per second, 300 MiB" in rows
    assert json.loads(out.read_text(encoding="utf-8")) == figures(MEASURED, READ)
    assert figures(MEASURED, READ)["passages_per_second"] == 30.0


def test_the_specimen_stands_in_for_a_corpus_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_module, "CORPUS", tmp_path)
    assert all(path.name.startswith("specimen") for path in default_paths())
    for name in bench_module.CORPUS_FOLDERS:
        (tmp_path / name).mkdir()
    assert [path.name for path in default_paths()] == list(bench_module.CORPUS_FOLDERS)
