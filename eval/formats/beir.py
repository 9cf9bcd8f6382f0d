"""Read a folder in the form of BEIR: `corpus.jsonl`, `queries.jsonl` and `qrels/*.tsv`.

The form is that of https://github.com/beir-cellar/beir. A query may have a field `lang`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.formats.columns import read_qrels
from eval.formats.lines import Names, SetError, rows_of
from eval.formats.retrieval_set import Entry, Query, RetrievalSet
from vraagbaak.language import detect_language
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

    from eval.formats.lines import Row

CORPUS, QUERIES, QRELS = "corpus.jsonl", "queries.jsonl", "qrels"
_SPLITS = ("test", "dev")
"""Which judgements are taken where there are several files of them, in this order."""


def read_beir(folder: Path, *, qrels: Path | None = None) -> RetrievalSet:
    """Read and check a set; `qrels` chooses among the files of judgements.

    Queries about which nothing is judged are left out, as BEIR does.

    Raises:
        SetError: A file is missing, or a line of one is wrong.
    """
    corpus = read_corpus(folder / CORPUS)
    queries = read_queries(folder / QUERIES)
    qrels = qrels or _split(folder)
    judged = read_qrels(
        qrels,
        queries={query.id for query in queries},
        passages={entry.id for entry in corpus},
    )
    return RetrievalSet(
        queries=tuple(query for query in queries if query.id in judged),
        qrels=judged,
        corpus=corpus,
        runs=(),
        unjudged=len(queries) - len(judged),
        files=(folder / CORPUS, folder / QUERIES, qrels),
    )


def read_corpus(path: Path) -> tuple[Entry, ...]:
    """Read passages: `_id`, `text`, and a `title` that may be empty or left out.

    A passage that has a title and no text is its title.

    Raises:
        SetError: A line is no passage, or its id is not its own.
    """
    names, found = Names(), []
    for row in rows_of(path):
        entry_id = row.id("_id")
        names.add(entry_id, row.line)
        title = " ".join(row.optional_text("title").split())
        text = row.optional_text("text") if title else row.text("text")
        found.append(Entry(entry_id, title, text.strip() or title))
    if not found:
        raise SetError(f"{path} holds no passage.")
    return tuple(found)


def read_queries(path: Path) -> tuple[Query, ...]:
    """Read queries: `_id`, `text`, and a `lang` that may be left out.

    Raises:
        SetError: A line is no query, or its id is not its own.
    """
    names, found = Names(), []
    for row in rows_of(path):
        query_id = row.id("_id")
        names.add(query_id, row.line)
        found.append(_query(row, query_id))
    if not found:
        raise SetError(f"{path} holds no query.")
    return tuple(found)


def _query(row: Row, query_id: str) -> Query:
    text = row.text("text")
    language = row.one_of("lang", Language) if row.fields.get("lang") else detect_language(text)
    return Query(query_id, text, language)


def _split(folder: Path) -> Path:
    found = {path.stem: path for path in sorted((folder / QRELS).glob("*.tsv"))}
    for split in _SPLITS:
        if split in found:
            return found[split]
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise SetError(f"{folder / QRELS} holds no judgements. Put them there, in test.tsv.")
    names = ", ".join(path.name for path in found.values())
    raise SetError(f"{folder / QRELS} holds {names}. Give the one to measure with as the set.")
