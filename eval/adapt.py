"""Teach the bundled model, by a low-rank update, which answers belong to which questions.

    python -m eval.adapt SET... --index DIR [--written FILE]... [--passages FILE=SET]...
        [--invented FILE]... [--half N] [--rounds N] [--out FILE]

Question sets and written sets name papers of the index; a set in the form of BEIR brings its own.
What the index's papers were asked in parliament is learned as well. With `--half`, half of the
papers is left out: on these it can be measured what the update does to papers it has not seen, and
`eval.calibrate --seen` can fit its figures. The papers that were seen are listed on standard
output.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import torch
import typer

from eval.adaptation.encoder import SplitEncoder
from eval.adaptation.halves import HALVES, half_of
from eval.adaptation.low_rank import matrices
from eval.adaptation.pairs import asked_pairs, invented_pairs, parliament_pairs
from eval.adaptation.training import ROUNDS, train
from eval.fitting.wanted import (
    of_passage_set,
    of_question_set,
    of_retrieval_set,
    of_written_set,
)
from eval.formats.kinds import QuestionSet, read_sets
from eval.runs.corpus_index import corpus_index
from vraagbaak.cli.progress_bar import ProgressBar
from vraagbaak.cli.terminal import tell
from vraagbaak.embed import LazyEncoder
from vraagbaak.embed.adapter import ADAPTER, write_adapter
from vraagbaak.embed.bundled import find_source, prepare
from vraagbaak.index import Index
from vraagbaak.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from eval.adaptation.pairs import Pair
    from eval.formats.kinds import AnySet
    from eval.formats.retrieval_set import RetrievalSet


def main(  # noqa: PLR0913, PLR0917 - one for each option
    sets: Annotated[
        list[Path] | None, typer.Argument(help="Question sets, and folders of BEIR.")
    ] = None,
    index: Annotated[Path, typer.Option(help="The folder of the index.")] = Path("index"),
    written: Annotated[list[Path] | None, typer.Option(help="Sets of the written form.")] = None,
    passages: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE=SET", help="Questions about the passages of a BEIR set."),
    ] = None,
    invented: Annotated[list[Path] | None, typer.Option(help="Invented passages.")] = None,
    half: Annotated[
        int | None, typer.Option(min=0, max=HALVES - 1, help="Leave this half of papers out.")
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often every pair is seen.")] = ROUNDS,
    out: Annotated[Path, typer.Option(help="The file to put the update in.")] = ADAPTER,
) -> None:
    """Learn an update of the bundled model from SETS."""
    torch.manual_seed(0)
    settings = Settings.from_environment()
    gathered = _Gathered(settings, Index.open(index))
    pairs = list(gathered.of_sets(read_sets(sets or ()), _named(passages or ())))
    for path in written or ():
        pairs += asked_pairs(of_written_set(path, gathered.index), gathered.index)
    pairs += parliament_pairs(gathered.index, pairs)
    for path in invented or ():
        pairs += invented_pairs(path)
    halves = half_of(pairs)
    source = find_source(adapted=False)
    encoder = SplitEncoder(prepare(source, settings.cache, tell=tell))
    train(encoder, [each for each in pairs if halves[each.group] != half], rounds=rounds, tell=tell)
    write_adapter(out, matrices(encoder.updates))
    if half is not None:
        seen = sorted(group for group, number in halves.items() if number != half)
        typer.echo(json.dumps(seen, indent=2, ensure_ascii=False))


class _Gathered:
    """Reads pairs from sets; those of BEIR are indexed in the cache."""

    def __init__(self, settings: Settings, index: Index) -> None:
        self._settings = settings
        self._encoder = LazyEncoder(settings, tell=tell)
        self.index = index

    def of_sets(self, sets: Mapping[str, AnySet], about: Mapping[str, Path]) -> Iterator[Pair]:
        """Pair the questions of sets, and of files `about` the passages of one, by its name."""
        for name, own in sets.items():
            if isinstance(own, QuestionSet):
                yield from asked_pairs(of_question_set(name, own.questions, self.index), self.index)
                continue
            passages = self._passages(own)
            yield from asked_pairs(of_retrieval_set(name, own, passages), passages)
            if name in about:
                yield from asked_pairs(of_passage_set(about[name], passages), passages)

    def _passages(self, own: RetrievalSet) -> Index:
        with ProgressBar() as bar:
            cache = self._settings.cache
            return Index.open(corpus_index(own.corpus, cache, encoder=self._encoder, progress=bar))


def _named(options: Sequence[str]) -> dict[str, Path]:
    """Read pairs of a file and the set whose passages it asks about."""
    named = {}
    for each in options:
        path, _, name = each.rpartition("=")
        if not path:
            raise typer.BadParameter(f"--passages {each}: give FILE=SET, SET as it is named here.")
        named[name] = Path(path)
    return named


if __name__ == "__main__":
    typer.run(main)
