"""Earlier questions that ask the same: by what was asked, not by what was answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.measured import words_decide
from tests.searched import CUTTING, files_of, index_of
from vraagbaak.retrieve import Retriever, SimilarQuestions
from vraagbaak.retrieve.similar import LEAST_SCORE
from vraagbaak.types import Exchange, Hit, Language, Paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.index import Index

    Ask = Callable[..., list[str]]

PAPERS = {
    "vuurwerk.txt": "Is vuurwerk verboden in de binnenstad? | Ja, sinds vorig jaar.",
    "honden.txt": "Hoeveel politiehonden heeft de politie in dienst? | Driehonderd. Vuurwerk is "
    "verboden in de binnenstad waar honden lopen.",
    "boot.txt": "Vaart de veerboot ook in januari? | Nee.",
}


def searching(index: Index, encoder: FakeEncoder) -> SimilarQuestions:
    retriever = Retriever(index, encoder=encoder)
    return SimilarQuestions(
        index, nearness=retriever.nearness, twins=retriever.twins, calibration=words_decide()
    )


@pytest.fixture
def index(tmp_path: Path, encoder: FakeEncoder) -> Index:
    return index_of(tmp_path, PAPERS, encoder)


@pytest.fixture
def similar(index: Index, encoder: FakeEncoder) -> SimilarQuestions:
    return searching(index, encoder)


def asked(similar: SimilarQuestions, question: str, **options: object) -> tuple[Hit, ...]:
    return similar.search(question, **{"language": Language.DUTCH, **options})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("is vuurwerk verboden in de binnenstad", "vuurwerk.txt"),
        ("Hoeveel politiehonden heeft de politie?", "honden.txt"),
        ("Vaart de veerboot in januari?", "boot.txt"),
    ],
)
def test_questions_are_compared_with_questions_and_not_with_answers(
    similar: SimilarQuestions, index: Index, question: str, name: str
) -> None:
    hits = asked(similar, question)
    assert files_of(index, hits)[0] == name
    assert LEAST_SCORE <= hits[0].score <= 1
    assert hits[0].sentences


def test_nothing_is_called_similar_that_is_not(similar: SimilarQuestions) -> None:
    assert asked(similar, "Hoe maak ik pannenkoeken?") == ()
    assert asked(similar, "Driehonderd sinds vorig jaar?") == ()


def test_an_english_question_finds_dutch_ones_by_what_both_share(
    similar: SimilarQuestions, index: Index
) -> None:
    question = "politiehonden politie dienst"
    assert files_of(index, asked(similar, question, language=Language.ENGLISH)) == ["honden.txt"]


def test_a_question_that_leans_is_compared_behind_the_earlier_one(
    similar: SimilarQuestions, index: Index
) -> None:
    assert asked(similar, "En in Letland?") == ()
    hits = asked(similar, "En in Letland?", history=["Vaart de veerboot in januari?"])
    assert files_of(index, hits)[0] == "boot.txt"


def test_only_selected_ones_are_found_and_only_so_many(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    papers = {name: f"Mag vuurwerk in de stad {name}? | Nee." for name in ("a.txt", "b.txt")}
    index = index_of(tmp_path, papers, encoder)
    similar = searching(index, encoder)
    question = "Mag vuurwerk in de stad?"
    assert sorted(files_of(index, asked(similar, question))) == ["a.txt", "b.txt"]
    assert len(asked(similar, question, limit=1)) == 1
    second = np.array([False, True])
    assert files_of(index, asked(similar, question, among=second)) == ["b.txt"]


def test_one_that_stands_in_two_files_is_found_once(tmp_path: Path, encoder: FakeEncoder) -> None:
    text = PAPERS["vuurwerk.txt"]
    index = index_of(tmp_path, {"a.txt": text, "b.txt": text + "\n"}, encoder)
    assert len(asked(searching(index, encoder), "Is vuurwerk verboden in de binnenstad?")) == 1


def test_an_answer_whose_question_is_not_printed_is_like_no_question(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    def without_question(exchange: Exchange) -> Exchange:
        return replace(exchange, question=())

    def read(path: Path, **_: object) -> Paper:
        paper = CUTTING.read(path)
        return replace(paper, exchanges=tuple(map(without_question, paper.exchanges)))

    papers = {"vuurwerk-verboden-in-de-binnenstad.txt": PAPERS["vuurwerk.txt"]}
    index = index_of(tmp_path, papers, encoder, pipeline=replace(CUTTING, read=read))
    assert asked(searching(index, encoder), "vuurwerk verboden binnenstad") == ()


def test_an_index_without_exchanges_finds_nothing(tmp_path: Path, encoder: FakeEncoder) -> None:
    index = index_of(tmp_path, {"leeg.txt": "geen vragen"}, encoder)
    assert asked(searching(index, encoder), "vuurwerk") == ()
