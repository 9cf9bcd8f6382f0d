"""Reading retrieval sets in the form of BEIR, and telling the forms apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eval.formats.beir import read_beir, read_corpus
from eval.formats.columns import read_qrels, read_run
from eval.formats.kinds import QuestionSet, read_set, read_sets, set_name
from eval.formats.lines import SetError
from eval.formats.retrieval_set import RetrievalSet
from tests.beir_sets import BRIDGE, FERRY, PAINT, QRELS, beir, jsonl, trec
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_of_beir_is_read_without_the_queries_that_nobody_judged(tmp_path: Path) -> None:
    found = read_beir(beir(tmp_path / "bridges"))
    assert [query.id for query in found.queries] == ["q1", "q2"]
    assert [query.language for query in found.queries] == [Language.DUTCH, Language.ENGLISH]
    assert found.unjudged == 1
    assert found.qrels == {"q1": {"p1": 2, "p3": 1}, "q2": {"p2": 1}}
    assert [entry.title for entry in found.corpus] == ["Bruggen", "", "Bruggen"]
    assert [path.name for path in found.files] == ["corpus.jsonl", "queries.jsonl", "test.tsv"]


def test_a_query_may_say_its_language(tmp_path: Path) -> None:
    folder = beir(tmp_path, qrels="q3\tp3\t1\n")
    (query,) = read_beir(folder).queries
    assert (query.id, query.language) == ("q3", Language.ENGLISH)


def test_a_passage_without_text_is_its_title(tmp_path: Path) -> None:
    rows = ({"_id": "a", "title": " De \n brug ", "text": ""}, {"_id": 7, "text": " Water. "})
    one, two = read_corpus(jsonl(tmp_path / "corpus.jsonl", *rows))
    assert (one.title, one.text) == ("De brug", "De brug")
    assert (two.id, two.title, two.text) == ("7", "", "Water.")


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("corpus.jsonl", {"_id": "p9", "text": ""}, "line 2: the field 'text' is empty"),
        ("corpus.jsonl", {"_id": "p9"}, "line 2: the field 'text' is missing"),
        ("corpus.jsonl", {"text": "Water."}, "line 2: the field '_id' is missing"),
        ("corpus.jsonl", {"_id": "p9", "title": 3, "text": "W."}, "line 2: the field 'title' must"),
        ("corpus.jsonl", BRIDGE, "line 2: the id p1 was given before, on line 1"),
        ("queries.jsonl", {"_id": "q9", "text": ""}, "line 2: the field 'text' is empty"),
        ("queries.jsonl", {**PAINT, "_id": "q9", "lang": "fr"}, "line 2: the field 'lang' must be"),
        ("queries.jsonl", PAINT, "line 2: the id q1 was given before, on line 1"),
        ("queries.jsonl", "{", "line 2: no JSON"),
    ],
)
def test_a_wrong_row_of_beir_is_named(tmp_path: Path, name: str, row: object, message: str) -> None:
    folder = beir(tmp_path)
    jsonl(folder / name, BRIDGE if name == "corpus.jsonl" else PAINT, row)
    with pytest.raises(SetError, match=rf"{name}, {message}"):
        read_beir(folder)


@pytest.mark.parametrize(
    "content",
    [
        "query-id\tcorpus-id\tscore\nq1\tp1\t2\n",
        "q1\tp1\t2\n",
        "\ufeffQID\tdocid\trel\r\nq1\tp1\t2\r\n\r\n",
        "q1 0 p1 2\n",
        "q1\t0\tp1\t+2\n",
        "q1  Q0   p1   2\nq1 Q0 p1 2",
    ],
)
def test_judgements_come_in_three_columns_or_four_with_a_header_or_without(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "qrels.tsv"
    path.write_bytes(content.encode())
    assert read_qrels(path) == {"q1": {"p1": 2}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("q1\tp1\n", "line 1: 2 columns, not 3 .BEIR. or 4"),
        ("q1\tp1\t1\nq1\t0\tp2\t1\n", "line 2: 4 columns, not 3"),
        ("q1\tp1\t1\nq1\tp2\tgood\n", "line 2: the grade 'good' is no whole number"),
        ("vraag\tstuk\tcijfer\nq1\tp1\t1\n", "line 1: .* A header begins with query-id"),
        ("q1\tp1\t0.5\n", "line 1: the grade '0.5' is no whole number"),
        ("q1\tp1\t1\nq1\tp1\t2\n", "line 2: q1 and p1 were judged otherwise before"),
        ("q1\t\t1\n", "line 1: the passage has no name"),
        ("q7\tp1\t1\n", "line 1: there is no query q7 in this set"),
        ("q1\tp7\t1\n", "line 1: there is no passage p7 in this set"),
        ("query-id\tcorpus-id\tscore\n", "holds no judgement"),
    ],
)
def test_a_wrong_judgement_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "qrels.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SetError, match=rf"qrels\.tsv.* ?{message}"):
        read_qrels(path, queries={"q1"}, passages={"p1", "p2"})


def test_a_ranking_is_read_by_its_scores(tmp_path: Path) -> None:
    path = tmp_path / "run.txt"
    path.write_text("q1 Q0 p1 2 0.5 x\nq1\tQ0\tp2\t1\t1e-3\tx\n", encoding="utf-8")
    assert read_run(path) == {"q1": {"p1": 0.5, "p2": 0.001}}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("q1 Q0 p2 1 0.5", "line 2: 5 columns, not 6"),
        ("q1 Q0 p1 1 0.5 x", "line 2: the passage p1 is ranked twice for q1"),
        ("q1 Q0 p2 1 high x", "line 2: the score 'high' is no number"),
        ("q1 Q0 p2 1 nan x", "line 2: the score 'nan' is no number"),
    ],
)
def test_a_wrong_line_of_a_ranking_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "run.txt"
    path.write_text(f"q1 Q0 p1 1 0.9 x\n{line}\n", encoding="utf-8")
    with pytest.raises(SetError, match=rf"run\.txt, {message}"):
        read_run(path)


def test_an_empty_file_is_no_ranking_no_corpus_and_no_queries(tmp_path: Path) -> None:
    folder = beir(tmp_path)
    (tmp_path / "run.txt").write_text("\n", encoding="utf-8")
    with pytest.raises(SetError, match="holds no ranking"):
        read_run(tmp_path / "run.txt")
    for name, what in (("queries.jsonl", "query"), ("corpus.jsonl", "passage")):
        (folder / name).write_text("", encoding="utf-8")
        with pytest.raises(SetError, match=f"{name} holds no {what}"):
            read_beir(folder)


def test_the_judgements_for_testing_are_taken_or_those_that_are_given(tmp_path: Path) -> None:
    folder = beir(tmp_path / "bridges", split="train")
    assert read_set(folder) == read_set(folder / "qrels" / "train.tsv")
    (folder / "qrels" / "other.tsv").write_text(QRELS, encoding="utf-8")
    with pytest.raises(SetError, match=r"holds other\.tsv, train\.tsv"):
        read_set(folder)
    beir(folder, qrels="q2\tp2\t1\n", split="dev")
    chosen = read_set(folder)
    assert isinstance(chosen, RetrievalSet)
    assert list(chosen.qrels) == ["q2"]
    assert set_name(folder) == "bridges"
    assert set_name(folder / "qrels" / "train.tsv") == "bridges-train"


def test_a_set_is_told_by_what_is_there(tmp_path: Path) -> None:
    row = {"id": "q1", "lang": "nl", "kind": "off-topic", "question": "Regent het?"}
    questions = jsonl(tmp_path / "some.questions.jsonl", row)
    folder, topics = beir(tmp_path / "bridges"), trec(tmp_path / "topics")
    (topics / "run.a").write_text("q1 Q0 p1 1 0.9 x\n", encoding="utf-8")
    found = read_sets([questions, folder, topics])
    assert list(found) == ["some.questions", "bridges", "topics"]
    assert isinstance(found["some.questions"], QuestionSet)
    with pytest.raises(SetError, match="another set is named bridges too"):
        read_sets([folder, folder / "."])


def test_what_is_no_set_is_told_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SetError, match=r"missing: corpus.jsonl, queries.jsonl, qrels"):
        read_set(tmp_path)
    jsonl(tmp_path / "corpus.jsonl", FERRY)
    with pytest.raises(SetError, match=r"missing: queries.jsonl, qrels"):
        read_set(tmp_path)
    with pytest.raises(SetError, match=f"a part of a set. Give its folder: {tmp_path}"):
        read_set(tmp_path / "corpus.jsonl")
    folder = beir(tmp_path / "bridges")
    (folder / "qrels" / "test.tsv").unlink()
    with pytest.raises(SetError, match="holds no judgements"):
        read_set(folder)
    with pytest.raises(SetError, match=r"none\.jsonl cannot be read"):
        read_set(tmp_path / "none.jsonl")
