"""The sets that come with the project: sound, of every kind, and true to the specimen."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pytest

import eval as package
from eval.formats.question_set import Expected, QuestionKind, read_question_set
from eval.measures.judgement import plain
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.specimen import specimen_paths
from vraagbaak.types import Exchange, Language

SETS = Path(package.__file__).parent / "sets"
SPECIMEN = read_question_set(SETS / "specimen.jsonl")


@cache
def answers() -> tuple[tuple[str, Exchange, str], ...]:
    papers = [segment(read(path)) for path in specimen_paths()]
    return tuple(
        (paper.document.path.name, exchange, paper.document.cut(exchange.answer))
        for paper in papers
        for exchange in paper.exchanges
    )


def is_labelled(exchange: Exchange, label: str) -> bool:
    asker, _, ordinal = label.partition("/")
    if ordinal:
        return (exchange.by, exchange.labels) == (asker, (ordinal,))
    return exchange.label == label


@pytest.mark.parametrize("path", sorted(SETS.glob("*.jsonl")), ids=lambda path: path.name)
def test_a_committed_set_is_sound(path: Path) -> None:
    assert read_question_set(path)


def test_the_set_of_the_specimen_has_every_kind_in_both_languages() -> None:
    assert len(SPECIMEN) >= 40
    found = {(question.kind, question.language) for question in SPECIMEN}
    assert found == set(product(QuestionKind, Language))
    assert len({question.text for question in SPECIMEN}) == len(SPECIMEN)


@pytest.mark.parametrize(
    "expected",
    [pytest.param(each, id=q.id) for q in SPECIMEN for each in q.expected],
)
def test_what_is_expected_stands_in_the_answer_that_is_named(expected: Expected) -> None:
    (text,) = (
        text
        for file, exchange, text in answers()
        if file == expected.document and is_labelled(exchange, expected.label)
    )
    assert expected.must_quote in text
    assert plain(expected.must_quote) in plain(text)


def test_every_answer_of_the_specimen_is_asked_for() -> None:
    wanted = [each for question in SPECIMEN for each in question.expected]
    for file, exchange, _ in answers():
        assert any(
            file == each.document and is_labelled(exchange, each.label) for each in wanted
        ), f"{file}: {exchange.label}"
