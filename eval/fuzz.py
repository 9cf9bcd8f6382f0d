"""`python -m eval.fuzz`: read damaged files; each must be read or refused by name, and soon.

A file that is read must hold together: its places, its quotes, its JSON.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from eval.damage.mutations import mutated
from eval.damage.odd_papers import PAPERS
from vraagbaak.cli.terminal import tell
from vraagbaak.contract import paper_json
from vraagbaak.errors import ReadError
from vraagbaak.guard import Guard, Limits
from vraagbaak.guard.guard import CRASHED
from vraagbaak.specimen import specimen_paths

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
"""Real papers, where they lie beside the project."""
KINDS = ("docx", "html", "pdf", "txt", "xml")
LARGEST = 250_000
"""Larger files are not damaged: each takes long to read."""
MOST_BASES = 40
LIMITS = Limits(processes=1, seconds=30, memory_mib=2048)
STOPPED = "reading took"
"""How a refusal begins when reading had to be stopped: it is told, as few files should need that.

Damage can make a small file large: a stream that holds its page two hundred times.
"""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@dataclass(slots=True)
class Tally:
    """What became of the damaged files of one kind."""

    kind: str
    outcomes: Counter[str] = field(default_factory=Counter)
    stopped: dict[int, str] = field(default_factory=dict)
    failures: dict[int, str] = field(default_factory=dict)
    seconds: dict[int, float] = field(default_factory=dict)


@app.command()
def main(
    count: Annotated[int, typer.Option(help="So many damaged files of each kind.")] = 2000,
    seed: Annotated[int, typer.Option(help="Chooses the damage.")] = 1,
    kind: Annotated[list[str] | None, typer.Option(help="pdf, docx, xml, html or txt.")] = None,
    first: Annotated[int, typer.Option(help="The number of the first, to see it again.")] = 0,
    keep: Annotated[Path | None, typer.Option(help="A folder for those that fail.")] = None,
) -> None:
    """Damage files and read them; exit 1 if one is neither read nor refused by its own fault."""
    failed = False
    for each in kind or KINDS:
        begun = time.perf_counter()
        tally = fuzz(each, range(first, first + count), seed=seed, keep=keep)
        _report(tally, time.perf_counter() - begun)
        failed = failed or bool(tally.failures)
    if failed:
        raise typer.Exit(1)


def fuzz(kind: str, numbers: range, *, seed: int = 1, keep: Path | None = None) -> Tally:
    """Make the damaged files of these numbers and read each; the same numbers, the same files."""
    tally = Tally(kind)
    sound = bases(kind)
    with tempfile.TemporaryDirectory() as folder, Guard(LIMITS) as guard:
        path = Path(folder) / f"damaged.{kind}"
        for number in numbers:
            content = mutated(kind, sound, random.Random(f"{seed} {kind} {number}"))
            path.write_bytes(content)
            begun = time.perf_counter()
            outcome = _outcome(guard, path)
            tally.seconds[number] = time.perf_counter() - begun
            tally.outcomes[outcome] += 1
            if outcome.startswith(STOPPED):
                tally.stopped[number] = outcome
            if outcome.startswith(CRASHED):
                tally.failures[number] = outcome
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}.{kind}").write_bytes(content)
    return tally


def bases(kind: str) -> list[bytes]:
    """Give sound files of a kind, the smallest first: real ones where they are, else our own."""
    found = sorted(CORPUS.rglob(f"*.{kind}"), key=lambda path: (path.stat().st_size, path.name))
    small = [path for path in found if path.stat().st_size < LARGEST]
    chosen = small[:: max(1, len(small) // MOST_BASES)]
    own = [path for path in specimen_paths() if path.suffix == f".{kind}"]
    return [path.read_bytes() for path in chosen or own] + PAPERS.get(kind, [])


def _outcome(guard: Guard, path: Path) -> str:
    try:
        paper = guard.read(path)
    except ReadError as error:
        return error.reason.partition(" (")[0] if CRASHED not in error.reason else error.reason
    # As `inspect --json` does: every quote, note and place is looked up.
    paper_json(paper)
    return "read, with answers" if paper.exchanges else "read, without answers"


def _report(tally: Tally, seconds: float) -> None:
    tell(f"{tally.kind}: {tally.outcomes.total()} files in {seconds:.0f} s")
    slowest = max(tally.seconds, key=lambda number: tally.seconds[number])
    tell(f"  the slowest, number {slowest}, took {tally.seconds[slowest]:.1f} s")
    for outcome, count in tally.outcomes.most_common():
        tell(f"  {count:5} {outcome}")
    for number, outcome in {**tally.stopped, **tally.failures}.items():
        tell(f"  number {number}: {outcome}")


if __name__ == "__main__":
    app(prog_name="python -m eval.fuzz")
