"""What a page says of each question: what became of it, what was expected, what was given."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from eval.formats.lines import SetError
from eval.report.marks import expected_marks, missing_marks, word_marks
from eval.report.rows import rows_json
from eval.report.run_page import run_page
from eval.report.values import Mark, Marked, Outcome
from eval.runs.folder import read_run_folder, run_folders
from eval.runs.results import ANSWERS, METRICS, QUERIES
from tests.run_results import (
    FERRY,
    HEIGHT,
    KEEPER,
    some_rankings,
    some_results,
    write_answers,
    write_ranking,
)

if TYPE_CHECKING:
    from pathlib import Path

    from eval.report.values import Row


@pytest.fixture
def rows(tmp_path: Path) -> dict[str, Row]:
    page = run_page(read_run_folder(write_answers(tmp_path, some_results())))
    return {row.id: row for row in page.rows}


def test_each_question_has_its_outcome(rows: dict[str, Row]) -> None:
    assert {name: row.outcome for name, row in rows.items()} == {
        "q1": Outcome.RIGHT,
        "q2-en": Outcome.FLAWED,
        "q3": Outcome.WRONG,
        "q4": Outcome.FALSE_REFUSAL,
        "q5": Outcome.REFUSED,
        "q6-en": Outcome.UNCALLED,
    }
    assert rows["q2-en"].flaws == ("The marked sentences do not hold the expected words.",)
    assert (rows["q3"].rank, rows["q3"].history) == (2, ("Hoe hoog is de dijk?",))
    assert (rows["q1"].language, rows["q2-en"].language) == ("nl", "en")
    assert rows["q6-en"].confidence == 0.7


def test_a_right_quote_has_its_answer_and_the_expected_words_marked(rows: dict[str, Row]) -> None:
    expected, given = rows["q1"].sides
    assert [each.text for each in expected.passages] == ["tien meter hoog"]
    assert expected.passages[0].marks == ()
    (quote,) = given.passages
    assert quote.source == ("brief.pdf", "Antwoord 1", "p. 3")
    assert (quote.text, quote.right, quote.place) == (HEIGHT, True, 1)
    start = HEIGHT.index("tien")
    assert quote.marks == (
        Marked(0, len(HEIGHT), Mark.ANSWER),
        Marked(start, len(HEIGHT) - 1, Mark.EXPECTED),
    )


def test_a_wrong_quote_stands_beside_the_right_one_that_came_later(rows: dict[str, Row]) -> None:
    expected, given = rows["q3"].sides
    words, found = expected.passages
    assert [words.text[each.start : each.end] for each in words.marks] == ["Het waterschap"]
    assert (found.text, found.place, found.right) == (KEEPER, 2, True)
    assert [each.right for each in given.passages] == [False]


def test_a_refusal_shows_what_came_nearest(rows: dict[str, Row]) -> None:
    expected, given = rows["q4"].sides
    assert given.passages == ()
    assert given.nothing == "nothing: refused"
    assert [each.text for each in rows["q4"].others] == [FERRY]
    assert expected.passages[1].place == 1
    expected, _ = rows["q5"].sides
    assert (expected.passages, expected.nothing) == ((), "nothing: no paper answers this")


def test_a_question_taken_for_one_in_another_language_is_a_flaw(tmp_path: Path) -> None:
    folder = write_answers(tmp_path, some_results()[:1])
    answer = json.loads((folder / ANSWERS).read_text(encoding="utf-8"))
    answer["judgement"]["language"] = False
    (folder / ANSWERS).write_text(json.dumps(answer), encoding="utf-8")
    (row,) = run_page(read_run_folder(folder)).rows
    assert row.flaws == ("The question was taken for one in another language (nl).",)


def test_a_query_shows_its_right_passage_and_those_ranked_first(tmp_path: Path) -> None:
    page = run_page(read_run_folder(write_ranking(tmp_path, some_rankings(1, 3, 0))))
    first, third, missing = page.rows
    outcomes = [Outcome.FIRST, Outcome.IN_TEN, Outcome.NOT_RANKED]
    assert [row.outcome for row in page.rows] == outcomes
    assert [row.rank for row in page.rows] == [1, 3, None]
    expected, ranked = third.sides
    assert [(each.text, each.place) for each in expected.passages] == [(HEIGHT, 3)]
    assert [(each.text, each.right) for each in ranked.passages] == [(KEEPER, False)]
    assert [each.source for each in third.others] == [("p3", "Dijken"), ("p1", "Dijken")]
    marks = [HEIGHT[each.start : each.end] for each in expected.passages[0].marks]
    assert marks == ["dijk", "hoog"]
    assert third.figures == {"nDCG@10": 0.5, "MRR@10": 0.3333, "MAP": 0.3333}
    assert missing.figures["nDCG@10"] == first.figures["nDCG@10"] - 1 == 0
    assert page.summary == "3 queries; 1 without judgements."


def test_a_passage_below_the_tenth_is_said_to_be(tmp_path: Path) -> None:
    scores = {f"x{number:02}": 1 - number / 100 for number in range(1, 11)} | {"p1": 0.1}
    (row,) = run_page(read_run_folder(write_ranking(tmp_path, {"t1": scores}))).rows
    assert (row.outcome, row.rank) == (Outcome.BELOW_TEN, 11)
    # Of what is not in the corpus the name alone is known.
    assert [each.source for each in row.sides[1].passages] == [("x01",)]


def test_expected_words_are_found_past_blanks_and_hyphens() -> None:
    text = "Op 2 de-\ncember is het sanctie pakket\naangenomen."
    (mark,) = expected_marks(text, "2 december is het sanctiepakket")
    assert text[mark.start : mark.end] == "2 de-\ncember is het sanctie pakket"
    assert expected_marks(text, "iets anders") == ()
    assert expected_marks(text, " ") == ()


def test_words_that_are_missing_are_told_from_those_that_are_there() -> None:
    expected = "Het kabinet trekt tien miljoen euro uit."
    marks = missing_marks(expected, "Het kabinet trekt daarvoor vijf miljoen euro uit.")
    assert [expected[each.start : each.end] for each in marks] == ["tien"]
    assert missing_marks(expected, expected.upper()) == ()


def test_only_words_that_say_something_are_words_of_the_question() -> None:
    text = "De dijken zijn hoog; een Dijk is hoog."
    marks = word_marks(text, "hoe hoog is de dijk?")
    assert [text[each.start : each.end] for each in marks] == ["hoog", "Dijk", "hoog"]


def test_a_passage_is_written_once_and_nothing_in_it_ends_the_script(rows: dict[str, Row]) -> None:
    written = rows_json(tuple(rows.values()))
    data = json.loads(written)
    texts = [each["text"] for each in data["passages"]]
    assert texts.count(HEIGHT) == 1
    assert len(data["rows"]) == len(rows)
    assert "<" not in written


def test_folders_of_runs_are_found_and_others_named(tmp_path: Path) -> None:
    one = write_answers(tmp_path / "out" / "one", some_results())
    two = write_ranking(tmp_path / "out" / "two", some_rankings(1))
    assert run_folders(tmp_path / "out") == (one, two)
    assert run_folders(two) == run_folders(two / METRICS) == (two,)
    with pytest.raises(SetError, match=r"holds no results\. Give a folder"):
        run_folders(tmp_path / "elsewhere")


def test_results_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    folder = write_answers(tmp_path, some_results())
    (folder / ANSWERS).write_text('{"id": "q1"}\n', encoding="utf-8")
    with pytest.raises(SetError, match=r"answers\.jsonl, row 1: not what this version .* again"):
        run_page(read_run_folder(folder))
    (folder / ANSWERS).unlink()
    with pytest.raises(SetError, match=r"answers\.jsonl is missing"):
        read_run_folder(folder)
    for content in ("{", "[]", '{"set": "s", "kind": "questions", "made_with": {}, "all": {}}'):
        (folder / METRICS).write_text(content, encoding="utf-8")
        with pytest.raises(SetError, match=r"metrics\.json .*Run the set again"):
            read_run_folder(folder)
    assert not (folder / QUERIES).exists()
