"""`python -m eval.kills`: kill `vraagbaak index add` at random moments and open what is left.

Each round starts the real command on a copy of an index, ends it with SIGKILL, opens the index, and
puts a question to it. What is left must be the index as it was or as it was to become.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vraagbaak.assistant import Assistant
from vraagbaak.calibration import load_calibration
from vraagbaak.cli.terminal import tell
from vraagbaak.embed import load_encoder
from vraagbaak.errors import VraagbaakError
from vraagbaak.index import check
from vraagbaak.settings import Settings
from vraagbaak.specimen import specimen_paths
from vraagbaak.types import Status

if TYPE_CHECKING:
    from vraagbaak.embed import Encoder

QUESTION = "Wat gebeurt er met voetnoten?"
"""The first of the two papers of the specimen answers it."""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    rounds: Annotated[int, typer.Option(help="How often to kill.")] = 50,
    seed: Annotated[int, typer.Option(help="Chooses the moments.")] = 1,
) -> None:
    """Kill the command that adds a paper at random moments; exit 1 if an index did not survive."""
    first, second = specimen_paths()
    encoder = load_encoder(Settings.from_environment(), tell=tell)
    with tempfile.TemporaryDirectory() as name:
        base = Path(name) / "base"
        _run(_command(base, first)).wait()
        whole = _seconds(_copy(base, Path(name) / "timed"), second)
        moments = random.Random(seed)
        outcomes: Counter[tuple[str, str]] = Counter()
        for at in range(rounds):
            folder = _copy(base, Path(name) / str(at))
            finished = _killed(folder, second, moments.uniform(0, whole))
            problems = _what_is_left(folder, encoder)
            outcomes["finished" if finished else "killed", "broken" if problems else "sound"] += 1
            tell(f"{at + 1}/{rounds}: {', '.join(problems) or 'sound'}")
            shutil.rmtree(folder)
    _report(outcomes, whole)


def _copy(base: Path, folder: Path) -> Path:
    return Path(shutil.copytree(base, folder))


def _killed(folder: Path, paper: Path, after_seconds: float) -> bool:
    """Start adding a paper and kill that after some seconds; tell whether it had finished."""
    process = _run(_command(folder, paper))
    try:
        process.wait(timeout=after_seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() == 0


def _what_is_left(folder: Path, encoder: Encoder) -> tuple[str, ...]:
    """Name what is wrong with an index: nothing, if it is sound and answers."""
    try:
        assistant = Assistant(folder, encoder=encoder, calibration=load_calibration())
        unanswered = assistant.ask(QUESTION).status is not Status.ANSWERED
    except VraagbaakError as error:
        return (str(error),)
    documents = len(assistant.index.documents)
    return (
        *check(folder),
        *(["the question was not answered"] if unanswered else []),
        *([f"it holds {documents} documents"] if documents not in {1, 2} else []),
    )


def _seconds(folder: Path, paper: Path) -> float:
    """Time the command from start to end, when nobody kills it."""
    start = time.perf_counter()
    if _run(_command(folder, paper)).wait() != 0:
        tell("vraagbaak index add failed without being killed")
        raise typer.Exit(1)
    return time.perf_counter() - start


def _command(folder: Path, paper: Path) -> list[str]:
    return [sys.executable, "-m", "vraagbaak", "index", "add", str(paper), "--index", str(folder)]


def _run(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _report(outcomes: Counter[tuple[str, str]], whole: float) -> None:
    tell(f"Adding takes {whole:.1f} s when nobody kills it.")
    for (ending, state), count in sorted(outcomes.items()):
        tell(f"{count:3} {ending}, the index {state}")
    if any(state == "broken" for _, state in outcomes):
        raise typer.Exit(1)


if __name__ == "__main__":
    app()
