"""Fit `calibration.json`: which exchange comes first, whether it answers, and where.

    python -m eval.calibrate SET... --index DIR [--at NAME=DIR]... [--written FILE]...
        [--seen FILE] [--out FILE] [--report FILE]

Question sets and written sets are asked of the index, a set named with `--at` of another: whether a
question is about the papers depends on which these are. A set in the form of BEIR brings its own
papers, and counts for the order alone; marks and what is similar are fitted on the index. What is
reported was measured on papers that the figures in question were not fitted on. A model that
learned from papers places their answers too well: with `--seen`, which takes what
`eval.adapt --half` told, only questions about other papers count.
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
    from collections.abc import Iterable, Iterator, Sequence

    from eval.fitting.wanted import Wanted
    from eval.formats.kinds import AnySet
    from eval.formats.retrieval_set import RetrievalSet
    from vraagbaak.embed import Encoder

CALIBRATION = Path(__file__).parents[1] / "src" / "vraagbaak" / FILE_NAME


def main(  # noqa: PLR0913, PLR0917 - one for each option
    sets: Annotated[list[Path], typer.Argument(help="Question sets, and folders of BEIR.")],
    index: Annotated[Path, typer.Option(help="The folder of the index.")] = Path("index"),
    at: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=DIR", help="Ask a question set of another index."),
    ] = None,
    written: Annotated[list[Path] | None, typer.Option(help="Sets of the written form.")] = None,
    seen: Annotated[
        Path | None, typer.Option(help="A list of papers whose questions are left out.")
    ] = None,
    out: Annotated[Path, typer.Option(help="The file to put the figures in.")] = CALIBRATION,
    report: Annotated[Path | None, typer.Option(help="Where the report goes.")] = None,
) -> None:
    """Fit order, decision and marks on SETS, and report how well they do on papers left out."""
    collector = _Collector(Settings.from_environment(), _listed(seen))
    opened = collector.open(index)
    samples, compared = collector.of_index(opened, read_sets(sets), written or (), at or ())
    every = [*samples, *collector.others]
    rankings = {each: fit_ranking(_of(each, [*every, *collector.retrieval])) for each in Language}
    orders = {each: cross_validated(_of(each, [*every, *collector.retrieval])) for each in Language}
    decision = DecisionFit([each.ordered(rankings[each.wanted.language]) for each in every])
    answers = list(marked_answers(samples, opened))
    fitted = {
        "ranking": rankings,
        "decision": decision.figures(),
        "likeness": fit_likeness(compared),
        "marks": asdict(fit_marks(answers)),
    }
    _write(out, fitted)
    measured = {
        "commit": commit(),
        "order": orders,
        "refused": decision.report(),
        "similar": likeness_report(compared),
        "marks": cross_validated_marks(answers),
    }
    _tell(measured, report)


class _Collector:
    """Asks the questions of sets; `others` and `retrieval` gather those of other indexes.

    Questions about the papers that were `seen` are not asked.
    """

    def __init__(self, settings: Settings, seen: frozenset[str]) -> None:
        self._settings = settings
        self._encoder: Encoder = LazyEncoder(settings, tell=tell)
        self._seen = seen
        self.others: list[Sample] = []
        self.retrieval: list[Sample] = []

    def open(self, folder: Path) -> Index:
        """Open an index made by the model of the settings."""
        index = Index.open(folder)
        require_model(index, self._encoder)
        return index

    def of_index(
        self, index: Index, sets: dict[str, AnySet], written: Iterable[Path], at: Iterable[str]
    ) -> tuple[list[Sample], list[Pair]]:
        """Sample what is asked of the index itself, and compare it with earlier questions."""
        folders = _folders(at, sets)
        asked: list[Wanted] = []
        for name, own in sets.items():
            if not isinstance(own, QuestionSet):
                self._rank(name, own)
            elif name in folders:
                other = self.open(Path(folders[name]))
                wanted = of_question_set(name, own.questions, other)
                self.others += sampled(
                    self._unseen(wanted), Retriever(other, encoder=self._encoder)
                )
            else:
                asked += of_question_set(name, own.questions, index)
        for path in written:
            asked += of_written_set(path, index)
        asked = list(self._unseen(asked))
        retriever = Retriever(index, encoder=self._encoder)
        return list(sampled(asked, retriever)), pairs(asked, index, retriever)

    def _rank(self, name: str, own: RetrievalSet) -> None:
        with ProgressBar() as bar:
            home = corpus_index(
                own.corpus, self._settings.cache, encoder=self._encoder, progress=bar
            )
        passages = self.open(home)
        retriever = Retriever(passages, encoder=self._encoder)
        self.retrieval += sampled(self._unseen(of_retrieval_set(name, own, passages)), retriever)

    def _unseen(self, wanted: Iterable[Wanted]) -> Iterator[Wanted]:
        return (each for each in wanted if each.group not in self._seen)


def _listed(path: Path | None) -> frozenset[str]:
    return frozenset(json.loads(path.read_text(encoding="utf-8"))) if path else frozenset()


def _folders(at: Iterable[str], sets: Iterable[str]) -> dict[str, str]:
    """Read pairs of a set's name and the folder of its index."""
    folders = {}
    for each in at:
        name, _, folder = each.partition("=")
        if not folder or name not in sets:
            raise typer.BadParameter(f"--at {each}: give NAME=DIR, where NAME is one of the sets.")
        folders[name] = folder
    return folders


def _of(language: Language, samples: Sequence[Sample]) -> list[Sample]:
    return [each for each in samples if each.wanted.language is language]


def _tell(measured: dict[str, Any], report: Path | None) -> None:
    text = json.dumps(measured, indent=2)
    if report is not None:
        report.write_text(text + "\n", encoding="utf-8")
    typer.echo(text)


def _write(path: Path, fitted: dict[str, Any]) -> None:
    figures = json.loads(CALIBRATION.read_text(encoding="utf-8")) | fitted
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
