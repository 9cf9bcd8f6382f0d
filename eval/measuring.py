"""Measure sets: what the two kinds of runs share, from the index to the files of results."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from rich.progress import Progress

from eval.formats.columns import read_run
from eval.formats.kinds import QuestionSet
from eval.measures.sources import SourceFiles
from eval.report import write_report
from eval.runs.corpus_index import corpus_index
from eval.runs.questions import DEPTH as QUESTION_DEPTH
from eval.runs.questions import ask_set
from eval.runs.results import (
    ANSWERS,
    QUERIES,
    RUN,
    write_lines,
    write_metrics,
    write_progress,
    write_rows,
)
from eval.runs.retrieval import DEPTH as RANKING_DEPTH
from eval.runs.retrieval import RetrievalRun, rank_set
from eval.runs.stamp import index_stamp, set_stamp
from eval.tables import console, question_tables, retrieval_tables
from vraagbaak.answer import ALTERNATIVES
from vraagbaak.assistant import Assistant
from vraagbaak.calibration import load_calibration
from vraagbaak.cli.progress_bar import ProgressBar
from vraagbaak.cli.terminal import stderr, tell
from vraagbaak.embed import LazyEncoder
from vraagbaak.guard import Guard, Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from eval.formats.kinds import AnySet
    from eval.formats.retrieval_set import RetrievalSet
    from vraagbaak.settings import Settings


class Measuring:
    """Measures sets with one model, and shows and writes what comes of each under `out`.

    `told_in` is a file that tells other programs how far it is.
    """

    def __init__(self, settings: Settings, out: Path, *, told_in: Path | None = None) -> None:
        self._settings = settings
        self._out = out
        self._told_in = told_in
        self._encoder = LazyEncoder(settings, tell=tell)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        """Open nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End what reads source files."""
        self._open.close()

    def measure(self, name: str, own: AnySet) -> None:
        """Measure a set under its name.

        Raises:
            IndexMissingError: A question set is given, and there is no index to ask.
            SetError: A ranking in the set, or a passage of it, cannot be used.
        """
        if isinstance(own, QuestionSet):
            self._ask(name, own)
            return
        if own.corpus:
            self._rank(name, own)
        for path in own.runs:
            alone = len(own.runs) == 1 and not own.corpus
            measure_run(name if alone else f"{name}-{path.stem}", own, path, self._out)

    def _ask(self, name: str, own: QuestionSet) -> None:
        with self._progress(name) as tell_done:
            done = ask_set(
                own.questions, self._assistant, sources=self._sources, progress=tell_done
            )
        settings = {"retrieved": QUESTION_DEPTH, "alternatives": ALTERNATIVES}
        made_with = index_stamp(self._assistant.index)
        stamp = {**set_stamp(own.files), **made_with, "settings": settings}
        report = {"set": name, "kind": "questions", "made_with": stamp, **done.figures()}
        write_metrics(self._out / name, report)
        write_rows(self._out / name / ANSWERS, done.rows())
        write_report(self._out / name)
        console().print(question_tables(name, report))

    @contextmanager
    def _progress(self, name: str) -> Iterator[Callable[[int, int], None]]:
        with Progress(console=stderr(), transient=True) as bar:
            task = bar.add_task(name)

            def tell_done(done: int, total: int) -> None:
                bar.update(task, completed=done, total=total)
                if self._told_in is not None:
                    write_progress(self._told_in, name, done=done, total=total)

            yield tell_done

    def _rank(self, name: str, own: RetrievalSet) -> None:
        with ProgressBar() as bar:
            folder = corpus_index(
                own.corpus, self._settings.cache, encoder=self._encoder, progress=bar
            )
        assistant = self._assistant_of(folder)
        with self._progress(name) as tell_done:
            done = rank_set(own, assistant, progress=tell_done)
        made_with = {**index_stamp(assistant.index), "settings": {"retrieved": RANKING_DEPTH}}
        _write_ranking(name, done, self._out, made_with=made_with)

    @cached_property
    def _assistant(self) -> Assistant:
        return self._assistant_of(self._settings.index)

    def _assistant_of(self, folder: Path) -> Assistant:
        return Assistant(
            folder,
            encoder=self._encoder,
            calibration=load_calibration(),
            cross_encoder=self._encoder,
        )

    @cached_property
    def _sources(self) -> SourceFiles:
        guard = self._open.enter_context(Guard(Limits.of(self._settings)))
        return SourceFiles(self._assistant.index, read=guard.read)


def measure_run(name: str, own: RetrievalSet, path: Path, out: Path) -> None:
    """Measure a ranking that was made elsewhere, by the judgements of a set.

    Raises:
        SetError: The file is no ranking.
    """
    own = replace(own, corpus=(), files=(*own.files, path))
    done = RetrievalRun(own, read_run(path), name=path.stem.replace(" ", "_"))
    _write_ranking(name, done, out, made_with={})


def _write_ranking(name: str, done: RetrievalRun, out: Path, *, made_with: dict[str, Any]) -> None:
    stamp = {**set_stamp(done.of.files), **made_with}
    report = {"set": name, "kind": "retrieval", "made_with": stamp, **done.figures()}
    write_metrics(out / name, report)
    write_rows(out / name / QUERIES, done.rows())
    write_lines(out / name / RUN, done.lines())
    write_report(out / name)
    console().print(retrieval_tables(name, report))
