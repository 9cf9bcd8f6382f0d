"""A change made to the catalogue itself is found, and named."""

from __future__ import annotations

import sqlite3
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.written import DIKES
from vraagbaak.index import Index, add
from vraagbaak.verify import What, verify

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.verify import Finding


@pytest.fixture
def folder(tmp_path: Path, encoder: FakeEncoder) -> Path:
    source = tmp_path / "dijken.txt"
    source.write_text(DIKES, encoding="utf-8")
    built = tmp_path / "index"
    add(built, [source], encoder=encoder)
    return built


def found(folder: Path) -> list[tuple[What, str | None]]:
    return [(finding.what, finding.exchange) for finding in verify(folder).findings]


def only(folder: Path, what: What) -> Finding:
    (finding,) = [each for each in verify(folder).findings if each.what is what]
    return finding


def edit(folder: Path, statement: str, *values: object) -> None:
    (catalog,) = folder.rglob("catalog.sqlite")
    with sqlite3.connect(catalog) as connection:
        assert connection.execute(statement, values).rowcount != 0
    connection.close()


def test_a_letter_changed_in_the_catalogue_is_found_and_named(folder: Path) -> None:
    edit(folder, "UPDATE documents SET text = replace(text, 'waterschap', 'waterschip')")
    assert found(folder) == [
        (What.CATALOGUE_CHANGED, None),
        (What.CHANGED_DOCUMENT, None),
        (What.CHANGED_ANSWER, "Antwoord 2"),
    ]
    assert "text" in only(folder, What.CHANGED_DOCUMENT).detail


@pytest.mark.parametrize(
    ("statement", "detail"),
    [
        ("UPDATE exchanges SET answer = '[[3,9]]' WHERE label = 'Antwoord 2'", "offsets"),
        ("UPDATE exchanges SET answer = '[[3,9999]]' WHERE label = 'Antwoord 2'", "outside"),
        ("UPDATE exchanges SET answer = '[[\"a\",9]]' WHERE label = 'Antwoord 2'", "outside"),
        ("UPDATE exchanges SET asker = 'PVV' WHERE label = 'Antwoord 2'", "'PVV' in the index"),
        ("UPDATE exchanges SET labels = '[\"9\"]' WHERE label = 'Antwoord 2'", "labels"),
        ("UPDATE exchanges SET footnotes = '[[\"1\",2,4,1]]' WHERE ordinal = 2", "footnotes"),
        ("UPDATE exchanges SET labels = '[[9]]' WHERE label = 'Antwoord 2'", "labels"),
        ("UPDATE exchanges SET label = 'Antwoord 7' WHERE label = 'Antwoord 2'", "'Antwoord 2' in"),
    ],
)
def test_an_exchange_changed_in_the_catalogue_is_found_and_named(
    folder: Path, statement: str, detail: str
) -> None:
    edit(folder, statement)
    assert What.CATALOGUE_CHANGED in {what for what, _ in found(folder)}
    assert detail in only(folder, What.CHANGED_ANSWER).detail


def test_pages_changed_in_the_catalogue_are_a_move(folder: Path) -> None:
    edit(folder, "UPDATE exchanges SET pages = '[7]' WHERE label = 'Antwoord 2'")
    assert "pages (7,)" in only(folder, What.MOVED_ANSWER).detail


def test_note_marks_changed_in_the_catalogue_are_found(folder: Path) -> None:
    offset = DIKES.index("waterschap")
    edit(folder, "UPDATE documents SET note_marks = ?", f'[["1",{offset},1,null]]')
    assert "note_marks" in only(folder, What.CHANGED_DOCUMENT).detail
    assert "the note marks" in only(folder, What.MOVED_ANSWER).detail


@pytest.mark.parametrize("marks", ['[["1",9,1,7]]', '[["1","x",1,null]]', '[["1",9999,1,null]]'])
def test_note_marks_that_lead_nowhere_are_found(folder: Path, marks: str) -> None:
    edit(folder, "UPDATE documents SET note_marks = ?", marks)
    assert (What.CHANGED_ANSWER, "Antwoord 1") in found(folder)


def test_boxes_changed_in_the_catalogue_are_found(folder: Path) -> None:
    index = Index.open(folder)
    document = next(each for each in index.documents if each.path.name == "dijken.txt")
    moved = np.array(document.chars.boxes)
    moved[:, 0] += 1
    column = zlib.compress(moved.T.astype("<f4").tobytes())
    statement = "UPDATE char_maps SET boxes = ? WHERE document_id = ?"
    edit(folder, statement, column, document.id)
    assert found(folder)[1:] == [
        (What.MOVED_ANSWER, "Antwoord 1"),
        (What.MOVED_ANSWER, "Antwoord 2"),
    ]


def test_an_exchange_deleted_from_the_catalogue_is_found(folder: Path) -> None:
    edit(folder, "DELETE FROM exchanges WHERE label = 'Antwoord 2'")
    assert (What.UNEXPECTED_ANSWER, "Antwoord 2") in found(folder)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE exchanges SET answer = 'rubbish'",
        "UPDATE char_maps SET boxes = x'00'",
        "DROP TABLE documents",
    ],
)
def test_a_catalogue_that_cannot_be_read_is_a_finding(folder: Path, statement: str) -> None:
    edit(folder, statement)
    verification = verify(folder)
    assert {finding.what for finding in verification.findings} == {What.CATALOGUE_CHANGED}
    assert any("unreadable" in finding.detail for finding in verification.findings)


def test_damaged_vectors_do_not_keep_the_answers_from_being_compared(folder: Path) -> None:
    (vectors,) = folder.rglob("vectors.faiss")
    vectors.write_bytes(vectors.read_bytes()[:-1] + b"x")
    verification = verify(folder)
    assert [finding.what for finding in verification.findings] == [What.CATALOGUE_CHANGED]
    assert "vectors.faiss" in verification.findings[0].detail
    assert verification.answers == 2
