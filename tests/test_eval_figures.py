"""Judging answers and counting, against figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from eval.formats.question_set import Expected, Question, QuestionKind
from eval.measures.figures import Outcome, figures, question_figures
from eval.measures.judgement import Judgement, judge, same_label
from tests.run_results import Unread
from vraagbaak.cite import asked, cite, quote
from vraagbaak.types import Answer, Cited, Language, Span, Status

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper

QUESTION = Question(
    "q1",
    Language.DUTCH,
    QuestionKind.ANSWERABLE,
    "Mag vuurwerk?",
    (),
    (Expected("map/a.pdf", "Antwoord 1", "in de binnen- stad verboden"),),
)


class Read:
    """Sources in which every page is right and no quote is."""

    def cited_rightly(self, cited: Cited, must_quote: str) -> bool | None:
        """Find the words."""
        return True

    def exact(self, cited: Cited) -> bool | None:
        """Find other words."""
        return False


UNREAD = Unread()


def cited_of(make_paper: MakePaper, path: Path, text: str, *marked: str) -> Cited:
    paper = make_paper(path, ("Mag vuurwerk?", text))
    (exchange,) = paper.exchanges
    starts = [paper.document.text.index(each) for each in marked]
    spans = tuple(Span(at, at + len(each)) for at, each in zip(starts, marked, strict=True))
    return Cited(
        quote(paper.document, exchange, spans),
        asked(paper.document, exchange),
        cite(paper.document, exchange),
        0.9,
    )


def answer_of(best: Cited | None, *alternatives: Cited) -> Answer:
    status = Status.ANSWERED if best else Status.NOT_FOUND
    return Answer("Mag vuurwerk?", Language.DUTCH, status, 0.5, best, alternatives)


def test_a_quote_is_compared_without_blanks_and_hyphens(
    make_paper: MakePaper, tmp_path: Path
) -> None:
    right = cited_of(
        make_paper, tmp_path / "a.pdf", "Ja. In\nde binnenstad verboden.", "de binnenstad verboden."
    )
    question = replace(QUESTION, expected=(Expected("a.pdf", "1", "de binnen- stad verboden"),))
    judgement = judge(question, answer_of(right), sources=UNREAD)
    assert judgement == Judgement(
        right=True,
        refused=False,
        language=True,
        rank=1,
        held=True,
        label=True,
        file=True,
        page=None,
        citation=True,
        highlight=True,
        exact=None,
    )
    read = judge(question, answer_of(right), sources=Read())
    assert (read.page, read.citation, read.exact) == (True, True, False)


def test_a_right_alternative_gives_a_rank_and_no_success(
    make_paper: MakePaper, tmp_path: Path
) -> None:
    wrong = cited_of(make_paper, tmp_path / "b.pdf", "Iets anders.")
    right = cited_of(make_paper, tmp_path / "a.pdf", "Het is in de binnenstad verboden.")
    judgement = judge(QUESTION, answer_of(wrong, right), sources=UNREAD)
    assert (judgement.held, judgement.rank, judgement.label) == (False, 2, None)
    refused = judge(QUESTION, answer_of(None, right), sources=UNREAD)
    assert (refused.refused, refused.held, refused.rank) == (True, False, 1)


def test_the_same_paper_in_another_form_is_the_right_file(
    make_paper: MakePaper, tmp_path: Path
) -> None:
    text = "Het is in de binnenstad verboden."
    for name, file_right in (("a.txt", True), ("other.txt", True)):
        cited = cited_of(make_paper, tmp_path / name, text)
        assert judge(QUESTION, answer_of(cited), sources=UNREAD).file is file_right
    wrong_label = replace(QUESTION, expected=(replace(QUESTION.expected[0], label="Antwoord 9"),))
    cited = cited_of(make_paper, tmp_path / "other.txt", text)
    judgement = judge(wrong_label, answer_of(cited), sources=UNREAD)
    assert (judgement.label, judgement.file, judgement.citation) == (False, False, False)


@pytest.mark.parametrize(
    ("expected", "right"),
    [
        ("Antwoord 1", True),
        ("Antwoord op vraag 1", True),
        ("1", True),
        ("Antwoord 1 en 2", False),
        ("PVV/1", None),
    ],
)
def test_labels_are_compared_by_what_they_number(
    make_paper: MakePaper, tmp_path: Path, *, expected: str, right: bool | None
) -> None:
    assert same_label(cited_of(make_paper, tmp_path / "a.pdf", "Ja."), expected) is right


def test_a_highlight_must_hold_the_words_without_a_gap(
    make_paper: MakePaper, tmp_path: Path
) -> None:
    text = "Eerst dit. Dan dat. Dan niets."
    question = replace(QUESTION, expected=(Expected("a.pdf", "1", "dit. Dan dat"),))
    for marked, hit in ((("Eerst dit.", "Dan dat."), True), (("Dan dat.",), False), ((), False)):
        cited = cited_of(make_paper, tmp_path / "a.pdf", text, *marked)
        assert judge(question, answer_of(cited), sources=UNREAD).highlight is hit


def test_a_question_without_an_answer_is_only_refused_or_not(
    make_paper: MakePaper, tmp_path: Path
) -> None:
    question = replace(QUESTION, kind=QuestionKind.OFF_TOPIC, expected=())
    cited = cited_of(make_paper, tmp_path / "a.pdf", "Ja.")
    assert judge(question, answer_of(None), sources=UNREAD) == Judgement(
        right=True, refused=True, language=True
    )
    assert judge(question, answer_of(cited), sources=UNREAD) == Judgement(
        right=False, refused=False, language=True
    )


def outcome(kind: QuestionKind, milliseconds: float, **judged: object) -> Outcome:
    defaults: dict[str, object] = {"right": False, "refused": False, "language": True}
    judgement = Judgement(**{**defaults, **judged})  # type: ignore[arg-type]
    return Outcome(replace(QUESTION, kind=kind), judgement, milliseconds)


def test_figures_are_those_worked_out_by_hand() -> None:
    answerable, off_topic = QuestionKind.ANSWERABLE, QuestionKind.OFF_TOPIC
    found = figures(
        [
            outcome(answerable, 10, held=True, rank=1, label=True, page=None, file=True),
            outcome(answerable, 20, held=True, rank=1, label=False, page=True, file=True),
            outcome(answerable, 30, held=False, rank=4),
            outcome(answerable, 40, held=False, refused=True, language=False),
            outcome(off_topic, 50, refused=True),
        ]
    )
    assert found["questions"] == 5
    assert found["success_at_1"] == 0.5
    assert found["reciprocal_rank_at_5"] == pytest.approx((1 + 1 + 0.25 + 0) / 4, abs=1e-4)
    assert (found["label_right"], found["labels_checked"]) == (0.5, 2)
    assert (found["page_right"], found["pages_checked"]) == (1.0, 1)
    assert (found["false_refusals"], found["refused"]) == (0.25, 1.0)
    assert found["language_found"] == 0.8
    assert (found["milliseconds_median"], found["milliseconds_p95"]) == (30, 50)


def test_groups_are_by_kind_language_and_both() -> None:
    report = question_figures([outcome(QuestionKind.NEAR_MISS, 10, refused=True)])
    assert set(report) == {"all", "by_language", "by_kind", "by_kind_and_language", "curves"}
    assert list(report["by_kind_and_language"]) == ["near-miss nl"]
    assert report["all"]["success_at_1"] is None
