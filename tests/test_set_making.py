"""A set is made of what people said, and of nothing else; what is missing is asked for."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from eval.formats.question_set import Expected, QuestionKind, read_question_set
from tests.verdicts import ANSWER, DIKE, DOWN, KEEPER, KEEPER_TEXT, MARKED, UP, feedback, make
from vraagbaak.feedback import Feedback, Verdict
from vraagbaak.types import Language, Span

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

EXPECTED = Expected("dijk.pdf", "Antwoord 1", MARKED)
HEADER = "id;lang;kind;question;history;document;answer;must_quote;also\n"


def made(folder: Path, *sources: Path) -> Result:
    ran = make(folder, *sources)
    assert ran.exit_code == 0, ran.output
    return ran


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def fates(folder: Path) -> list[str]:
    rows = table(folder / "set-lines.csv")
    return [row["became"] for row in sorted(rows, key=lambda row: (row["file"], int(row["line"])))]


def test_a_thumb_up_is_a_question_with_the_longest_marked_sentence(tmp_path: Path) -> None:
    made(tmp_path, feedback(tmp_path, UP))
    (question,) = read_question_set(tmp_path / "set.jsonl")
    assert question.kind is QuestionKind.ANSWERABLE
    assert (question.text, question.language) == ("Hoe hoog is de dijk?", Language.DUTCH)
    assert question.expected == (EXPECTED,)
    assert fates(tmp_path) == ["in the set"]
    assert not (tmp_path / "set-todo.csv").exists()


def test_a_question_after_others_is_a_follow_up(tmp_path: Path) -> None:
    made(tmp_path, feedback(tmp_path, replace(UP, history=("Waar ligt de dijk?",))))
    (question,) = read_question_set(tmp_path / "set.jsonl")
    assert (question.kind, question.history) == (QuestionKind.FOLLOW_UP, ("Waar ligt de dijk?",))


@pytest.mark.parametrize("verdict", [Verdict.DOWN, Verdict.WRONG_PASSAGE])
def test_what_was_wrong_needs_an_answer_that_is_never_invented(
    tmp_path: Path, verdict: Verdict
) -> None:
    made(tmp_path, feedback(tmp_path, replace(UP, verdict=verdict, comment="=nee")))
    assert not (tmp_path / "set.jsonl").exists()
    (row,) = table(tmp_path / "set-todo.csv")
    assert {row[name] for name in ("kind", "document", "answer", "must_quote", "also")} == {""}
    assert row["why"].startswith("It needs an answer")
    assert (row["verdicts"], row["shown_text"]) == (f"{verdict} 1", ANSWER)
    assert (row["shown_file"], row["shown_label"]) == ("dijk.pdf", "Antwoord 1")
    assert row["from"].endswith("feedback.jsonl, line 1")
    # A spreadsheet would take it for a formula.
    assert row["comments"] == "'=nee"


def test_a_filled_in_list_is_fed_back_with_the_feedback_it_came_from(tmp_path: Path) -> None:
    source = feedback(tmp_path, DOWN, replace(DOWN, question="En wie onderhoudt hem?"))
    made(tmp_path, source)
    rows = table(tmp_path / "set-todo.csv")
    rows[0] |= {"document": "dijk.pdf", "answer": "Antwoord 2", "must_quote": KEEPER_TEXT}
    with (tmp_path / "filled.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    (tmp_path / "second").mkdir()
    made(tmp_path / "second", source, tmp_path / "filled.csv")
    (question,) = read_question_set(tmp_path / "second" / "set.jsonl")
    assert question.id == rows[0]["id"]
    assert question.expected == (Expected("dijk.pdf", "Antwoord 2", KEEPER_TEXT),)
    assert [row["question"] for row in table(tmp_path / "second" / "set-todo.csv")] == [
        "En wie onderhoudt hem?"
    ]
    assert fates(tmp_path / "second") == ["settled", "to do", "in the set", "to do"]


def test_the_same_question_is_one_and_other_right_answers_go_with_it(tmp_path: Path) -> None:
    again = replace(UP, question="  hoe HOOG is\nde dijk? ")
    other = replace(UP, shown=KEEPER)
    made(tmp_path, feedback(tmp_path, UP, again, other, replace(DOWN, shown=None)))
    (question,) = read_question_set(tmp_path / "set.jsonl")
    assert [each.label for each in question.expected] == ["Antwoord 1", "Antwoord 2"]
    assert fates(tmp_path) == ["in the set", "merged", "merged", "settled"]


def test_a_passage_that_was_wrong_beside_one_that_was_right_settles_itself(tmp_path: Path) -> None:
    made(tmp_path, feedback(tmp_path, replace(DOWN, shown=KEEPER), UP))
    (question,) = read_question_set(tmp_path / "set.jsonl")
    assert question.expected == (EXPECTED,)
    assert fates(tmp_path) == ["settled", "in the set"]


@pytest.mark.parametrize(
    "lines",
    [
        (UP, DOWN),
        (UP, replace(UP, shown=None)),
        (replace(UP, shown=None), replace(DOWN, shown=None)),
    ],
)
def test_verdicts_that_contradict_each_other_are_told_and_left_to_a_person(
    tmp_path: Path, lines: tuple[Feedback, ...]
) -> None:
    ran = made(tmp_path, feedback(tmp_path, *lines))
    assert not (tmp_path / "set.jsonl").exists()
    (row,) = table(tmp_path / "set-todo.csv")
    assert row["why"].startswith("The verdicts contradict each other")
    assert fates(tmp_path) == ["contradictory"] * 2
    told = ran.stdout.replace("\n", "")
    assert "Contradictory: Hoe hoog is de dijk?" in told
    assert "line 1 (up); " in told.replace("  ", " ")


def test_one_passage_in_dispute_does_not_take_an_undisputed_one_with_it(tmp_path: Path) -> None:
    lines = (UP, replace(UP, shown=KEEPER), replace(DOWN, shown=KEEPER))
    ran = made(tmp_path, feedback(tmp_path, *lines))
    (question,) = read_question_set(tmp_path / "set.jsonl")
    assert question.expected == (EXPECTED,)
    assert fates(tmp_path) == ["in the set", "contradictory", "contradictory"]
    assert "Contradictory: Hoe hoog is de dijk?" in ran.stdout


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"shown": None}, "To find nothing was right: fill in the kind"),
        ({"shown": None, "filtered": True}, "To find nothing was right in a part of the papers"),
        ({"shown": replace(DIKE, highlights=())}, "The answer shown was right, but no marked"),
        ({"shown": replace(DIKE, highlights=(Span(0, 7),))}, "The answer shown was right, but"),
        ({"shown": replace(DIKE, label="")}, "The answer shown was right, but"),
    ],
)
def test_a_thumb_up_that_does_not_say_enough_is_left_to_a_person(
    tmp_path: Path, change: dict[str, Any], why: str
) -> None:
    made(tmp_path, feedback(tmp_path, replace(UP, **change)))
    (row,) = table(tmp_path / "set-todo.csv")
    assert row["why"].startswith(why)
    assert fates(tmp_path) == ["to do"]


def test_nothing_found_in_a_part_of_the_papers_does_not_deny_an_answer(tmp_path: Path) -> None:
    lines = (UP, replace(UP, shown=None, filtered=True))
    made(tmp_path, feedback(tmp_path, *lines))
    assert len(read_question_set(tmp_path / "set.jsonl")) == 1
    assert fates(tmp_path) == ["in the set", "settled"]


def test_what_is_written_down_outweighs_verdicts(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f"{HEADER};nl;near-miss;Hoe hoog is de dijk?;;;;;\n"
        f";nl;;Wie onderhoudt hem?;;dijk.pdf;Antwoord 2;{KEEPER_TEXT};\n",
        encoding="utf-8",
    )
    asked = replace(UP, question="Wie onderhoudt hem?", shown=KEEPER)
    lines = (
        *(UP, DOWN, replace(asked, verdict=Verdict.DOWN), asked),
        *(replace(asked, shown=None), replace(UP, shown=None)),
    )
    made(tmp_path, tmp_path / "a.csv", feedback(tmp_path, *lines))
    first, second = read_question_set(tmp_path / "set.jsonl")
    assert (first.kind, first.expected) == (QuestionKind.NEAR_MISS, ())
    assert second.expected == (Expected("dijk.pdf", "Antwoord 2", KEEPER_TEXT),)
    assert fates(tmp_path) == [
        *("in the set", "in the set"),
        *("outweighed", "merged", "contradictory", "contradictory", "outweighed", "merged"),
    ]


def test_a_verdict_against_a_written_answer_is_outweighed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f"{HEADER};;;Hoe hoog is de dijk?;;dijk.pdf;Antwoord 1;{MARKED};\n", encoding="utf-8"
    )
    made(tmp_path, feedback(tmp_path, DOWN), tmp_path / "a.csv")
    assert fates(tmp_path) == ["in the set", "outweighed"]


def test_a_set_that_is_there_is_gone_on_with(tmp_path: Path) -> None:
    made(tmp_path, feedback(tmp_path, UP))
    (tmp_path / "next").mkdir()
    more = feedback(tmp_path / "next", replace(UP, question="Hoe breed is de dijk?"))
    made(tmp_path / "next", tmp_path / "set.jsonl", more)
    old, new = read_question_set(tmp_path / "next" / "set.jsonl")
    assert old == read_question_set(tmp_path / "set.jsonl")[0]
    assert new.text == "Hoe breed is de dijk?"


def test_every_line_of_every_source_is_accounted_for(tmp_path: Path) -> None:
    questions = [replace(UP, question=f"Vraag {number}?") for number in range(5)]
    ran = made(tmp_path, feedback(tmp_path, *questions, DOWN, DOWN))
    rows = table(tmp_path / "set-lines.csv")
    assert [int(row["line"]) for row in rows] == list(range(1, 8))
    assert all(row["became"] and row["id"] for row in rows)
    assert "5 questions in the set, 1 to do" in ran.stdout


def test_nothing_is_written_over(tmp_path: Path) -> None:
    source = feedback(tmp_path, DOWN)
    made(tmp_path, source)
    ran = make(tmp_path, source)
    assert ran.exit_code == 2
    assert "set-todo.csv is there already" in ran.stderr.replace("\n", "")
    ran = make(tmp_path, tmp_path / "set-todo.csv", options=("--overwrite",))
    assert ran.exit_code == 2
    assert "and it is read here" in " ".join(ran.stderr.split())
    other = feedback(tmp_path, replace(UP, question="Hoe hoog is de dijk?"))
    other.write_text("".join(other.read_text(encoding="utf-8").splitlines(keepends=True)[1:]))
    assert make(tmp_path, other, options=("--overwrite",)).exit_code == 0
    # What was to do before is done now, and an old list would say otherwise.
    assert not (tmp_path / "set-todo.csv").exists()


def test_wrong_feedback_is_named_by_its_line(tmp_path: Path) -> None:
    source = feedback(tmp_path, UP)
    source.write_text(source.read_text(encoding="utf-8") + json.dumps({"verdict": "up"}) + "\n")
    ran = make(tmp_path, source)
    assert ran.exit_code == 2
    assert "feedback.jsonl, line 2:" in ran.stderr.replace("\n", "")


def test_an_empty_source_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    ran = make(tmp_path, tmp_path / "empty.jsonl")
    assert ran.exit_code == 2
    assert "is empty" in ran.stderr
