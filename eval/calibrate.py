"""Fit `calibration.json`: which exchange comes first, whether it answers, and where.

    python -m eval.calibrate SET... --index DIR [--written FILE]... [--out FILE] [--report FILE]

Question sets and written sets are asked of the index; a set in the form of BEIR brings its own
papers, and counts for the order alone. What is reported was measured on papers that the figures in
question were not fitted on.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eval.fitting.decision import DecisionFit
from eval.fitting.likeness import Pair, fit_likeness, pairs
from eval.fitting.likeness import report as likeness_report
from eval.fitting.marks import cross_validated_marks, fit_marks, marked_answers
from eval.fitting.ranking import cross_validated, fit_ranking
from eval.fitting.samples import Sample, sampled
from eval.fitting.wanted import of_question_set, of_retrieval_set, of_written_set
from eval.formats.kinds import QuestionSet, read_sets
from eval.runs.corpus_index import corpus_index
from eval.runs.stamp import commit
from vraagbaak.calibration import FILE_NAME
from vraagbaak.cli.progress_bar import ProgressBar
from vraagbaak.cli.terminal import tell
from vraagbaak.embed import LazyEncoder
from vraagbaak.index import Index, require_model
from vraagbaak.retrieve import Retriever
from vraagbaak.settings import Settings
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eval.fitting.wanted import Wanted
    from eval.formats.kinds import AnySet
    from vraagbaak.embed import Encoder

CALIBRATION = Path(__file__).parents[1] / "src" / "vraagbaak" / FILE_NAME


def main(
    sets: Annotated[list[Path], typer.Argument(help="Question sets, and folders of BEIR.")],
    index: Annotated[Path, typer.Option(help="The folder of the index.")] = Path("index"),
    written: Annotated[list[Path] | None, typer.Option(help="Sets of the written form.")] = None,
    out: Annotated[Path, typer.Option(help="The file to put the figures in.")] = CALIBRATION,
    report: Annotated[Path | None, typer.Option(help="Where the report goes.")] = None,
) -> None:
    """Fit order, decision and marks on SETS, and report how well they do on papers left out."""
    settings = Settings.from_environment()
    encoder = LazyEncoder(settings, tell=tell)
    opened = Index.open(index)
    require_model(opened, encoder)
    samples, retrieval, compared = _collect(
        read_sets(sets), written or (), opened, settings, encoder
    )
    rankings = {each: fit_ranking(_of(each, [*samples, *retrieval])) for each in Language}
    orders = {each: cross_validated(_of(each, [*samples, *retrieval])) for each in Language}
    decision = DecisionFit([each.ordered(rankings[each.wanted.language]) for each in samples])
    alike = fit_likeness(compared)
    answers = list(marked_answers(samples, opened))
    fitted = {
        "ranking": rankings,
        "decision": decision.figures(),
        "likeness": alike,
        "marks": asdict(fit_marks(answers)),
    }
    _write(out, fitted)
    measured = {
        "commit": commit(),
        "order": orders,
        "refused": decision.report(),
        "similar": likeness_report(compared, alike),
        "marks": cross_validated_marks(answers),
    }
    text = json.dumps(measured, indent=2)
    if report is not None:
        report.write_text(text + "\n", encoding="utf-8")
    typer.echo(text)


def _collect(
    sets: dict[str, AnySet],
    written: Iterable[Path],
    index: Index,
    settings: Settings,
    encoder: Encoder,
) -> tuple[list[Sample], list[Sample], list[Pair]]:
    """Sample question sets and written sets, apart from these retrieval sets, and likeness."""
    asked: list[Wanted] = []
    retrieval: list[Sample] = []
    for name, own in sets.items():
        if isinstance(own, QuestionSet):
            asked += of_question_set(name, own.questions, index)
            continue
        with ProgressBar() as bar:
            home = corpus_index(own.corpus, settings.cache, encoder=encoder, progress=bar)
        passages = Index.open(home)
        retriever = Retriever(passages, encoder=encoder)
        retrieval += sampled(of_retrieval_set(name, own, passages), retriever)
    for path in written:
        asked += of_written_set(path, index)
    retriever = Retriever(index, encoder=encoder)
    return list(sampled(asked, retriever)), retrieval, pairs(asked, index, retriever)


def _of(language: Language, samples: Sequence[Sample]) -> list[Sample]:
    return [each for each in samples if each.wanted.language is language]


def _write(path: Path, fitted: dict[str, Any]) -> None:
    figures = json.loads(CALIBRATION.read_text(encoding="utf-8")) | fitted
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
