"""Results of runs in their folders, made by the runner's own code from words of our own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from eval.formats.question_set import Expected, Question, QuestionKind
from eval.formats.retrieval_set import Entry, Query, RetrievalSet
from eval.measures.figures import Outcome
from eval.measures.judgement import judge
from eval.measures.ranking import ranking_measures
from eval.runs.questions import QuestionRun, Result
from eval.runs.results import ANSWERS, QUERIES, RUN, write_lines, write_metrics, write_rows
from eval.runs.retrieval import RetrievalRun
from vraagbaak.types import (
    Answer,
    Asked,
    Box,
    Citation,
    Cited,
    Language,
    PageMarks,
    Quote,
    Span,
    Status,
)

if TYPE_CHECKING:
    from pathlib import Path

MADE_WITH = {
    "commit": "abc1234",
    "files": {"small.jsonl": "0123456789abcdef" * 4},
    "intervals": {"method": "percentile", "resamples": 2000},
    "model": "bundled",
    "model_fingerprint": "fedcba9876543210" * 4,
    "exchanges": 3,
}
HEIGHT = "De dijk bij ons dorp is tien meter hoog."
KEEPER = "Het waterschap onderhoudt hem, en de provincie ziet toe."
FERRY = "De veerboot vaart elk uur."


class Unread:
    """Sources that cannot be read again."""

    def cited_rightly(self, cited: Cited, must_quote: str) -> bool | None:
        """Tell nothing."""
        return None

    def exact(self, cited: Cited) -> bool | None:
        """Tell nothing."""
        return None


def cited(text: str, *, label: str = "Antwoord 1", marked: str = "", score: float = 0.5) -> Cited:
    """Make a quote whose words `marked` are the answer."""
    start = text.index(marked)
    lit = (Span(start, start + len(marked)),) if marked else ()
    pages = (PageMarks(3, None, (Box(0, 0, 1, 1),)),)
    quote = Quote((Span(0, len(text)),), text, lit, pages)
    citation = Citation("d", label, "brief.pdf", "Dijken", label, "", "", None, None, None)
    return Cited(quote, Asked(("1",), "Hoe hoog is de dijk?", None), citation, score)


def question(name: str, text: str, *must_quote: str, kind: str = "answerable") -> Question:
    """Make a Dutch question, in English with a name that ends in `-en`."""
    language = Language.ENGLISH if name.endswith("-en") else Language.DUTCH
    expected = tuple(Expected("brief.pdf", "Antwoord 1", each) for each in must_quote)
    return Question(name, language, QuestionKind(kind), text, (), expected)


def result(
    asked: Question,
    best: Cited | None,
    *others: Cited,
    confidence: float = 0.9,
    rank: int | None = None,
) -> Result:
    """Judge an answer; `rank` is the place of the right one in all that was retrieved."""
    status = Status.ANSWERED if best else Status.NOT_FOUND
    answer = Answer(asked.text, asked.language, status, confidence, best, others)
    ranked = {f"wrong {place}": -float(place) for place in range(1, rank or 2)}
    right = {"right": -float(rank)} if rank else {}
    rankings = {asked.id: {**ranked, **right}}
    outcome = Outcome(
        question=asked,
        judgement=judge(asked, answer, sources=Unread()),
        milliseconds=20.0 + len(asked.text),
        confidence=confidence,
        first_rank=rank,
        ranking=ranking_measures({asked.id: {"right": 1}}, rankings)[asked.id]
        if asked.expected
        else {},
    )
    return Result(outcome, answer)


def some_results() -> list[Result]:
    """Make a result of each kind: right, flawed, wrong, refused rightly and wrongly, in vain."""
    follow_up = question("q3", "En wie onderhoudt hem?", KEEPER[:15], kind="follow-up")
    right = cited(HEIGHT, marked=HEIGHT)
    return [
        result(question("q1", "Hoe hoog is de dijk?", "tien meter hoog"), right, rank=1),
        result(
            question("q2-en", "How high is the dike?", "tien meter hoog"), cited(HEIGHT), rank=1
        ),
        result(replace(follow_up, history=("Hoe hoog is de dijk?",)), right, cited(KEEPER), rank=2),
        result(question("q4", "Vaart er een boot?", "elk uur"), None, cited(FERRY), confidence=0.2),
        result(question("q5", "Hoeveel regen viel er?", kind="off-topic"), None, confidence=0.1),
        result(question("q6-en", "Who built the dike?", kind="near-miss"), right, confidence=0.7),
    ]


def write_answers(folder: Path, results: list[Result], **made_with: object) -> Path:
    """Write the results of a question set into `folder`, and give it."""
    run = QuestionRun(tuple(results), ())
    stamp = {"set": "small", "kind": "questions", "made_with": {**MADE_WITH, **made_with}}
    write_metrics(folder, {**stamp, **run.figures()})
    write_rows(folder / ANSWERS, run.rows())
    return folder


def write_ranking(
    folder: Path, rankings: dict[str, dict[str, float]], *, known: bool = True
) -> Path:
    """Write the results of ranking three passages for queries whose right one is `p1`.

    Of a ranking made elsewhere neither words, languages nor times are `known`.
    """
    texts = {"p1": HEIGHT, "p2": KEEPER, "p3": FERRY}
    own = RetrievalSet(
        queries=tuple(
            Query(name, f"Hoe hoog is dijk {name}?" * known, Language.DUTCH if known else None)
            for name in rankings
        ),
        qrels={name: {"p1": 1, "p2": 0} for name in rankings},
        corpus=tuple(Entry(name, "Dijken", text) for name, text in texts.items()) if known else (),
        runs=(),
        unjudged=1,
        files=(),
    )
    run = RetrievalRun(own, rankings, dict.fromkeys(rankings, 30.0) if known else {})
    stamp = {"set": "ranked", "kind": "retrieval", "made_with": MADE_WITH}
    write_metrics(folder, {**stamp, **run.figures()})
    write_rows(folder / QUERIES, run.rows())
    write_lines(folder / RUN, run.lines())
    return folder


def some_rankings(*ranks: int) -> dict[str, dict[str, float]]:
    """Rank `p1` at each of the places from 1 to 3; 0 leaves it out."""
    others = ("p2", "p3")
    found: dict[str, dict[str, float]] = {}
    for number, rank in enumerate(ranks, start=1):
        order: list[Any] = list(others)
        if rank:
            order.insert(rank - 1, "p1")
        found[f"t{number}"] = {name: 1.0 - 0.1 * at for at, name in enumerate(order)}
    return found
