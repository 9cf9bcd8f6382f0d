"""Reading question sets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from eval.formats.question_set import QuestionKind, SetError, read_question_set
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

ROW = {
    "id": "q1",
    "lang": "nl",
    "kind": "answerable",
    "question": "Mag vuurwerk?",
    "document": "map/vuurwerk.pdf",
    "answer": "Antwoord 1",
    "must_quote": "verboden",
    "also": [
        {"document": "map/ander.pdf", "answer": "Antwoord 2", "must_quote": "niet toegestaan"}
    ],
}
NONE = {**ROW, "id": "q2", "kind": "off-topic", "document": None, "answer": None, "also": []}


def written(path: Path, *rows: object) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_set_is_read_with_all_that_is_right(tmp_path: Path) -> None:
    one, two = read_question_set(written(tmp_path / "a.jsonl", ROW, "", NONE))
    assert (one.id, one.language, one.kind) == ("q1", Language.DUTCH, QuestionKind.ANSWERABLE)
    assert [each.label for each in one.expected] == ["Antwoord 1", "Antwoord 2"]
    assert [each.stem for each in one.expected] == ["vuurwerk", "ander"]
    assert two.expected == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "line 2: no JSON"),
        ({**ROW, "kind": "hard"}, "line 2: 'hard' is not a valid QuestionKind"),
        ({"id": "q3"}, "line 2: the field 'lang' is missing"),
        ({**ROW, "document": None}, "line 2: a question that is answerable"),
        ({**NONE, "document": "a.pdf"}, "line 2: a question that is off-topic"),
        (ROW, "more than one question with the id q1"),
        ("[1]", "line 2: "),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: object, message: str) -> None:
    path = written(tmp_path / "a.jsonl", ROW, row)
    with pytest.raises(SetError, match=message) as caught:
        read_question_set(path)
    assert str(path) in str(caught.value)


def test_a_folder_an_empty_file_and_a_missing_one_are_no_sets(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="is a folder"):
        read_question_set(tmp_path)
    with pytest.raises(SetError, match="holds no question"):
        read_question_set(written(tmp_path / "empty.jsonl"))
    with pytest.raises(SetError, match="cannot be read"):
        read_question_set(tmp_path / "missing.jsonl")
