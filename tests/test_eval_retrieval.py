"""Running retrieval sets: through an index of their passages, or with rankings made elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from eval.formats.beir import read_corpus
from eval.formats.columns import read_run
from eval.formats.lines import SetError
from eval.measures.ranking import ranking_measures
from eval.runs import corpus_index as module
from eval.runs.corpus_index import corpus_index
from tests.beir_sets import PASSAGES, TOPICS, beir, jsonl, trec
from tests.conftest import FakeEncoder
from tests.measured import measuring_with
from vraagbaak.errors import IndexWriteError
from vraagbaak.index import Index, Silent

if TYPE_CHECKING:
    from pathlib import Path

    from eval.formats.retrieval_set import Entry
    from tests.measured import Measure


@pytest.fixture
def measure(encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Measure:
    monkeypatch.setenv("VRAAGBAAK_CACHE", str(tmp_path / "cache"))
    return measuring_with(encoder, monkeypatch)


@pytest.fixture
def corpus(tmp_path: Path) -> tuple[Entry, ...]:
    return read_corpus(jsonl(tmp_path / "corpus.jsonl", *PASSAGES))


def built(corpus: tuple[Entry, ...], cache: Path, encoder: FakeEncoder) -> Path:
    return corpus_index(corpus, cache, encoder=encoder, progress=Silent())


def report_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    return found


def rows_of(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_passages_with_one_title_become_one_document(
    corpus: tuple[Entry, ...], tmp_path: Path, encoder: FakeEncoder
) -> None:
    index = Index.open(built(corpus, tmp_path, encoder))
    bridges, ferry = index.documents
    assert [document.title for document in index.documents] == ["Bruggen", ""]
    assert [each.label for each in index.exchanges(bridges.id)] == ["p1", "p3"]
    (sailing,) = index.exchanges(ferry.id)
    assert ferry.cut(sailing.answer) == "De veerboot vaart elk uur, behalve in januari."
    assert [bridges.cut(each.answer) for each in index.exchanges(bridges.id)] == [
        "De provincie schildert de brug elk jaar.",
        "Voor de brug wordt geen tol geheven.",
    ]
    embedded = [text.strip() for text in encoder.documents]
    assert embedded.count("De veerboot vaart elk uur, behalve in januari.") == 3
    assert "Bruggen\nDe provincie schildert de brug elk jaar." in embedded


def test_a_corpus_is_embedded_once_for_each_model(
    corpus: tuple[Entry, ...], tmp_path: Path, encoder: FakeEncoder
) -> None:
    folder = built(corpus, tmp_path, encoder)
    embedded = len(encoder.documents)
    assert built(corpus, tmp_path, encoder) == folder
    assert len(encoder.documents) == embedded
    other = FakeEncoder("other")
    assert built(corpus, tmp_path, other) != folder
    assert len(other.documents) == embedded
    assert built(corpus[:2], tmp_path, encoder) != folder


def test_a_change_of_what_is_embedded_is_seen(
    corpus: tuple[Entry, ...],
    tmp_path: Path,
    encoder: FakeEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = built(corpus, tmp_path, encoder)
    monkeypatch.setattr(module, "embedded_text", lambda *_: "iets anders")
    assert built(corpus, tmp_path, encoder) != folder


def test_a_cache_that_is_damaged_or_half_made_is_made_anew(
    corpus: tuple[Entry, ...], tmp_path: Path, encoder: FakeEncoder
) -> None:
    folder = built(corpus, tmp_path, encoder)
    (catalog,) = folder.glob("generations/*/catalog.sqlite")
    catalog.write_bytes(b"damaged")
    (folder.parent / "papers" / "00000000.json").write_bytes(b"{")
    assert built(corpus, tmp_path, encoder) == folder
    assert len(Index.open(folder).exchanges()) == 3


def test_a_passage_that_cannot_be_indexed_is_named(
    corpus: tuple[Entry, ...],
    tmp_path: Path,
    encoder: FakeEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_ID_DIGITS", 8)
    with pytest.raises(SetError, match=r"00000000\.json cannot be indexed\. It changed while"):
        built(corpus, tmp_path, encoder)


def test_a_cache_that_cannot_be_written_is_named(
    corpus: tuple[Entry, ...], tmp_path: Path, encoder: FakeEncoder
) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    with pytest.raises(IndexWriteError, match=r"cache.* could not be written: Not a directory"):
        built(corpus, tmp_path / "cache", encoder)


def test_a_set_of_beir_is_ranked_measured_and_written(tmp_path: Path, measure: Measure) -> None:
    folder = beir(tmp_path / "bridges")
    result = measure("run", folder, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    report = report_of(tmp_path / "out" / "bridges")
    assert (report["set"], report["kind"], report["unjudged"]) == ("bridges", "retrieval", 1)
    assert (report["all"]["questions"], report["all"]["recall_at_100"]) == (2, 1.0)
    assert set(report["by_language"]) == {"nl", "en"}
    assert report["all"]["intervals"]["recall_at_100"] == [1.0, 1.0]
    assert set(report["made_with"]["files"]) == {"corpus.jsonl", "queries.jsonl", "test.tsv"}
    assert (report["made_with"]["exchanges"], report["unranked"]) == (3, 0)
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "1 queries without judgements" in result.stdout


def test_the_figures_are_those_of_the_ranking_that_is_written(
    tmp_path: Path, measure: Measure
) -> None:
    measure("run", beir(tmp_path / "bridges"), "--out", tmp_path)
    lines = (tmp_path / "bridges" / "run.trec").read_text(encoding="utf-8").splitlines()
    assert [line.split()[3] for line in lines] == ["1", "2", "3"] * 2
    assert {line.split()[5] for line in lines} == {"vraagbaak"}
    qrels = {"q1": {"p1": 2, "p3": 1}, "q2": {"p2": 1}}
    measured = ranking_measures(qrels, read_run(tmp_path / "bridges" / "run.trec"))
    report = report_of(tmp_path / "bridges")
    mean = sum(each["ndcg_at_10"] for each in measured.values()) / 2
    assert report["all"]["ndcg_at_10"] == pytest.approx(mean, abs=1e-4)
    again = measure(
        "score",
        tmp_path / "bridges" / "run.trec",
        "--qrels",
        tmp_path / "bridges" / "qrels" / "test.tsv",
        "--out",
        tmp_path / "again",
    )
    assert again.exit_code == 0, again.output
    scored = report_of(tmp_path / "again" / "run")["all"]
    assert {name: scored[name] for name in measured["q1"]} == {
        name: report["all"][name] for name in measured["q1"]
    }


def test_each_query_is_written_with_its_right_passages_and_the_first_ones(
    tmp_path: Path, measure: Measure
) -> None:
    measure("run", beir(tmp_path / "bridges"), "--out", tmp_path)
    paint, sail = rows_of(tmp_path / "bridges")
    assert (paint["id"], paint["lang"], paint["query"]) == ("q1", "nl", "Wie schildert de brug?")
    assert [each["id"] for each in paint["relevant"]] == ["p1", "p3"]
    assert {each["grade"] for each in paint["first"]} <= {2, 1, None}
    ranks = {each["id"]: rank for rank, each in enumerate(paint["first"], start=1)}
    assert [each["rank"] for each in paint["relevant"]] == [ranks["p1"], ranks["p3"]]
    assert paint["passages"]["p1"]["title"] == "Bruggen"
    assert sail["ranking"].keys() == paint["ranking"].keys()
    assert sail["milliseconds"] >= 0


def test_topics_are_ranked_and_rankings_beside_them_scored(
    tmp_path: Path, measure: Measure
) -> None:
    folder = trec(tmp_path / "bridges")
    jsonl(folder / "corpus.jsonl", *PASSAGES)
    (folder / "b.run").write_text("q1 Q0 p9 1 2 x\nq1 Q0 p1 2 1 x\n", encoding="utf-8")
    result = measure("run", folder, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert report_of(tmp_path / "out" / "bridges")["made_with"]["exchanges"] == 3
    report = report_of(tmp_path / "out" / "bridges-b")
    assert (report["unranked"], report["unranked_ids"]) == (1, ["q2"])
    assert report["all"]["mrr_at_10"] == 0.25
    assert report["all"]["milliseconds_median"] is None
    assert "1 queries without a ranking" in result.stdout
    (folder / "corpus.jsonl").unlink()
    measure("run", folder, "--out", tmp_path / "alone")
    assert report_of(tmp_path / "alone" / "bridges")["all"]["mrr_at_10"] == 0.25


def test_a_ranking_from_elsewhere_is_scored_with_topics_or_without(
    tmp_path: Path, measure: Measure
) -> None:
    run = tmp_path / "their run.txt"
    run.write_text("q1 Q0 p3 1 2 x\nq1 Q0 p1 2 1 x\nq7 Q0 p1 1 1 x\n", encoding="utf-8")
    folder = trec(tmp_path / "bridges", topics=TOPICS)
    arguments = ["score", run, "--qrels", folder / "qrels.txt", "--out", tmp_path / "out"]
    assert measure(*arguments).exit_code == 0
    report = report_of(tmp_path / "out" / "their run")
    assert (report["by_language"], report["all"]["questions"]) == ({}, 2)
    first, _ = rows_of(tmp_path / "out" / "their run")
    assert (first["query"], first["lang"], first["passages"]) == ("", None, {})
    assert [each["rank"] for each in first["relevant"]] == [2, 1]
    assert measure(*arguments, "--topics", folder / "topics.txt").exit_code == 0
    assert set(report_of(tmp_path / "out" / "their run")["by_language"]) == {"nl", "en"}
    lines = (tmp_path / "out" / "their run" / "run.trec").read_text(encoding="utf-8")
    assert lines.startswith("q1 Q0 p3 1 2.0 their_run\n")


def test_a_ranking_that_cannot_be_scored_ends_with_two(tmp_path: Path, measure: Measure) -> None:
    run = tmp_path / "run.txt"
    run.write_text("q1 p1\n", encoding="utf-8")
    folder = trec(tmp_path / "bridges")
    result = measure("score", run, "--qrels", folder / "qrels.txt", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "run.txt, line 1: 2 columns, not 6" in result.stderr
