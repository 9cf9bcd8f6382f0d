"""Growing an index and timing questions on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from typer.testing import CliRunner

from eval import growth
from eval.speed.growth import GrownIndex, time_questions
from tests.searched import index_of
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.index import Index

PAPERS = {
    "a.txt": "Mag vuurwerk in de binnenstad? | Nee, vuurwerk is in de binnenstad verboden.",
    "b.txt": "Hoeveel politiehonden zijn er? | Er zijn driehonderd politiehonden in dienst.",
}


@pytest.fixture
def index(tmp_path: Path, encoder: FakeEncoder) -> Index:
    return index_of(tmp_path, PAPERS, encoder)


def test_a_grown_index_holds_as_many_exchanges_as_asked_and_no_two_alike(index: Index) -> None:
    grown = GrownIndex(index, exchanges=5)
    exchanges = grown.exchanges()
    assert len({each.id for each in exchanges}) == 5
    assert {each.exchange_id for each in grown.passages} == {each.id for each in exchanges}
    assert len(grown.documents) == 5
    vector = index.vectors[0]
    assert len(grown.scores(vector)) == len(grown.passages)
    assert np.unique(np.round(grown._vectors, 6), axis=0).shape[0] > len(index.passages)


def test_a_copy_keeps_the_lengths_of_its_words(index: Index) -> None:
    grown = GrownIndex(index, exchanges=40)
    for document in grown.documents:
        original = index.document(document.id.rpartition("-")[0])
        assert len(document.text) == len(original.text)
    assert len({document.text for document in grown.documents}) > len(PAPERS)


def test_questions_are_timed_on_the_size_asked_for(index: Index, encoder: FakeEncoder) -> None:
    timing = time_questions(index, encoder, [("Mag vuurwerk?", Language.DUTCH)], exchanges=6)
    assert timing.exchanges == 6
    assert timing.passages == 3 * len(index.passages)
    assert timing.median > 0
    assert timing.opening > 0


def test_the_command_writes_one_row_a_size(
    index: Index, tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "LazyEncoder", lambda *_, **__: encoder)
    row = {"id": "q", "lang": "nl", "kind": "off-topic", "question": "Mag vuurwerk?"}
    (tmp_path / "set.jsonl").write_text(json.dumps({**row, "document": None}))
    sizes = ["--exchanges", "2", "--exchanges", "4"]
    options = ["--index", str(index.folder), "--out", str(tmp_path / "out.json"), *sizes]
    result = CliRunner().invoke(growth.app, [str(tmp_path / "set.jsonl"), *options])
    assert result.exit_code == 0, result.output
    written = json.loads((tmp_path / "out.json").read_text())
    assert [each["exchanges"] for each in written["sizes"]] == [2, 4]


def test_a_folder_without_an_index_is_told(tmp_path: Path) -> None:
    row = {"id": "q", "lang": "nl", "kind": "off-topic", "question": "Mag?", "document": None}
    (tmp_path / "set.jsonl").write_text(json.dumps(row))
    options = ["--index", str(tmp_path / "none")]
    assert CliRunner().invoke(growth.app, [str(tmp_path / "set.jsonl"), *options]).exit_code == 2
