"""Spreadsheets are read as people save them, and every fault is named by its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from eval.__main__ import app
from eval.formats.lines import SetError
from eval.formats.question_set import Expected, QuestionKind
from eval.set_making.merge import decide
from eval.set_making.sources import read_source
from eval.set_making.spreadsheet import read_sheet, sheet_text
from eval.set_making.statements import Says
from vraagbaak.types import Language

if TYPE_CHECKING:
    from pathlib import Path

    from eval.set_making.statements import Statement

WORDS = "de dijk is tien meter hoog"


def read(folder: Path, text: str, encoding: str = "utf-8") -> tuple[Statement, ...]:
    path = folder / "sheet.csv"
    path.write_bytes(text.encode(encoding))
    return read_source(path)


@pytest.mark.parametrize("parting", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_sheet_is_read_however_it_was_saved(
    tmp_path: Path, parting: str, encoding: str, ending: str
) -> None:
    rows = (
        ("Question", " document ", "ANSWER", "must_quote", "history"),
        ('"Hoe ""hoog"", dan;\nis hij?"', "dijk.pdf", "Antwoord 1", f'"{WORDS}"', '"Eerst?\nDan?"'),
        ("", "", "", "", ""),
        ("How high is it?", "dijk.pdf", "Antwoord 1", WORDS),
    )
    text = "".join(parting.join(row) + ending for row in rows)
    first, second = read(tmp_path, text, encoding)
    assert first.text.replace("\r\n", "\n") == 'Hoe "hoog", dan;\nis hij?'
    assert (first.history, first.kind) == (("Eerst?", "Dan?"), QuestionKind.FOLLOW_UP)
    assert first.expected == (Expected("dijk.pdf", "Antwoord 1", WORDS),)
    assert (first.line, second.line) == (2, 6)
    assert (first.language, second.language) == (Language.DUTCH, Language.ENGLISH)
    assert second.kind is QuestionKind.ANSWERABLE


def test_a_row_without_an_answer_is_open_unless_it_says_that_there_is_none(tmp_path: Path) -> None:
    text = "id,kind,question\n7,,Hoe?\n,off-topic,Wat?\n,answerable,Wie?\n"
    rows = read(tmp_path, text)
    assert [row.says for row in rows] == [Says.OPEN, Says.NO_ANSWER, Says.OPEN]
    assert rows[0].id == "7"
    decided = decide(rows)
    assert decided[0].id == "7"
    assert [each.question is not None for each in decided] == [False, True, False]


def test_other_right_answers_are_a_json_list(tmp_path: Path) -> None:
    also = '[{""document"": ""b.pdf"", ""answer"": ""2"", ""must_quote"": ""elf meter hoog""}]'
    text = f'question;document;answer;must_quote;also\nHoe?;a.pdf;1;{WORDS};"{also}"\n'
    (row,) = read(tmp_path, text)
    assert [each.document for each in row.expected] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("question;lang\nHoe?;fr\n", "line 2: the field 'lang' must be one of nl, en, not"),
        ("question;kind\n\nHoe?;vraag\n", "line 3: the field 'kind' must be one of answerable"),
        ("question;document\nHoe?;a.pdf\n", "line 2: the field 'must_quote' is missing"),
        ("question;kind;document\nHoe?;off-topic;a.pdf\n", "line 2: a question that is off-topic"),
        ("question;kind;document;answer;must_quote\nHoe?;follow-up;a;1;tien\n", "needs 'history'"),
        ("lang;question\nnl;\n", "line 2: the field 'question' is missing"),
        ("question;id\nHoe?;a b\n", 'line 2: the id "a b" holds blanks'),
        ("question\nHoe?;Wat?\n", "line 2: 2 cells for 1 columns"),
        ('question;id\n"Hoe?";1\n"Wat?;2\n', "line 3: no row of a spreadsheet"),
        ("question;also\nHoe?;[1\n", "line 2: 'also' must be a JSON list"),
        ("question;also\nHoe?;{}\n", "line 2: 'also' must be a JSON list"),
        ("vraag\nHoe?\n", "line 1: there is no column 'question'"),
        ("question;Question\nHoe?;Wat?\n", "line 1: the column question is there twice"),
        ("\n\n", "is empty"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SetError) as caught:
        read(tmp_path, text)
    assert "sheet.csv" in str(caught.value)
    assert message in str(caught.value)


def test_a_sheet_that_is_not_utf_8_or_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        SetError, match=r"line 2: this is not UTF-8\. Save the sheet as 'CSV UTF-8'"
    ):
        read(tmp_path, "question\nBen jij één?\n", "cp1252")
    with pytest.raises(SetError, match=r"none\.csv cannot be read"):
        read_source(tmp_path / "none.csv")


def test_columns_that_mean_nothing_here_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("question;kind;owner;why\nHoe?;off-topic;Jan;x\n")
    ran = CliRunner().invoke(
        app, ["make-set", str(tmp_path / "a.csv"), "--out", str(tmp_path / "set.jsonl")]
    )
    assert ran.exit_code == 0, ran.output
    assert "not read: owner" in ran.stderr.replace("\n", "")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (";Hoe?;;;;\n;hoe?;off-topic;;;\n;Hoe?;;a.pdf;1;tien\n", "line 4: .* is answerable here, "
         "and off-topic in .*line 3"),
        (";Hoe?;off-topic;;;\n;hoe?;near-miss;;;\n", "line 3: .* is near-miss here"),
        ("7;Hoe?;off-topic;;;\n7;Wat?;off-topic;;;\n", "line 3: the id 7 is that of another"),
    ],
)  # fmt: skip
def test_rows_that_contradict_each_other_are_named_both(
    tmp_path: Path, rows: str, message: str
) -> None:
    with pytest.raises(SetError, match=message):
        decide(read(tmp_path, f"id;question;kind;document;answer;must_quote\n{rows}"))


def test_the_same_answer_twice_is_one(tmp_path: Path) -> None:
    head = "question;document;answer;must_quote\n"
    (one,) = decide(read(tmp_path, f"{head}Hoe?;a.pdf;1;tien meter\nHoe?;b/a.pdf;1;tien-meter\n"))
    assert one.question is not None
    assert len(one.question.expected) == 1


@given(cells=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
def test_cells_come_back_as_they_were_and_none_is_a_formula(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "a.csv"
    text = sheet_text(("a", "b"), [{"a": "x", "b": "y"}, dict(zip("ab", cells, strict=True))])
    path.write_bytes(text.encode())
    expected = [cell.strip() for cell in cells]
    read_back = [list(row.cells.values()) for row in read_sheet(path).rows]
    assert read_back == [["x", "y"], *([expected] if any(expected) else [])]


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-2", "@cmd", "'=1", "\t=1"])
def test_what_looks_like_a_formula_is_made_harmless(cell: str) -> None:
    assert sheet_text(("a",), [{"a": cell}]).splitlines()[1].startswith("'")
