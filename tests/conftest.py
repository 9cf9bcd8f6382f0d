"""Papers made by hand, and an encoder that needs no model."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pytest

from vraagbaak.index import Pipeline, add
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import (
    CharMap,
    Document,
    Exchange,
    Measure,
    Page,
    Paper,
    Passage,
    PassageKind,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vraagbaak.index import Report
    from vraagbaak.types import Vectors

    Cut = Callable[[str], Paper]

HEAD = "AH 12\n2024Z00001\nAntwoord van minister Specimen (Letteren) (ontvangen 3 mei 2024)\n\n"
PAGE_LINES, LINE_WIDTH = 40, 80


class FakeEncoder:
    """Texts with words in common get vectors near each other; keeps what it embeds, in order."""

    def __init__(self, name: str = "fake", dimension: int = 32) -> None:
        self.name = name
        self.dimension = dimension
        self.fingerprint = _digits(f"{name} {dimension}")
        self.documents, self.queries = list[str](), list[str]()

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions."""
        self.queries += texts
        return self._vectors(texts)

    def encode_documents(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Embed passages; `progress` hears how many are done after each."""
        self.documents += texts
        for done in range(1, len(texts) + 1):
            if progress is not None:
                progress(done)
        return self._vectors(texts)

    def score(self, *_texts: str) -> float:
        """Know nothing of what answers what."""
        return 0.0

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        rows = [self._vector(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimension)

    def _vector(self, text: str) -> Vectors:
        words = re.findall(r"\w+", text.lower()) or [text]
        total = np.sum([self._word_vector(word) for word in words], axis=0)
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)

    def _word_vector(self, word: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        seed = int(_digits(f"{self.name} {word}"), 16)
        return np.random.default_rng(seed).standard_normal(self.dimension)


class MakePaper(Protocol):
    """What the fixture `make_paper` gives."""

    def __call__(self, path: Path, *pairs: tuple[str, str], **fields: object) -> Paper:
        """Make a paper; `pairs` are questions with their answers, `fields` go to `Document`."""


@pytest.fixture
def encoder() -> FakeEncoder:
    """An encoder that needs no model."""
    return FakeEncoder()


@pytest.fixture
def make_paper() -> MakePaper:
    """A function that makes a paper of questions and answers, numbered from 1."""
    return paper_of


@pytest.fixture
def cut(tmp_path: Path) -> Cut:
    """A function that reads and cuts a text under the head of a paper of the Aanhangsel."""

    def read_and_segment(text: str) -> Paper:
        path = tmp_path / "paper.txt"
        path.write_text(HEAD + text, encoding="utf-8")
        return segment(read(path))

    return read_and_segment


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two papers, one and two answers."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "bridges.txt").write_text("Who paints the bridge? | Nobody paints it.\n")
    (papers / "ferries.txt").write_text("When does the ferry sail? | At noon.\nWhy? | Tides.\n")
    return papers


def paper_of(path: Path, *pairs: tuple[str, str], **fields: object) -> Paper:
    """Make a paper in which every character has its place, 40 lines of 80 cells a page.

    The document's id is that of the file if it exists, else that of the questions and answers.
    """
    content = path.read_bytes() if path.is_file() else repr(pairs).encode()
    text, spans = "", []
    for number, (question, answer) in enumerate(pairs, start=1):
        text += f"Vraag {number}\n\n"
        asked = Span(len(text), len(text) + len(question))
        text += f"{question}\n\nAntwoord {number}\n\n"
        spans.append((asked, Span(len(text), len(text) + len(answer))))
        text += f"{answer}\n\n"
    chars = chars_of(text)
    document = Document(
        id=_digits(content),
        path=path.absolute(),
        sha256=hashlib.sha256(content).hexdigest(),
        title=path.stem,
        text=text,
        chars=chars,
        measure=Measure.CELLS,
        pages=pages_of(chars),
    )
    exchanges = [_exchange(document, i, *pair) for i, pair in enumerate(spans)]
    return Paper(replace(document, **fields), tuple(exchanges))  # type: ignore[arg-type]


def chars_of(text: str) -> CharMap:
    """Put each character in a cell of its line; line breaks stand nowhere."""
    pages = np.zeros(len(text), dtype=np.int32)
    boxes = np.zeros((len(text), 4), dtype=np.float32)
    offset = 0
    for row, line in enumerate(text.split("\n")):
        for column in range(len(line)):
            pages[offset + column] = row // PAGE_LINES + 1
            boxes[offset + column] = column, row, column + 1, row + 1
        offset += len(line) + 1
    return CharMap(pages, boxes)


def pages_of(chars: CharMap) -> tuple[Page, ...]:
    """Make the pages that a map of places speaks of, at least one."""
    last = max([1, *chars.pages.tolist()])
    return tuple(Page(number, None, LINE_WIDTH, PAGE_LINES) for number in range(1, last + 1))


def read_fake(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Paper:
    """Read a file of lines `question | answer`."""
    paper = fake_paper(path)
    if progress is not None:
        for page in paper.document.pages:
            progress(page.number, len(paper.document.pages))
    return paper


def fake_paper(path: Path) -> Paper:
    """Make a paper of a file of lines `question | answer`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("|", 1) for line in lines if "|" in line]
    return paper_of(path, *((question.strip(), answer.strip()) for question, answer in pairs))


def passages_fake(paper: Paper) -> tuple[Passage, ...]:
    """Make one passage of each question and one of each answer."""
    sides = [
        (exchange.id, kind, spans[0])
        for exchange in paper.exchanges
        for kind, spans in (
            (PassageKind.QUESTION, exchange.question),
            (PassageKind.ANSWER, exchange.answer),
        )
    ]
    return tuple(Passage(_digits(f"{i} {kind}"), i, kind, span) for i, kind, span in sides)


def embedded_text_fake(paper: Paper, passage: Passage) -> str:
    """Embed a passage without its context."""
    return passage.span.of(paper.document.text)


FAKE_PIPELINE = Pipeline(frozenset({".txt"}), read_fake, passages_fake, embedded_text_fake)


@pytest.fixture
def pipeline() -> Pipeline:
    """Stages that read files of lines `question | answer`."""
    return FAKE_PIPELINE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an index that is not made yet."""
    return tmp_path / "index"


class Put(Protocol):
    """What the fixture `put` gives."""

    def __call__(self, *paths: Path) -> Report:
        """Add files or folders to the index in `folder`."""


@pytest.fixture
def put(folder: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Put:
    """A function that adds to the index in `folder` by the fake stages."""
    return lambda *paths: add(folder, paths, encoder=encoder, pipeline=pipeline)


def _exchange(document: Document, ordinal: int, question: Span, answer: Span) -> Exchange:
    pages = sorted({*document.chars.pages[answer.start : answer.end].tolist()} - {0})
    number = str(ordinal + 1)
    return Exchange(
        id=_digits(f"{document.id} {ordinal} Antwoord {number}"),
        document_id=document.id,
        ordinal=ordinal,
        labels=(number,),
        label=f"Antwoord {number}",
        question=(question,),
        answer=(answer,),
        pages=tuple(pages),
    )


def _digits(content: str | bytes) -> str:
    encoded = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(encoded).hexdigest()[:16]
