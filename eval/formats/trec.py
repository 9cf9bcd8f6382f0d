"""Read a folder in the form of TREC: `topics.*`, `qrels.*`, and what was or is to be ranked.

What is to be ranked is a `corpus.jsonl` in the form of BEIR; rankings made elsewhere are files
`run.*` or `*.run`. Topics come as TREC writes them (`<top>`, or XML with `<topic>`), in two
columns parted by a tab, or as the lines of BEIR's `queries.jsonl`.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from eval.formats.beir import CORPUS, read_corpus, read_queries
from eval.formats.columns import read_qrels
from eval.formats.lines import Line, Names, SetError, checked_id, lines_of
from eval.formats.retrieval_set import Query, RetrievalSet
from vraagbaak.language import detect_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOPICS, QRELS, RUNS = "topics*", "qrels*", ("run.*", "*.run")
"""How the files of a folder are named."""
_TOPIC = re.compile(r"<(top|topic)\b([^>]*)>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"\b(?:number|num|id)\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
_NUMBER = re.compile(r"<num\b[^>]*>\s*(?:Number\s*:)?\s*([^<\s]*)", re.IGNORECASE)
_TEXTS = tuple(
    re.compile(rf"<{name}\b[^>]*>\s*(?:{label}\s*:)?([^<]*)", re.IGNORECASE)
    for name, label in (
        ("title", "Topic"),
        ("query", "Query"),
        ("question", "Question"),
        ("desc", "Description"),
    )
)
"""The elements that hold what is searched for; the first one that is there counts."""


def read_trec(folder: Path) -> RetrievalSet:
    """Read and check a set; topics about which nothing is judged are left out.

    Raises:
        SetError: A file is missing or there twice, or a line of one is wrong.
    """
    topics, qrels = _only(folder, TOPICS), _only(folder, QRELS)
    runs = tuple(sorted({path for form in RUNS for path in folder.glob(form)}))
    corpus_path = folder / CORPUS
    if not corpus_path.is_file() and not runs:
        raise SetError(
            f"{folder} has nothing to rank. Put a {CORPUS} there, or rankings named run.*"
        )
    corpus = read_corpus(corpus_path) if corpus_path.is_file() else ()
    queries = read_topics(topics)
    judged = read_qrels(
        qrels,
        queries={query.id for query in queries},
        passages={entry.id for entry in corpus} if corpus else None,
    )
    own = (corpus_path,) if corpus else ()
    return RetrievalSet(
        queries=tuple(query for query in queries if query.id in judged),
        qrels=judged,
        corpus=corpus,
        runs=runs,
        unjudged=len(queries) - len(judged),
        files=(topics, qrels, *own),
    )


def judged_set(qrels: Path, topics: Path | None) -> RetrievalSet:
    """Make a set of judgements alone; without topics the words of its queries are not known.

    Raises:
        SetError: A file cannot be used.
    """
    queries = read_topics(topics) if topics else None
    judged = read_qrels(qrels, queries={query.id for query in queries} if queries else None)
    if queries is None:
        queries = tuple(Query(query_id, "", None) for query_id in judged)
    return RetrievalSet(
        queries=tuple(query for query in queries if query.id in judged),
        qrels=judged,
        corpus=(),
        runs=(),
        unjudged=len(queries) - len(judged),
        files=(qrels, *([topics] if topics else [])),
    )


def read_topics(path: Path) -> tuple[Query, ...]:
    """Read topics in any of their forms; the language of each is found from its words.

    Raises:
        SetError: The file holds no topics, or one is wrong.
    """
    if path.suffix == ".jsonl":
        return read_queries(path)
    lines = tuple(lines_of(path))
    if not lines:
        raise SetError(f"{path} holds no topic.")
    marked = lines[0].text.lstrip().startswith("<")
    names, found = Names(), []
    for line, topic_id, text in _marked(lines) if marked else _columns(lines):
        names.add(checked_id(topic_id, line), line)
        found.append(Query(topic_id, text, detect_language(text)))
    if not found:
        raise SetError(f"{path} holds no topic: no element <top> or <topic>.")
    return tuple(found)


def _marked(lines: tuple[Line, ...]) -> Iterator[tuple[Line, str, str]]:
    joined = "\n".join(line.text for line in lines)
    for topic in _TOPIC.finditer(joined):
        line = lines[joined.count("\n", 0, topic.start())]
        number = _ATTRIBUTE.search(topic[2]) or _NUMBER.search(topic[3])
        texts = (" ".join(each[1].split()) for form in _TEXTS if (each := form.search(topic[3])))
        text = html.unescape(next((text for text in texts if text), ""))
        if number is None:
            reason = 'this topic has no number. Give it one: <num> or number="…".'
            raise line.error(reason)
        if not text:
            reason = "this topic has no text. Give it a <title> or a <query>."
            raise line.error(reason)
        yield line, number[1].strip(), text


def _columns(lines: tuple[Line, ...]) -> Iterator[tuple[Line, str, str]]:
    for line in lines:
        topic_id, tab, text = line.text.partition("\t")
        if not tab or not text.strip():
            reason = "no topic. Give its number, a tab and its text."
            raise line.error(reason)
        yield line, topic_id.strip(), text.strip()


def _only(folder: Path, form: str) -> Path:
    found = sorted(path for path in folder.glob(form) if path.is_file())
    if len(found) == 1:
        return found[0]
    if not found:
        raise SetError(f"{folder} has no file {form}. Put it there.")
    names = ", ".join(path.name for path in found)
    raise SetError(f"{folder} has more than one file {form}: {names}. Keep one.")
