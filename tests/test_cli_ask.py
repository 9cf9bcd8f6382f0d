"""`ask` shows a quote and where it stands, to people and to programs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tests.asking import answer_of, open_fake, shown
from vraagbaak.cli import app
from vraagbaak.types import Language, Pointer, Span, Status

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from tests.asking import FakeAssistant
    from tests.conftest import MakePaper


@pytest.fixture
def assistant(make_paper: MakePaper, monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    return open_fake(monkeypatch, answer_of(make_paper))


def ask(*arguments: str | Path, given: bytes | None = None) -> Result:
    """Run `vraagbaak ask`."""
    return CliRunner().invoke(app, ["ask", *(str(each) for each in arguments)], input=given)


def test_an_answer_shows_question_quote_citation_and_confidence(assistant: FakeAssistant) -> None:
    result = ask("Hoe hoog?", "--history", "Welke dijk?", "--history", "Waar?")
    assert result.exit_code == 0
    assert assistant.asked == [("Hoe hoog?", ("Welke dijk?", "Waar?"), None)]
    assert "Gevraagd in het parlement door PVV, vraag 1:" in result.stdout
    assert "Hoe hoog is de [b]dijk[/b]?" in result.stdout
    assert "Tien[7] meter. En soms elf." in result.stdout
    assert "[7] Vraag" in result.stdout
    assert "Bron: Antwoord 1 op vragen van de PVV, regel 7, bestand dijken.txt." in result.stdout
    assert "beantwoordt uw vraag vrijwel zeker (0.93)" in result.stdout
    assert "Zie ook:" in result.stdout
    assert "(0.41)" in result.stdout
    assert result.stderr == "Opening.\n"


def test_an_answer_shows_what_it_points_to_apart_and_cited(make_paper: MakePaper) -> None:
    answer = answer_of(make_paper)
    assert answer.best is not None
    other = replace(answer.best, citation=replace(answer.best.citation, text_nl="Antwoord 9."))
    pointer = Pointer(Span(0, 4), paper="kst-1-2", url="https://example.org/kst-1-2.html")
    best = replace(answer.best, pointers=(pointer, pointer), referred=(other,))
    printed = shown(replace(answer, best=best))
    assert "Genoemde stukken: https://example.org/kst-1-2.html\n" in printed
    before, after = printed.split("Dit antwoord verwijst naar:")
    assert "Tien[7] meter." in before
    assert "Tien[7] meter." in after
    assert "Bron: Antwoord 9." in after


def test_the_language_of_the_question_is_that_of_the_words_around(make_paper: MakePaper) -> None:
    printed = shown(replace(answer_of(make_paper), language=Language.ENGLISH))
    assert "Asked in parliament by PVV, question 1:" in printed
    assert "Source: Answer 1 to questions from the PVV" in printed
    assert "almost certainly answers your question (0.93)" in printed
    assert "Tien[7] meter." in printed


def test_a_language_can_be_forced(assistant: FakeAssistant) -> None:
    assert ask("Hoog?", "--language", "en").exit_code == 0
    assert assistant.asked == [("Hoog?", (), Language.ENGLISH)]
    assert ask("Hoog?", "--language", "fr").exit_code == 2


@pytest.mark.parametrize(
    ("confidence", "words"), [(0.8, "vrijwel zeker"), (0.5, "waarschijnlijk"), (0.49, "misschien")]
)
def test_confidence_is_said_in_words(confidence: float, words: str, make_paper: MakePaper) -> None:
    printed = shown(replace(answer_of(make_paper), confidence=confidence))
    assert f"{words} ({confidence:.2f})" in printed


def test_the_sentences_that_answer_are_bold(make_paper: MakePaper) -> None:
    printed = shown(answer_of(make_paper), colour=True)
    assert "\x1b[1mTien\x1b[0m" in printed
    assert "\x1b[1m meter.\x1b[0m" in printed
    assert "\x1b[1m En soms" not in printed


def test_not_found_looks_unlike_an_answer(make_paper: MakePaper) -> None:
    missed = replace(answer_of(make_paper), status=Status.NOT_FOUND, best=None)
    printed = shown(missed)
    assert printed.startswith("Niet gevonden:")
    assert "Het dichtst in de buurt" in printed
    assert "Bron:" not in printed
    bare = shown(replace(missed, alternatives=()))
    assert len(bare.strip().splitlines()) == 1


def test_long_alternatives_are_cut_between_words(make_paper: MakePaper) -> None:
    long = answer_of(make_paper, words="dijk " * 100)
    printed = shown(replace(long, status=Status.NOT_FOUND, best=None))
    assert "dijk …" in printed
    assert printed.count("dijk ") < 40


def test_words_of_a_document_cannot_steer_the_terminal(make_paper: MakePaper) -> None:
    hostile = answer_of(make_paper, words="A\x1b]0;gekaapt\x07 \x9b31m[red]rood[/red]\u202eom")
    for printed in (shown(hostile), shown(hostile, colour=True)):
        assert "\x1b]" not in printed
        assert not any(character in printed for character in "\x07\x9b\u202e")
        assert "[red]rood[/red]" in printed


def test_json_holds_the_answer_and_nothing_that_steers_a_terminal(
    assistant: FakeAssistant, make_paper: MakePaper
) -> None:
    words = "A\x1b[31m \x9b31m é"
    assistant.answer = answer_of(make_paper, words=words)
    result = ask("Hoe?", "--json")
    assert json.loads(result.stdout)["quote"]["text"] == words
    assert "\x1b" not in result.stdout
    assert "\x9b" not in result.stdout
    assert "é" in result.stdout


def test_a_batch_is_answered_line_by_line_in_order(
    assistant: FakeAssistant, tmp_path: Path
) -> None:
    batch = tmp_path / "vragen.jsonl"
    lines = [
        '\ufeff{"id": "a", "question": "Hoe?", "history": ["Wat?"], "kind": "follow-up"}',
        "",
        '{"id": 2, "question": "Waarom?", "history": null}',
    ]
    batch.write_text("\n".join(lines), encoding="utf-8")
    result = ask("--batch", batch)
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["id"], each["question"]) for each in answers] == [("a", "Hoe?"), (2, "Waarom?")]
    assert answers[0]["quote"]["text"] == "Tien meter. En soms elf."
    assert assistant.asked == [("Hoe?", ("Wat?",), None), ("Waarom?", (), None)]


def test_a_batch_comes_from_standard_input_too(assistant: FakeAssistant) -> None:
    result = ask("--batch", "-", given=b'{"id": 1, "question": "Hoe?"}\n')
    assert json.loads(result.stdout)["id"] == 1
    assert len(assistant.asked) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not JSON in UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b'["id"]', "give an object"),
        (b'{"question": "Hoe?"}', 'an "id"'),
        (b'{"id": 1, "question": "  "}', '"question" must be'),
        (b'{"id": 1, "question": 7}', '"question" must be'),
        (b'{"id": 1, "question": "Hoe?", "history": "Wat?"}', '"history" must be'),
        (b'{"id": 1, "question": "Hoe?", "history": [1]}', '"history" must be'),
    ],
)
def test_a_bad_line_is_named_after_the_good_ones_before_it(
    line: bytes, message: str, assistant: FakeAssistant, tmp_path: Path
) -> None:
    batch = tmp_path / "vragen.jsonl"
    batch.write_bytes(b'{"id": 1, "question": "Hoe?"}\n\n' + line + b'\n{"id": 9, "question": "?"}')
    result = ask("--batch", batch)
    assert result.exit_code == 2
    assert f"{batch}, line 3:" in result.stderr
    assert message in result.stderr
    assert len(result.stdout.splitlines()) == len(assistant.asked) == 1


def test_a_batch_that_is_not_there_is_named(assistant: FakeAssistant, tmp_path: Path) -> None:
    result = ask("--batch", tmp_path / "weg.jsonl")
    assert result.exit_code == 2
    assert "weg.jsonl: cannot be read" in result.stderr
    assert assistant.asked == []
