"""Commands put a question to a part of the index, and find questions like it."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from tests.asking import answer_of, open_fake, shown
from vraagbaak.cli import app
from vraagbaak.types import Language, Scope, Selection, Status

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from tests.asking import FakeAssistant
    from tests.conftest import MakePaper

EVERY_FILTER = (
    *("--document", "dijken", "--kind", "nota", "--party", "SP", "--party", "GL"),
    *("--asker", "Jansen", "--answered-by", "JenV", "--since", "2023", "--until", "2024-02"),
)
SELECTED = Selection(
    documents=("dijken",),
    kinds=("nota",),
    parties=("SP", "GL"),
    askers=("Jansen",),
    respondents=("JenV",),
    since=datetime.date(2023, 1, 1),
    until=datetime.date(2024, 2, 29),
)


@pytest.fixture
def assistant(make_paper: MakePaper, monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    return open_fake(monkeypatch, answer_of(make_paper))


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of two papers, one of them dated."""
    head = "AH 12\n2024Z00001\nAntwoord van minister Specimen (Letteren) (ontvangen 3 mei 2024)\n\n"
    text = "Vraag 1\n\nHoe hoog is de dijk?\n\nAntwoord 1\n\nDe dijk is tien meter hoog.\n"
    (tmp_path / "gedateerd.txt").write_text(head + text, encoding="utf-8")
    (tmp_path / "los.txt").write_text(text, encoding="utf-8")
    folder = tmp_path / "index"
    paths = (tmp_path / "gedateerd.txt", tmp_path / "los.txt")
    assert run("index", "add", *paths, "--index", folder).exit_code == 0
    return folder


def run(*arguments: object, given: bytes | None = None) -> Result:
    """Run `vraagbaak`."""
    return CliRunner().invoke(app, [str(each) for each in arguments], input=given)


def test_filters_choose_the_part_that_is_asked(assistant: FakeAssistant) -> None:
    result = run("ask", "Hoe hoog?", *EVERY_FILTER)
    assert result.exit_code == 0
    assert assistant.selections == [SELECTED]
    assert (
        "Gezocht binnen: stuk dijken; soort nota; partij SP, GL; vragensteller Jansen; "
        "beantwoord door JenV; vanaf 2023-01-01; tot en met 2024-02-29 (34 antwoorden)"
    ) in " ".join(result.stdout.split())


def test_json_repeats_the_filters(assistant: FakeAssistant) -> None:
    filters = json.loads(run("ask", "Hoe hoog?", "--json", *EVERY_FILTER).stdout)["filters"]
    assert (filters["party"], filters["until"]) == (["SP", "GL"], "2024-02-29")
    assert "filters" not in json.loads(run("ask", "Hoe hoog?", "--json").stdout)
    assert assistant.selections == [SELECTED, Selection()]


def test_not_found_says_that_a_filter_was_on(make_paper: MakePaper) -> None:
    missed = replace(answer_of(make_paper), status=Status.NOT_FOUND, best=None, alternatives=())
    selection = Selection(since=datetime.date(2023, 5, 1))
    printed = shown(replace(missed, scope=Scope(selection, answers=1, undated=1)))
    assert printed.startswith("Niet gevonden binnen de filters:")
    assert "Gezocht binnen: vanaf 2023-05-01 (1 antwoord)" in printed
    assert "1 stuk zonder datum valt buiten elke periode." in printed
    printed = shown(replace(missed, scope=Scope(selection, answers=0, undated=2)))
    assert printed.startswith("Niet gevonden: geen enkel antwoord voldoet aan de filters.")
    assert "2 stukken zonder datum vallen buiten elke periode." in printed
    english = replace(missed, language=Language.ENGLISH, scope=Scope(selection, answers=0))
    assert shown(english).startswith("Not found: not one answer fits the filters.")


def test_each_line_of_a_batch_may_have_filters_of_its_own(assistant: FakeAssistant) -> None:
    lines = (
        b'{"id": 1, "question": "Hoe?", "filters": {"party": "SP", "since": "2023"}}\n'
        b'{"id": 2, "question": "Hoe?", "filters": null}\n{"id": 3, "question": "Hoe?"}\n'
    )
    result = run("ask", "--batch", "-", "--kind", "nota", given=lines)
    assert result.exit_code == 0
    own = Selection(parties=("SP",), since=datetime.date(2023, 1, 1))
    others = Selection(kinds=("nota",))
    assert assistant.selections == [own, others, others]
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["filters"]["party"] for each in answers] == [["SP"], [], []]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ('["SP"]', '"filters" must be an object'),
        ('{"partij": "SP"}', "no filter 'partij'"),
        ('{"since": "gisteren"}', "takes a date"),
    ],
)
def test_a_bad_filter_in_a_batch_is_named_with_its_line(
    filters: str, message: str, assistant: FakeAssistant
) -> None:
    lines = f'\n{{"id": 1, "question": "Hoe?", "filters": {filters}}}\n'
    result = run("ask", "--batch", "-", given=lines.encode())
    assert result.exit_code == 2
    assert "standard input, line 2: " in result.stderr
    assert message in result.stderr
    assert assistant.asked == []


def test_a_value_that_the_index_does_not_have_is_named_with_its_line(index: Path) -> None:
    lines = b'{"id": 1, "question": "Hoe hoog?", "filters": {"document": "verdwaald.txt"}}'
    result = run("ask", "--batch", "-", "--index", index, given=lines)
    assert result.exit_code == 2
    assert "standard input, line 1: Nothing in the index fits" in result.stderr
    assert "gedateerd.txt" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--since", "vroeger"), "takes a date"),
        (("--since", "2024", "--until", "2023"), "before it begins"),
        (("--kind", "gedicht"), "there are: "),
    ],
)
def test_a_bad_filter_is_wrong_use(index: Path, arguments: tuple[str, ...], message: str) -> None:
    for command in (("ask", "Hoe hoog?"), ("similar", "Hoe hoog?"), ("index", "list")):
        result = run(*command, *arguments, "--index", index)
        assert result.exit_code == 2
        assert message in result.stderr


def test_documents_are_listed_by_the_same_filters(index: Path) -> None:
    result = run("index", "list", "--index", index, "--since", "2024-05-03", "--json")
    assert [each["file"] for each in json.loads(result.stdout)] == ["gedateerd.txt"]
    assert "Without a date, so in no period: 1 of the documents." in result.stderr
    none = run("index", "list", "--index", index, "--until", "2000")
    assert (none.exit_code, none.stdout) == (0, "")
    assert "holds no documents that fit the filters" in none.stderr


def test_similar_questions_are_shown_with_their_answers(assistant: FakeAssistant) -> None:
    result = run("similar", "Hoe hoog?", "--limit", "3", "--party", "SP")
    assert result.exit_code == 0
    assert (assistant.limits, assistant.selections) == ([3], [Selection(parties=("SP",))])
    printed = result.stdout
    assert printed.startswith("Eerdere vragen in het parlement over hetzelfde:\n\n1. (0.41)\n")
    assert "Gevraagd in het parlement door PVV, vraag 1:" in printed
    assert "Tien[7] meter. En soms elf." in printed
    assert "Bron: Antwoord 1 op vragen van de PVV, regel 7, bestand dijken.txt." in printed
    assert "Gezocht binnen: partij SP (34 antwoorden)" in printed
    assert "Gezocht" not in run("similar", "Hoe hoog?").stdout


def test_similar_questions_come_as_json_too(assistant: FakeAssistant) -> None:
    found = json.loads(run("similar", "Hoe hoog?", "--json", "--language", "en").stdout)
    assert assistant.asked == [("Hoe hoog?", (), Language.ENGLISH)]
    assert found["similar"][0]["quote"]["text"] == "Tien meter. En soms elf."
    assert assistant.limits == [5]


def test_it_is_said_that_nothing_similar_was_asked(assistant: FakeAssistant) -> None:
    assistant.answer = replace(assistant.answer, status=Status.NOT_FOUND, best=None)
    result = run("similar", "Hoe hoog?", "--party", "SP")
    assert result.stdout.splitlines() == [
        "Geen eerdere vraag gevonden die hierop lijkt.",
        "Gezocht binnen: partij SP (34 antwoorden)",
    ]


def test_similar_needs_a_question() -> None:
    assert run("similar", " ").exit_code == 2
    assert run("similar").exit_code == 2
    assert run("similar", "Hoe?", "--limit", "0").exit_code == 2
