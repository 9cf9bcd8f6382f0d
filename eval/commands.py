"""The commands that measure answers and rankings: `run` and `score`."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from eval.formats.kinds import read_sets
from eval.formats.trec import judged_set
from eval.measuring import Measuring, measure_run
from eval.runs.results import require_folder
from vraagbaak.cli.options import IndexOption, settings_for
from vraagbaak.cli.terminal import tell
from vraagbaak.errors import VraagbaakError

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_OUT = Path("build") / "eval"
USAGE_ERROR = 2
OutOption: TypeAlias = Annotated[Path, typer.Option(help="Where the results go.", metavar="DIR")]


@contextmanager
def usage_errors() -> Iterator[None]:
    """End the program with 2 and say why, where what was given cannot be used."""
    try:
        yield
    except VraagbaakError as error:
        tell(str(error))
        raise typer.Exit(USAGE_ERROR) from error


def run(
    sets: Annotated[
        list[Path],
        typer.Argument(
            metavar="SET...",
            help="Question sets (files of JSON lines), and folders in the form of BEIR or TREC.",
        ),
    ],
    index: IndexOption = None,
    out: OutOption = DEFAULT_OUT,
    progress: Annotated[
        Path | None,
        typer.Option(help="Keep in this file how far it is, as JSON.", metavar="FILE"),
    ] = None,
) -> None:
    """Measure answers and rankings on sets; write DIR/<name of the set>/metrics.json and more."""
    settings = settings_for(index)
    with usage_errors():
        read = read_sets(sets)
        require_folder(out)
        with Measuring(settings, out, told_in=progress) as measuring:
            for name, own in read.items():
                measuring.measure(name, own)
    tell(f"Written to {out}.")


def score(
    ranking: Annotated[Path, typer.Argument(metavar="RUN", help="A ranking in TREC's columns.")],
    qrels: Annotated[Path, typer.Option(help="The judgements, in the form of TREC or BEIR.")],
    topics: Annotated[Path | None, typer.Option(help="The queries, for their words.")] = None,
    out: OutOption = DEFAULT_OUT,
) -> None:
    """Measure a ranking that was made elsewhere; write DIR/<name of the run>/metrics.json."""
    with usage_errors():
        measure_run(ranking.stem, judged_set(qrels, topics), ranking, out)
    tell(f"Written to {out}.")
