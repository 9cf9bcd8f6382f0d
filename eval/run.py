"""Ask an assistant the questions of a set, judge its answers, and write both down."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from eval.measures.figures import Outcome, measure
from eval.measures.judgement import judge, plain
from eval.measures.source_pages import SourcePages
from eval.stamp import commit
from vraagbaak.contract import answer_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from eval.formats.question_set import Question
    from vraagbaak.assistant import Assistant
    from vraagbaak.types import Answer

METRICS = "metrics.json"
ANSWERS = "answers.jsonl"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one question."""

    outcome: Outcome
    answer: Answer


@dataclass(frozen=True, slots=True)
class Run:
    """The results of a set; `left_out` counts questions about documents the index does not hold."""

    results: tuple[Result, ...]
    left_out: int
    made_with: dict[str, Any]

    def report(self, name: str) -> dict[str, Any]:
        """Put the figures in the form of `metrics.json`."""
        outcomes = [result.outcome for result in self.results]
        stamp = {"set": name, "left_out": self.left_out, "made_with": self.made_with}
        return {**stamp, **measure(outcomes)}


def run_set(
    questions: Sequence[Question], assistant: Assistant, *, progress: Callable[[int, int], None]
) -> Run:
    """Ask every question whose document is in the index.

    `progress` hears how many are done, and of how many. One question is asked before the clock
    runs, because the first one loads the model.
    """
    index = assistant.index
    paths = {document.id: document.path for document in index.documents}
    pages = SourcePages(paths, plain=plain)
    stems = {path.stem for path in paths.values()}
    asked = [each for each in questions if _in_reach(each, stems)]
    if asked:
        assistant.ask(asked[0].text)
    results = []
    for done, question in enumerate(asked, start=1):
        results.append(_result(question, assistant, pages=pages))
        progress(done, len(asked))
    return Run(tuple(results), len(questions) - len(asked), _made_with(assistant))


def write_run(run: Run, name: str, folder: Path) -> None:
    """Write `metrics.json` and `answers.jsonl` into the set's folder."""
    target = folder / name
    target.mkdir(parents=True, exist_ok=True)
    metrics = json.dumps(run.report(name), indent=2, ensure_ascii=False)
    (target / METRICS).write_text(metrics + "\n", encoding="utf-8")
    lines = (json.dumps(_row(result), ensure_ascii=False) for result in run.results)
    (target / ANSWERS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _in_reach(question: Question, stems: Iterable[str]) -> bool:
    if not question.kind.has_answer:
        return True
    return any(each.stem in stems for each in question.expected)


def _result(question: Question, assistant: Assistant, *, pages: SourcePages) -> Result:
    start = time.perf_counter()
    answer = assistant.ask(question.text, history=question.history)
    milliseconds = (time.perf_counter() - start) * 1000
    judgement = judge(question, answer, pages=pages)
    return Result(Outcome(question, judgement, milliseconds), answer)


def _row(result: Result) -> dict[str, Any]:
    question = result.outcome.question
    return {
        "id": question.id,
        "kind": question.kind.value,
        "lang": question.language.value,
        "history": list(question.history),
        "expected": [asdict(each) for each in question.expected],
        "judgement": asdict(result.outcome.judgement),
        "milliseconds": round(result.outcome.milliseconds, 1),
        **answer_json(result.answer),
    }


def _made_with(assistant: Assistant) -> dict[str, Any]:
    index = assistant.index
    return {
        "commit": commit(),
        "model": index.model,
        "model_fingerprint": index.fingerprint,
        "index_generation": index.generation,
        "documents": len(index.documents),
        "exchanges": len(index.exchanges()),
    }
