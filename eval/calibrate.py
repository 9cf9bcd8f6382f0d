"""Fit the decision whether the first exchange answers the question.

    python -m eval.calibrate SET... [--index DIR] [--strangers FILE]... [--out FILE]

Next to the questions as they are, each answerable one is asked twice more: without its answer, as
a near-miss made by hand would be, and without any document that answers it, as an off-topic one.
Strangers are questions about other documents: JSON lines with a `text`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import numpy.typing as npt
import typer

from eval.formats.question_set import Question, QuestionKind, read_question_set
from eval.logistic import Floats, fit_folds
from eval.measures.judgement import plain
from vraagbaak.calibration import FILE_NAME, Signal
from vraagbaak.embed import LazyEncoder
from vraagbaak.index import Index, require_model
from vraagbaak.language import detect_language
from vraagbaak.retrieve import Retriever, with_margins
from vraagbaak.settings import Settings
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vraagbaak.types import Hit

CALIBRATION = Path(__file__).parents[1] / "src" / "vraagbaak" / FILE_NAME
SIGNALS = (Signal.NEAREST, Signal.EVIDENCE, Signal.MARGIN)
FALSE_REFUSALS = 0.03
MOST_FALSE_REFUSALS = 0.07
"""The shares of right answers that may be refused: as a rule, and to refuse off-topic questions."""
OFF_TOPIC_REFUSED = 0.95
"""The share of off-topic questions to refuse, as far as those shares allow."""
_BELOW = 0.9
DEPTH = 60
"""How many exchanges are looked at, so that enough are left when answers are taken out."""

WITHOUT_ANSWER = "without its answer"
WITHOUT_DOCUMENT = "without its document"
STRANGER = "stranger"
_WEIGHTS = {WITHOUT_ANSWER: 0.15, STRANGER: 0.3}
"""Made-up questions count less than real ones: there are more of them than in life."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What the retriever found for a question, and whether its first exchange answers it."""

    language: Language
    kind: str
    group: str
    signals: dict[str, float]
    right: bool


def main(
    sets: Annotated[list[Path], typer.Argument(help="Question sets: files of JSON lines.")],
    index: Annotated[Path, typer.Option(help="The folder of the index.")] = Path("index"),
    strangers: Annotated[list[Path] | None, typer.Option(help="Questions on other matter.")] = None,
    out: Annotated[Path, typer.Option(help="The file to put the figures in.")] = CALIBRATION,
) -> None:
    """Fit the decision on SETS and report how well it does on questions it was not fitted on."""
    opened = Index.open(index)
    encoder = LazyEncoder(Settings.from_environment(), tell=typer.echo)
    require_model(opened, encoder)
    sampler = Sampler(opened, Retriever(opened, encoder=encoder))
    samples = [
        sample
        for path in sets
        for question in read_question_set(path)
        for sample in sampler.of_question(question)
    ]
    samples += [sampler.stranger(text) for path in strangers or () for text in _texts(path)]
    figures: dict[str, Any] = {}
    for language in Language:
        own = [each for each in samples if each.language is language]
        fit = fit_folds(_matrix(own), _right(own), _weights(own), [each.group for each in own])
        floor = _least_evidence(own)
        enough = [sample.signals[Signal.EVIDENCE] >= floor for sample in own]
        chances = np.where(enough, fit.held_out, 0.0)
        threshold = _threshold(own, chances)
        limits = {"threshold": threshold, "least_evidence": floor}
        figures[language] = {**fit.figures(SIGNALS), **limits}
        typer.echo(json.dumps({language: _report(own, chances < threshold)}, indent=2))
    _write(figures, out)


class Sampler:
    """Asks the retriever and notes what comes first."""

    def __init__(self, index: Index, retriever: Retriever) -> None:
        self._index = index
        self._retriever = retriever
        self._stems = {document.path.stem for document in index.documents}

    def of_question(self, question: Question) -> Iterator[Sample]:
        """Make the samples of a question; none if its documents are not in the index."""
        if question.kind.has_answer and not self._stems & {e.stem for e in question.expected}:
            return
        hits = self._search(question.text, question.language, question.history)
        right = [hit for hit in hits if self._answers(hit, question)]
        group = question.expected[0].stem if question.expected else question.id
        of = Sample(question.language, question.kind.value, group, {}, right=False)
        yield replace(of, signals=hits[0].signals, right=hits[0] in right)
        if right:
            documents = {self._index.exchange(hit.exchange_id).document_id for hit in right}
            rest = [hit for hit in hits if hit not in right]
            far = [hit for hit in hits if self._document_id(hit) not in documents]
            yield replace(of, kind=WITHOUT_ANSWER, signals=with_margins(rest)[0].signals)
            if far:
                yield replace(of, kind=WITHOUT_DOCUMENT, signals=with_margins(far)[0].signals)

    def stranger(self, text: str) -> Sample:
        """Make the sample of a question about something else."""
        language = detect_language(text)
        hits = self._search(text, language, ())
        return Sample(language, STRANGER, text, hits[0].signals, right=False)

    def _search(self, text: str, language: Language, history: tuple[str, ...]) -> tuple[Hit, ...]:
        return self._retriever.search(text, language=language, history=history, limit=DEPTH)

    def _document_id(self, hit: Hit) -> str:
        return self._index.exchange(hit.exchange_id).document_id

    def _answers(self, hit: Hit, question: Question) -> bool:
        exchange = self._index.exchange(hit.exchange_id)
        text = plain(self._index.document(exchange.document_id).cut(exchange.answer))
        return any(plain(each.must_quote) in text for each in question.expected)


def _texts(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [str(json.loads(line)["text"]) for line in lines if line.strip()]


def _matrix(samples: Iterable[Sample]) -> npt.NDArray[np.float64]:
    return np.array([[sample.signals[name] for name in SIGNALS] for sample in samples])


def _right(samples: Iterable[Sample]) -> npt.NDArray[np.bool_]:
    return np.array([sample.right for sample in samples])


def _weights(samples: Iterable[Sample]) -> npt.NDArray[np.float64]:
    return np.array([_WEIGHTS.get(sample.kind, 1.0) for sample in samples])


def _least_evidence(samples: Sequence[Sample]) -> float:
    """Choose a floor somewhat below the least evidence of any answer that was found."""
    return round(
        _BELOW * min(sample.signals[Signal.EVIDENCE] for sample in samples if sample.right), 3
    )


def _threshold(samples: Sequence[Sample], chances: Floats) -> float:
    """Choose the least probability that refuses nearly every off-topic question.

    Where that would refuse too many right answers, the share of these that is allowed decides.
    """
    kinds = np.array([sample.kind for sample in samples])
    asked = np.isin(kinds, [QuestionKind.ANSWERABLE.value, QuestionKind.FOLLOW_UP.value])
    answerable = asked & _right(samples)
    off_topic = chances[kinds == QuestionKind.OFF_TOPIC.value]
    usual, most = np.quantile(chances[answerable], [FALSE_REFUSALS, MOST_FALSE_REFUSALS])
    wanted = np.quantile(off_topic, OFF_TOPIC_REFUSED) if len(off_topic) else usual
    return round(float(min(max(wanted, usual), most)), 4)


def _report(samples: Sequence[Sample], refused: npt.NDArray[np.bool_]) -> dict[str, Any]:
    """Give the share refused of each kind, by models that had not seen the question's document."""
    kinds = np.array([sample.kind for sample in samples])
    return {
        str(kind): {
            "questions": int((kinds == kind).sum()),
            "refused": round(float(refused[kinds == kind].mean()), 3),
        }
        for kind in np.unique(kinds)
    }


def _write(decision: dict[str, Any], path: Path) -> None:
    figures = {**json.loads(CALIBRATION.read_text(encoding="utf-8")), "decision": decision}
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
