"""Two runs of one set: what is won and lost, and by how much, worked out by hand."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from eval.__main__ import app
from eval.comparison import COMPARISON, COMPARISON_PAGE, compare_folders
from eval.comparison.compare import Comparison, comparison_json
from eval.comparison.page import comparison_html
from eval.comparison.plot import differences
from eval.comparison.view import LISTED
from eval.formats.lines import SetError
from eval.runs.results import ANSWERS, QUERIES
from tests.run_results import (
    HEIGHT,
    KEEPER,
    cited,
    question,
    result,
    some_rankings,
    some_results,
    write_answers,
    write_ranking,
)

if TYPE_CHECKING:
    from pathlib import Path

RIGHT, WRONG = cited(HEIGHT, marked=HEIGHT), cited(KEEPER)


def answered(folder: Path, outcomes: str, **made_with: object) -> Path:
    """Write a run, a letter for each question: right, wrong, or a dash where it is refused."""
    results = []
    for number, letter in enumerate(outcomes):
        asked = question(f"q{number}", f"Hoe hoog is dijk {number}?", "tien meter hoog")
        best = {"r": RIGHT, "w": WRONG, "-": None}[letter]
        results.append(result(asked, best, rank=1 if letter == "r" else None))
    return write_answers(folder, results, **made_with)


def compared(comparison: Comparison, name: str) -> dict[str, Any]:
    found: dict[str, Any] = comparison_json(comparison)["measures"][name]
    return found


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    first = answered(tmp_path / "a", "rrrww")
    second = answered(tmp_path / "b", "rw-rr", commit="other")
    return compare_folders(first, second)[0]


def test_figures_are_those_worked_out_by_hand(comparison: Comparison) -> None:
    handled = compared(comparison, "handled right")
    assert handled["questions"] == 5
    assert (handled["first"], handled["second"], handled["difference"]) == (0.6, 0.6, 0)
    assert (handled["won"], handled["lost"], handled["tied"]) == (["q3", "q4"], ["q1", "q2"], 1)
    # Two up, two down: any way to flip the signs gives a sum as far from zero.
    assert (handled["p"], handled["exact"]) == (1, True)
    assert handled["interval"][0] == -handled["interval"][1]


def test_a_measure_bears_on_the_questions_that_both_runs_have_it_for(
    comparison: Comparison,
) -> None:
    assert compared(comparison, "highlight")["questions"] == 1
    assert compared(comparison, "answered right")["questions"] == 5
    assert "rightly refused" not in comparison_json(comparison)["measures"]


def test_less_may_be_better(comparison: Comparison) -> None:
    refused = compared(comparison, "wrongly refused")
    assert (refused["won"], refused["lost"]) == ([], ["q2"])
    assert refused["difference"] == pytest.approx(0.2)
    assert compared(comparison, "milliseconds")["tied"] == 5
    # Confidence is 0.9: right is off by 0.1, wrong by 0.9.
    brier = compared(comparison, "Brier score")
    assert brier["first"] == pytest.approx((3 * 0.01 + 2 * 0.81) / 5, abs=1e-4)


def test_rankings_are_compared_by_ndcg(tmp_path: Path) -> None:
    first = write_ranking(tmp_path / "a", some_rankings(3, 1, 0, 1))
    second = write_ranking(tmp_path / "b", some_rankings(1, 1, 2, 2))
    (comparison,) = compare_folders(first, second)
    assert comparison.main.series.name == "nDCG@10"
    assert (comparison.main.won, comparison.main.lost) == (("t1", "t3"), ("t4",))
    gains = 0.5 + 0.6309 - 0.3691
    assert comparison.main.test.difference == pytest.approx(gains / 4, abs=1e-4)


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (["q0", "q1"], ["q0"], "only in {a}: q1. Compare"),
        (["q0"], ["q0", "q1"], "only in {b}: q1. Compare"),
        ([f"q{n}" for n in range(9)], ["q0"], "only in {a}: q1, q2, q3, q4, q5 and 3 more"),
        ([], [], "they hold no questions"),
    ],
)
def test_runs_of_other_questions_are_refused_by_name(
    tmp_path: Path, first: list[str], second: list[str], message: str
) -> None:
    a, b = (
        write_answers(tmp_path / side, [result(question(n, "Hoe?", "tien"), None) for n in names])
        for side, names in (("a", first), ("b", second))
    )
    with pytest.raises(SetError, match="are not runs of one set") as caught:
        compare_folders(a, b)
    assert message.format(a=a, b=b) in str(caught.value)


def test_a_question_that_was_changed_is_named(tmp_path: Path) -> None:
    a = write_answers(tmp_path / "a", [result(question("q1", "Hoe hoog?", "tien"), None)])
    b = write_answers(tmp_path / "b", [result(question("q1", "Hoe hoog?", "elf"), None)])
    with pytest.raises(SetError, match="'expected' of q1 is not the same"):
        compare_folders(a, b)


def test_answers_are_not_compared_with_rankings(tmp_path: Path) -> None:
    a = write_answers(tmp_path / "a", some_results())
    b = write_ranking(tmp_path / "b", some_rankings(1))
    with pytest.raises(SetError, match=r"of a question set, .*/b of a retrieval set"):
        compare_folders(a, b)


def test_results_of_another_version_are_told(tmp_path: Path) -> None:
    folder = answered(tmp_path / "a", "r")
    row = json.loads((folder / ANSWERS).read_text(encoding="utf-8"))
    del row["judgement"]["right"]
    (folder / ANSWERS).write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(SetError, match=r"not what this version .*'right'.* Run the set again"):
        compare_folders(folder, folder)


def test_folders_of_several_runs_are_compared_set_by_set(tmp_path: Path) -> None:
    for side in ("a", "b"):
        answered(tmp_path / side / "one", "r")
        write_ranking(tmp_path / side / "two", some_rankings(1))
    answered(tmp_path / "a" / "three", "r")
    found = compare_folders(tmp_path / "a", tmp_path / "b")
    assert [each.first.path.name for each in found] == ["one", "two"]
    answered(tmp_path / "c" / "four", "r")
    with pytest.raises(SetError, match="no set in common: one, three, two against four"):
        compare_folders(tmp_path / "a", tmp_path / "c")


def test_files_of_a_run_stand_for_its_folder(tmp_path: Path) -> None:
    first = write_ranking(tmp_path / "a", some_rankings(1, 2))
    second = write_ranking(tmp_path / "b", some_rankings(2, 1))
    (comparison,) = compare_folders(first / "run.trec", second / QUERIES)
    assert comparison.main.tied == 0


def test_the_command_shows_and_writes_the_comparison(tmp_path: Path) -> None:
    first = answered(tmp_path / "a", "r" * 30)
    second = answered(tmp_path / "b", "w" * (LISTED + 5) + "r" * 5)
    ran = CliRunner().invoke(
        app, ["compare", str(first), str(second), "--out", str(tmp_path / "out")]
    )
    assert ran.exit_code == 0, ran.output
    row = next(line for line in ran.stdout.splitlines() if "handled right" in line)
    assert re.search(r"30 +1\.000 +0\.167 +-0\.833 .* <0\.001 \* +0 +25 +5", row)
    assert "Lost by 'handled right': 25" in ran.stdout
    assert "q0  Hoe hoog is dijk 0?" in ran.stdout
    assert "and 5 more; all are in compare.json" in ran.stdout
    assert "Won by" not in ran.stdout
    written = json.loads((tmp_path / "out" / "small" / COMPARISON).read_text(encoding="utf-8"))
    assert written["measures"]["handled right"]["lost"] == [f"q{n}" for n in range(25)]
    assert written["first"]["made_with"]["commit"] == "abc1234"
    assert (tmp_path / "out" / "small" / COMPARISON_PAGE).is_file()


def test_the_command_lists_what_is_won(tmp_path: Path) -> None:
    first, second = answered(tmp_path / "a", "ww"), answered(tmp_path / "b", "rw")
    ran = CliRunner().invoke(
        app, ["compare", str(first), str(second), "--out", str(tmp_path / "out")]
    )
    assert "Won by 'handled right': 1\n  q0  Hoe hoog is dijk 0?" in ran.stdout
    assert "Lost by" not in ran.stdout


def test_the_command_refuses_what_is_no_run(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["compare", str(tmp_path), str(tmp_path)])
    assert ran.exit_code == 2
    assert "holds no results" in ran.stderr


def test_the_page_says_what_made_each_run_and_marks_what_differs(comparison: Comparison) -> None:
    html = comparison_html(comparison)
    assert "B wins 2, loses 2 and ties 1" in html
    first, second = (part.partition("</dl>")[0] for part in html.split('class="stamp"')[1:])
    assert "abc1234" in first
    assert "bundled" in first
    assert "other" in second
    assert "bundled" not in second
    same = Comparison(comparison.first, comparison.first, comparison.pairs, comparison.measures)
    assert "made as A" in comparison_html(same)


def test_differences_are_drawn_around_zero(comparison: Comparison) -> None:
    svg = differences(comparison.measures[:1])
    (dot,) = re.findall(r'cx="([\d.]+)"', svg)
    (zero,) = re.findall(r'd="M([\d.]+) [^"]*" class="level"', svg)
    assert dot == zero
