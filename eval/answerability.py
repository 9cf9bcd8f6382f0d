"""Teach the cross-encoder which excerpts answer a question, and fit what it says into the decision.

    python -m eval.answerability SET... --index DIR [--rounds N] [--weights FILE] [--only-fit]

Written sets are asked of the index. Two thirds of the papers are learned from; on the questions
about the others the second step of the decision is fitted: what it said before and what the
cross-encoder says are weighed against each other, and the threshold is set for so many right
answers as may be refused. What is reported was measured on these others, in folds by paper.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import torch
import typer

from eval.adaptation.excerpts import excerpts
from eval.adaptation.pair_encoder import ROUNDS, PairEncoder
from eval.calibrate import CALIBRATION
from eval.fitting.reading import ReadingFit
from eval.fitting.samples import sampled
from eval.fitting.wanted import of_written_set
from vraagbaak.answerability import Judge
from vraagbaak.calibration import load_calibration
from vraagbaak.cli.terminal import tell
from vraagbaak.embed import LazyEncoder
from vraagbaak.embed.bundled import find_source, prepare
from vraagbaak.embed.cross_encoder import WEIGHTS
from vraagbaak.index import Index, require_model
from vraagbaak.retrieve import Retriever
from vraagbaak.settings import Settings

if TYPE_CHECKING:
    from eval.adaptation.excerpts import Excerpt

THIRDS = 3
_LEFT_OUT = 0


def main(  # noqa: PLR0913 - one for each option
    sets: Annotated[list[Path], typer.Argument(help="Sets of the written form.")],
    index: Annotated[Path, typer.Option(help="The folder of the index.")] = Path("index"),
    rounds: Annotated[int, typer.Option(min=1, help="How often every excerpt is seen.")] = ROUNDS,
    weights: Annotated[Path, typer.Option(help="The file of what is learned.")] = WEIGHTS,
    *,
    only_fit: Annotated[bool, typer.Option(help="Learn nothing; fit what is there.")] = False,
    out: Annotated[Path, typer.Option(help="The file to put the figures in.")] = CALIBRATION,
) -> None:
    """Learn from SETS, fit the decision, and report how it does on papers left out."""
    torch.manual_seed(0)
    settings = Settings.from_environment()
    gathered = _Gathered(sets, Index.open(index), settings)
    if not only_fit:
        pairs = PairEncoder(prepare(find_source(), settings.cache, tell=tell))
        learned = gathered.of_thirds(set(range(THIRDS)) - {_LEFT_OUT})
        tell(f"{len(learned)} excerpts")
        pairs.learn(learned, rounds=rounds, tell=tell)
        pairs.save(weights)
    left_out = [each for each in gathered.of_thirds({_LEFT_OUT}) if each.decides]
    fit = ReadingFit(left_out, LazyEncoder(settings, tell=tell))
    figures = json.loads(CALIBRATION.read_text(encoding="utf-8"))
    fit.put_into(figures["decision"])
    out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    typer.echo(json.dumps(fit.report(), indent=2))


def third_of(group: str) -> int:
    """Give the third that a paper belongs to, by a checksum, so that it stays."""
    return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) % THIRDS


class _Gathered:
    """Asks the questions of written sets of an index, and cuts excerpts of what is found."""

    def __init__(self, sets: list[Path], index: Index, settings: Settings) -> None:
        encoder = LazyEncoder(settings, tell=tell)
        require_model(index, encoder)
        self._calibration = load_calibration()
        self._retriever = Retriever(index, encoder=encoder, calibration=self._calibration)
        self._judge = Judge(index, encoder, self._calibration.marks)
        self._wanted = [each for path in sets for each in of_written_set(path, index)]

    def of_thirds(self, thirds: set[int]) -> list[Excerpt]:
        """Gather what the papers of these thirds were asked."""
        wanted = [each for each in self._wanted if third_of(each.group) in thirds]
        samples = sampled(wanted, self._retriever)
        return list(excerpts(samples, self._judge, self._calibration.decision))


if __name__ == "__main__":
    typer.run(main)
