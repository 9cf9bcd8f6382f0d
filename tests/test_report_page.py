"""The page of a run is one file that asks for nothing else and takes no words for markup."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from eval.__main__ import app
from eval.report import REPORT, write_report
from eval.report.page import asset
from eval.runs.results import ResultsError
from tests.run_results import (
    cited,
    question,
    result,
    some_rankings,
    some_results,
    write_answers,
    write_ranking,
)
from vraagbaak.markup import text

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\" <!-- 'x'"


class Reading(HTMLParser):
    """The elements of a page with their attributes, and the words outside scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        """Note words that a reader sees."""
        if self._inside not in {"script", "style"}:
            self.words.append(data)

    def having(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of the elements of one name."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def answers(tmp_path: Path) -> Reading:
    folder = write_answers(tmp_path, some_results())
    return Reading(write_report(folder).read_text(encoding="utf-8"))


def test_the_page_asks_for_nothing_outside_itself(tmp_path: Path) -> None:
    for folder in (
        write_answers(tmp_path / "a", some_results()),
        write_ranking(tmp_path / "b", some_rankings(1, 2)),
    ):
        html = write_report(folder).read_text(encoding="utf-8")
        page = Reading(html)
        asked = {"src", "srcset", "data", "poster", "action", "xlink:href", "background"}
        assert not [each for _, found in page.elements if asked & found.keys() for each in found]
        assert all(found["href"].startswith("#") for found in page.having("a") if found["href"])
        assert {"link", "iframe", "object", "img", "base"}.isdisjoint(t for t, _ in page.elements)
        assert not re.search(r"url\(|@import|https?:", html)


def test_a_browser_is_told_to_run_this_script_alone(answers: Reading) -> None:
    (policy,) = (
        found["content"] or ""
        for found in answers.having("meta")
        if found.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    for name, directive in (("report.js", "script-src"), ("report.css", "style-src")):
        digest = base64.b64encode(hashlib.sha256(asset(name).encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert not [found for _, found in answers.elements if "style" in found]


def test_figures_stamp_and_plots_are_there(answers: Reading) -> None:
    words = " ".join(answers.words)
    assert "small" in answers.words
    assert "6 questions." in words
    assert "abc1234" in words
    assert "fedcba987654…" in words
    assert "percentile, resamples 2000" in words
    # Two of four are answered right, and the interval is that of the bootstrap.
    assert "50.0%" in words
    assert "0.0% – 100.0%" in words
    titles = {"Reliability", "Risk and coverage", "Recall", "Time for a question"}
    assert titles <= set(answers.words)
    labels = [found["aria-label"] or "" for found in answers.having("svg")]
    assert all(labels)
    assert "as it is set: 67% answered, 50.0% of those wrong" in " ".join(labels)
    assert "Milliseconds: median 40, 95th percentile 42" in labels


def test_a_retrieval_set_has_recall_and_no_reliability(tmp_path: Path) -> None:
    folder = write_ranking(tmp_path, some_rankings(1, 2, 0))
    page = Reading(write_report(folder).read_text(encoding="utf-8"))
    assert "Recall" in page.words
    assert "Reliability" not in page.words
    labels = " ".join(found["aria-label"] or "" for found in page.having("svg"))
    assert "recall@1 33.3%; recall@5 66.7%; recall@10 66.7%; recall@100 66.7%" in labels


def test_a_ranking_made_elsewhere_is_shown_by_its_names(tmp_path: Path) -> None:
    folder = write_ranking(tmp_path, some_rankings(1, 2), known=False)
    html = write_report(folder).read_text(encoding="utf-8")
    page = Reading(html)
    assert "Recall" in page.words
    assert "Time for a question" not in page.words
    assert "By language and kind" not in page.words
    assert '"question": "t1"' in html
    assert '"source": ["p1"]' in html


def test_no_words_of_a_question_or_a_quote_are_taken_for_markup(tmp_path: Path) -> None:
    asked = question("q1", HOSTILE, HOSTILE)
    quote = cited(HOSTILE, label=HOSTILE)
    folder = write_answers(tmp_path, [result(asked, quote, rank=1)], commit=HOSTILE)
    html = write_report(folder).read_text(encoding="utf-8")
    page = Reading(html)
    assert len(page.having("script")) == 2
    assert page.having("img") == []
    assert text(HOSTILE) in html
    assert html.count("alert(1)") == html.count("\\u003cscript>alert(1)") + 1


def test_results_without_questions_to_plot_still_make_a_page(tmp_path: Path) -> None:
    refused = result(question("q1", "Regent het?", kind="off-topic"), None, confidence=0.0)
    page = Reading(write_report(write_answers(tmp_path, [refused])).read_text(encoding="utf-8"))
    assert "rightly refused" in page.words
    assert "Recall" not in page.words


def test_the_command_writes_the_page_of_every_run(tmp_path: Path) -> None:
    write_answers(tmp_path / "one", some_results())
    write_ranking(tmp_path / "two", some_rankings(1))
    ran = CliRunner().invoke(app, ["report", str(tmp_path)])
    assert ran.exit_code == 0, ran.output
    for name in ("one", "two"):
        assert (tmp_path / name / REPORT).is_file()
        assert str(tmp_path / name / REPORT) in ran.stderr.replace("\n", "")


def test_a_folder_without_results_is_told(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["report", str(tmp_path)])
    assert ran.exit_code == 2
    assert "holds no results" in ran.stderr


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    folder = write_answers(tmp_path, some_results(), commit=None)
    (folder / REPORT).mkdir()
    with pytest.raises(ResultsError, match=r"report\.html"):
        write_report(folder)
