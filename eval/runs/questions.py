"""Ask an assistant the questions of a set and judge its answers."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from eval.measures.figures import Outcome, question_figures
from eval.measures.judgement import fulfilled, judge, plain
from eval.measures.ranking import ranking_measures
from vraagbaak.contract import answer_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from eval.formats.question_set import Expected, Question
    from eval.measures.judgement import Sources
    from vraagbaak.assistant import Assistant
    from vraagbaak.types import Answer, Hit

DEPTH = 100
"""So many retrieved exchanges are measured, whether or not the question was refused."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one question."""

    outcome: Outcome
    answer: Answer


@dataclass(frozen=True, slots=True)
class QuestionRun:
    """The results of a set; `left_out` are questions about documents the index does not hold."""

    results: tuple[Result, ...]
    left_out: tuple[Question, ...]

    def figures(self) -> dict[str, Any]:
        """Compute the figures, in the form of `metrics.json`."""
        left_out = {"left_out": len(self.left_out), "left_out_ids": [q.id for q in self.left_out]}
        return {**left_out, **question_figures([result.outcome for result in self.results])}

    def rows(self) -> list[dict[str, Any]]:
        """Put each answer and what was expected in the form of `answers.jsonl`."""
        return [_row(result) for result in self.results]


def ask_set(
    questions: Sequence[Question],
    assistant: Assistant,
    *,
    sources: Sources,
    progress: Callable[[int, int], None],
) -> QuestionRun:
    """Ask every question whose document is in the index.

    `progress` hears how many are done, and of how many. A question of each language is asked
    before the clock runs, because the first one loads the model.
    """
    stems = {document.path.stem for document in assistant.index.documents}
    asked = [each for each in questions if _in_reach(each, stems)]
    for question in {each.language: each for each in asked}.values():
        assistant.ask(question.text)
    retrieval = _Retrieval(assistant, stems)
    results = []
    for done, question in enumerate(asked, start=1):
        results.append(_result(question, assistant, sources=sources, retrieval=retrieval))
        progress(done, len(asked))
    return QuestionRun(tuple(results), tuple(each for each in questions if each not in asked))


class _Retrieval:
    """Looks where the right exchanges stand among all that is retrieved for a question."""

    def __init__(self, assistant: Assistant, stems: frozenset[str] | set[str]) -> None:
        self._retriever = assistant.retriever
        self._index = assistant.index
        self._stems = stems
        self._plain_answer = cache(self._plain_answer_of)

    def hits(self, question: Question, answer: Answer) -> tuple[Hit, ...]:
        """Retrieve for a question, in the language that its answer was found in."""
        return self._retriever.search(
            question.text, language=answer.language, history=question.history, limit=DEPTH
        )

    def first_rank(self, question: Question, hits: Iterable[Hit]) -> int | None:
        """Find the place of the first right exchange, from 1."""
        places = (i for i, hit in enumerate(hits, start=1) if self._fulfilled(question, hit))
        return next(places, None)

    def ranking(self, question: Question, hits: Iterable[Hit]) -> Mapping[str, float]:
        """Measure the list of hits, each thing that is expected being relevant once.

        The first exchange that holds its words is credited; others that hold no more than what
        was credited before are passed over, as they are the same answer in another place.
        """
        wanted = {plain(each.must_quote) for each in question.expected if each.stem in self._stems}
        ranked: list[str] = []
        for hit in hits:
            held = [plain(each.must_quote) for each in self._fulfilled(question, hit)]
            fresh = [words for words in held if words not in ranked]
            wanted.update(fresh[:1])
            if not held:
                ranked.append(hit.exchange_id)
            elif fresh:
                ranked.append(fresh[0])
        scores = {name: float(len(ranked) - place) for place, name in enumerate(ranked)}
        qrels = {question.id: dict.fromkeys(wanted, 1)}
        return ranking_measures(qrels, {question.id: scores})[question.id]

    def _fulfilled(self, question: Question, hit: Hit) -> tuple[Expected, ...]:
        return fulfilled(self._plain_answer(hit.exchange_id), question.expected)

    def _plain_answer_of(self, exchange_id: str) -> str:
        exchange = self._index.exchange(exchange_id)
        return plain(self._index.document(exchange.document_id).cut(exchange.answer))


def _in_reach(question: Question, stems: Iterable[str]) -> bool:
    if not question.kind.has_answer:
        return True
    return any(each.stem in stems for each in question.expected)


def _result(
    question: Question, assistant: Assistant, *, sources: Sources, retrieval: _Retrieval
) -> Result:
    start = time.perf_counter()
    answer = assistant.ask(question.text, history=question.history)
    milliseconds = (time.perf_counter() - start) * 1000
    hits = retrieval.hits(question, answer) if question.kind.has_answer else ()
    outcome = Outcome(
        question=question,
        judgement=judge(question, answer, sources=sources),
        milliseconds=milliseconds,
        confidence=answer.confidence,
        first_rank=retrieval.first_rank(question, hits),
        ranking=retrieval.ranking(question, hits) if question.kind.has_answer else {},
    )
    return Result(outcome, answer)


def _row(result: Result) -> dict[str, Any]:
    outcome = result.outcome
    question = outcome.question
    return {
        "id": question.id,
        "kind": question.kind.value,
        "lang": question.language.value,
        "history": list(question.history),
        "expected": [asdict(each) for each in question.expected],
        "judgement": asdict(outcome.judgement),
        "first_rank": outcome.first_rank,
        "ranking": {name: round(value, 4) for name, value in outcome.ranking.items()},
        "milliseconds": round(outcome.milliseconds, 1),
        **answer_json(result.answer),
    }
