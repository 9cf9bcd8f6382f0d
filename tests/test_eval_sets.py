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
NONE = {**ROW, "id": "q2", "kind": "off-topic", "document": None, "answer": None}
NONE |= {"must_quote": None, "also": []}


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
        ("[1]", "line 2: no JSON object"),
        ("[" * 100_000, "line 2: no JSON"),
        ({**ROW, "id": "q2", "question": "\ud800"}, "line 2: no JSON: .*surrogate"),
        ({**ROW, "id": "q2", "kind": "hard"}, "line 2: the field 'kind' must be one of answer"),
        ({**ROW, "id": "q2", "lang": "de"}, "line 2: the field 'lang' must be one of nl, en"),
        ({"kind": "off-topic"}, "line 2: the field 'id' is missing"),
        ({**ROW, "id": True}, "line 2: the field 'id' must be text, not true"),
        ({**ROW, "id": "q 2"}, 'line 2: the id "q 2" holds blanks'),
        ({**ROW, "id": ""}, "line 2: the id is empty"),
        ({**ROW, "id": "q2", "question": " "}, "line 2: the field 'question' is empty"),
        ({**ROW, "id": "q2", "question": 3}, "line 2: the field 'question' must be text, not 3"),
        ({**ROW, "id": "q2", "document": None}, "line 2: a question that is answerable needs"),
        ({**ROW, "id": "q2", "must_quote": "– -"}, "line 2: 'must_quote' holds no letter"),
        ({**ROW, "id": "q2", "also": ["x"]}, "line 2: 'also' must be a list"),
        ({**ROW, "id": "q2", "also": [{}]}, "line 2: the field 'must_quote' is missing"),
        ({**ROW, "id": "q2", "history": "Mag dat?"}, "line 2: 'history' must be a list"),
        ({**ROW, "id": "q2", "history": [""]}, "line 2: 'history' must be a list"),
        ({**ROW, "id": "q2", "kind": "follow-up"}, "line 2: a follow-up needs 'history'"),
        ({**NONE, "document": "a.pdf"}, "line 2: a question that is off-topic has no answer"),
        ({**NONE, "also": [{}]}, "line 2: a question that is off-topic has no .*'also'"),
        (ROW, "line 2: the id q1 was given before, on line 1"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: object, message: str) -> None:
    path = written(tmp_path / "a.jsonl", ROW, row)
    with pytest.raises(SetError, match=message) as caught:
        read_question_set(path)
    assert str(path) in str(caught.value)


def test_a_file_of_windows_is_read_and_a_number_may_be_an_id(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{**ROW, "id": 1, "question": "Hoe\u2028zo?"}, {**NONE, "lang": "en"}]
    lines = "\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_bytes(b"\xef\xbb\xbf" + lines.encode() + b"\r\n\r\n")
    one, two = read_question_set(path)
    assert (one.id, one.text, two.language) == ("1", "Hoe\u2028zo?", Language.ENGLISH)


def test_a_line_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = json.dumps(ROW).encode() + b"\n" + '{"id": "één"}'.encode("cp1252")
    path.write_bytes(rows)
    with pytest.raises(SetError, match=r"a\.jsonl, line 2: this is not UTF-8"):
        read_question_set(path)


def test_a_folder_an_empty_file_and_a_missing_one_are_no_sets(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="is a folder"):
        read_question_set(tmp_path)
    with pytest.raises(SetError, match="holds no question"):
        read_question_set(written(tmp_path / "empty.jsonl"))
    with pytest.raises(SetError, match="cannot be read"):
        read_question_set(tmp_path / "missing.jsonl")
