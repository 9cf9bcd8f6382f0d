"""How long a first look takes is measured in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from eval.first_look import app
from tests.browser_visits import chromium
from vraagbaak.embed import LazyEncoder
from vraagbaak.index import add
from vraagbaak.settings import Settings
from vraagbaak.specimen import specimen_paths

SET = Path(__file__).parents[1] / "eval" / "sets" / "specimen.jsonl"


def test_the_first_page_and_quotes_are_timed(tmp_path: Path) -> None:
    chromium()
    encoder = LazyEncoder(Settings.from_environment(), tell=lambda _: None)
    add(tmp_path / "index", specimen_paths(), encoder=encoder)
    words = [str(SET), "--index", str(tmp_path / "index"), "--number", "2"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "First page" in result.stderr
    assert "2 quotes" in result.stderr
    assert len(re.findall(r"median \d+\.\d\d s", result.stderr)) == 3


def test_a_set_that_nothing_answers_is_told(tmp_path: Path) -> None:
    chromium()
    encoder = LazyEncoder(Settings.from_environment(), tell=lambda _: None)
    add(tmp_path / "index", specimen_paths()[:1], encoder=encoder)
    strange = tmp_path / "set.jsonl"
    strange.write_text(
        '{"id": "1", "lang": "nl", "kind": "answerable", "question": "Hoe kook je erwtensoep?", '
        '"document": "x.pdf", "answer": "1", "must_quote": "erwten"}\n',
        encoding="utf-8",
    )
    result = CliRunner().invoke(app, [str(strange), "--index", str(tmp_path / "index")])
    assert result.exit_code == 1
    assert "Give another set or index." in result.stderr
