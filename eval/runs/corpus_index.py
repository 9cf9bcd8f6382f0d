"""A real index of the passages of a retrieval set, kept in the user's cache.

A passage becomes an exchange without a question, its id the label; passages with one title become
one document with that title, and each passage without a title a document of its own. They are cut,
embedded and stored by the program's own stages. The index is found again by a checksum of all
that was embedded, of the model and of the format, so that nothing is embedded twice and no
change of these goes unseen.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from filelock import FileLock

from eval.formats.lines import SetError
from vraagbaak.errors import IndexDamagedError, IndexMissingError
from vraagbaak.index import Index, Outcome, Pipeline, add
from vraagbaak.index.generation import POINTER, writing
from vraagbaak.index.manifest import SCHEMA_VERSION
from vraagbaak.passages import embedded_text, passages
from vraagbaak.types import CharMap, Document, Exchange, Measure, Page, Paper, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eval.formats.retrieval_set import Entry
    from vraagbaak.embed import Encoder
    from vraagbaak.index import Progress

FOLDER = "eval"
"""The folder of these indexes in the cache; it may be removed at any time."""
_SUFFIX = ".json"
_BREAK = "\n\n"
_ID_DIGITS = 16
_KEY_DIGITS = 32

Files: TypeAlias = "dict[str, bytes]"


def corpus_index(
    corpus: Iterable[Entry], cache: Path, *, encoder: Encoder, progress: Progress
) -> Path:
    """Give the folder of an index of `corpus`, which is built if it is not there yet.

    Raises:
        SetError: A passage cannot be indexed.
        IndexWriteError: The cache cannot be written.
    """
    files = _files(corpus)
    home = cache / FOLDER / _key(files, encoder)
    with writing(home):
        home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "build.lock"):
        if not _is_sound(home / "index"):
            _build(files, home, encoder=encoder, progress=progress)
    return home / "index"


def _build(files: Files, home: Path, *, encoder: Encoder, progress: Progress) -> None:
    papers = home / "papers"
    with writing(home):
        papers.mkdir(exist_ok=True)
        for name, content in files.items():
            (papers / name).write_bytes(content)
    pipeline = Pipeline(frozenset({_SUFFIX}), _read, passages, embedded_text)
    report = add(home / "index", [papers], encoder=encoder, progress=progress, pipeline=pipeline)
    for row in report.having(Outcome.REFUSED):
        raise SetError(f"{row.path} cannot be indexed. {row.reason}")


def _is_sound(folder: Path) -> bool:
    try:
        Index.open(folder).close()
    except IndexMissingError:
        return False
    except IndexDamagedError:
        # Of a cache nothing is lost: what is damaged is made anew.
        (folder / POINTER).unlink()
        return False
    return True


def _files(corpus: Iterable[Entry]) -> Files:
    """Write each document as JSON, in the order in which the corpus first names them."""
    documents: dict[str, list[Entry]] = {}
    for entry in corpus:
        documents.setdefault(entry.title or f"{_BREAK}{entry.id}", []).append(entry)
    return {
        f"{number:08d}{_SUFFIX}": _content(own) for number, own in enumerate(documents.values())
    }


def _content(entries: list[Entry]) -> bytes:
    content = {"title": entries[0].title, "passages": [[each.id, each.text] for each in entries]}
    return json.dumps(content, ensure_ascii=False).encode()


def _key(files: Files, encoder: Encoder) -> str:
    found = hashlib.sha256(f"{SCHEMA_VERSION} {encoder.fingerprint}".encode())
    for name, content in files.items():
        found.update(content)
        paper = _paper(Path(name), content)
        for passage in passages(paper):
            found.update(f"\0{passage.id} {embedded_text(paper, passage)}".encode())
    return found.hexdigest()[:_KEY_DIGITS]


def _read(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Paper:
    """Read a document as `_content` wrote it."""
    if progress is not None:
        progress(1, 1)
    return _paper(path, path.read_bytes())


def _paper(path: Path, content: bytes) -> Paper:
    held = json.loads(content)
    sha256 = hashlib.sha256(content).hexdigest()
    text = _BREAK.join(words for _, words in held["passages"])
    document = Document(
        id=sha256[:_ID_DIGITS],
        path=path,
        sha256=sha256,
        title=held["title"],
        text=text,
        # Nothing stands on a page.
        chars=CharMap(np.zeros(len(text), np.int32), np.zeros((len(text), 4), np.float32)),
        measure=Measure.PARAGRAPHS,
        pages=(Page(1, None, 0.0, 0.0),),
    )
    return Paper(document, tuple(_exchanges(document, held["passages"])))


def _exchanges(document: Document, held: Iterable[tuple[str, str]]) -> Iterator[Exchange]:
    start = 0
    for ordinal, (label, words) in enumerate(held):
        yield Exchange(
            id=hashlib.sha256(f"{document.id} {ordinal} {label}".encode()).hexdigest()[:_ID_DIGITS],
            document_id=document.id,
            ordinal=ordinal,
            labels=(label,),
            label=label,
            question=(),
            answer=(Span(start, start + len(words)),),
            pages=(),
        )
        start += len(words) + len(_BREAK)
