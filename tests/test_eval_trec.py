"""Reading topics, judgements and rankings in the form of TREC."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eval.formats.kinds import read_set
from eval.formats.lines import SetError
from eval.formats.trec import judged_set, read_topics, read_trec
from tests.beir_sets import PAINT, PASSAGES, SAIL, TOPICS, jsonl, trec
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

XML = """\
<topics>
  <topic number="q1">
    <query>brug schilderen</query><question>Wie schildert de brug?</question>
  </topic>
  <topic id='q2'><question>When does the
    veerboot sail?</question></topic>
</topics>
"""


@pytest.mark.parametrize(
    ("name", "content", "first"),
    [
        ("topics.txt", TOPICS, "Wie schildert de brug?"),
        ("topics.xml", XML, "brug schilderen"),
        ("topics.tsv", "q1\tWie schildert de brug?\r\nq2\tWhen does it sail?\n", None),
        ("topics.jsonl", f"{PAINT}\n{SAIL}".replace("'", '"'), None),
    ],
)
def test_topics_come_in_four_forms(
    tmp_path: Path, name: str, content: str, first: str | None
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    one, two = read_topics(path)
    assert (one.id, one.text) == ("q1", first or "Wie schildert de brug?")
    assert (two.id, two.language) == ("q2", Language.ENGLISH)


def test_a_topic_without_a_title_is_its_description(tmp_path: Path) -> None:
    path = tmp_path / "topics.txt"
    path.write_text(TOPICS, encoding="utf-8")
    assert read_topics(path)[1].text == "When does the veerboot sail & where?"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("\n<top>\n<title>Een brug\n</top>\n", ", line 2: this topic has no number"),
        ("<top>\n<num> 1\n</top>\n<top><num> 2</top>", ", line 1: this topic has no text"),
        (f"{TOPICS}\n{TOPICS}", ", line 15: the id q1 was given before, on line 1"),
        ("<topic number=''><query>x</query></topic>", ", line 1: the id is empty"),
        ("<xml></xml>", " holds no topic: no element <top>"),
        ("", " holds no topic"),
        ("q1 Wie schildert de brug?", ", line 1: no topic. Give its number, a tab"),
        ("q1\tWie?\nq2\t \n", ", line 2: no topic"),
        ("q 1\tWie?\n", ', line 1: the id "q 1" holds blanks'),
    ],
)
def test_a_wrong_topic_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "topics.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SetError, match=rf"topics\.txt{message}"):
        read_topics(path)


def test_a_folder_of_trec_has_something_to_rank(tmp_path: Path) -> None:
    folder = trec(tmp_path / "bridges")
    with pytest.raises(SetError, match="has nothing to rank"):
        read_set(folder)
    (folder / "b.run").write_text("q1 Q0 p1 1 0.9 x\n", encoding="utf-8")
    (folder / "run.a").write_text("q1 Q0 p1 1 0.9 x\n", encoding="utf-8")
    scored = read_trec(folder)
    assert (scored.corpus, [path.name for path in scored.runs]) == ((), ["b.run", "run.a"])
    jsonl(folder / "corpus.jsonl", *PASSAGES)
    ranked = read_trec(folder)
    assert [entry.id for entry in ranked.corpus] == ["p1", "p2", "p3"]
    assert [path.name for path in ranked.files] == ["topics.txt", "qrels.txt", "corpus.jsonl"]
    assert (len(ranked.queries), ranked.unjudged) == (2, 0)


def test_a_file_that_is_there_twice_or_not_at_all_is_named(tmp_path: Path) -> None:
    folder = trec(tmp_path / "bridges")
    (folder / "topics.old").write_text(TOPICS, encoding="utf-8")
    with pytest.raises(SetError, match=r"more than one file topics\*: topics.old, topics.txt"):
        read_trec(folder)
    (folder / "topics.old").unlink()
    (folder / "qrels.txt").unlink()
    with pytest.raises(SetError, match=r"has no file qrels\*"):
        read_trec(folder)


def test_judgements_alone_make_a_set_of_queries_without_words(tmp_path: Path) -> None:
    folder = trec(tmp_path / "bridges")
    bare = judged_set(folder / "qrels.txt", None)
    assert [(query.id, query.text, query.language) for query in bare.queries] == [
        ("q1", "", None),
        ("q2", "", None),
    ]
    worded = judged_set(folder / "qrels.txt", folder / "topics.txt")
    assert [query.id for query in worded.queries] == ["q1", "q2"]
    assert worded.queries[0].text == "Wie schildert de brug?"
