"""Indexes of small papers, with the real cuts and an encoder that needs no model."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.conftest import FAKE_PIPELINE
from vraagbaak.index import Index, add
from vraagbaak.passages import embedded_text, passages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.index import Pipeline
    from vraagbaak.types import Hit

CUTTING = replace(FAKE_PIPELINE, passages=passages, embedded_text=embedded_text)


def index_of(
    folder: Path, papers: dict[str, str], encoder: FakeEncoder, *, pipeline: Pipeline = CUTTING
) -> Index:
    """Index papers given as lines `question | answer` by their file's name."""
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    add(folder / "index", [folder / name for name in papers], encoder=encoder, pipeline=pipeline)
    return Index.open(folder / "index")


def files_of(index: Index, hits: tuple[Hit, ...]) -> list[str]:
    """Name the files of the exchanges that were found."""
    exchanges = [index.exchange(hit.exchange_id) for hit in hits]
    return [index.document(each.document_id).path.name for each in exchanges]
