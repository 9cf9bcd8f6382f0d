"""`ask --format` writes a quote with its citation for use elsewhere, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tests.asking import FakeIndex, answer_of, open_fake
from vraagbaak.cli import app
from vraagbaak.types import Form, Status

if TYPE_CHECKING:
    from tests.conftest import MakePaper


@pytest.mark.parametrize("form", list(Form))
def test_each_form_is_written_to_standard_output(
    form: Form, make_paper: MakePaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = make_paper(Path("/papers/dijken.txt"), ("Hoe hoog is de [b]dijk[/b]?", "Tien meter."))
    fake = open_fake(monkeypatch, answer_of(make_paper))
    best = fake.answer.best
    assert best is not None
    document = replace(paper.document, id=best.citation.document_id)
    fake.index = FakeIndex(document)
    result = CliRunner().invoke(app, ["ask", "Hoe hoog?", "--format", form.value])
    assert result.exit_code == 0, result.stderr
    assert "dijken.txt" in result.stdout
    assert "\r" not in result.stdout
    if form is Form.CSL_JSON:
        assert json.loads(result.stdout)[0]["type"] == "report"
    if form is Form.TEXT:
        assert result.stdout.startswith("“Tien meter. En soms elf.”\n")


def test_where_nothing_is_found_nothing_is_written(
    make_paper: MakePaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = replace(answer_of(make_paper), status=Status.NOT_FOUND, best=None)
    open_fake(monkeypatch, nothing)
    result = CliRunner().invoke(app, ["ask", "Hoe hoog?", "--format", "ris"])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Niet gevonden" in result.stderr


@pytest.mark.parametrize("also", [("--json",), ("--batch", "-")])
def test_a_format_goes_with_one_question_only(also: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, ["ask", "Hoe hoog?", "--format", "ris", *also])
    assert result.exit_code == 2
    assert "--format" in result.stderr
