"""`python -m eval`: ask the questions of sets and measure the answers; measure reading."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from eval.commands import DEFAULT_OUT, USAGE_ERROR, run, score
from eval.reading.figures import GOLD, measure_reading
from eval.reading.view import reading_view
from eval.result_commands import compare, report
from eval.set_commands import make_set

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
"""Real papers, where they lie beside the project."""
READING = "reading.json"

app = typer.Typer(add_completion=False, no_args_is_help=True)
_messages = Console(stderr=True)


@app.callback()
def main() -> None:
    """Measure how well questions are answered."""


app.command()(run)
app.command()(score)
app.command()(report)
app.command()(compare)
app.command()(make_set)


@app.command()
def reading(
    papers: Annotated[
        Path, typer.Argument(help="A folder of papers, as the gold files name them.")
    ] = CORPUS,
    gold: Annotated[Path, typer.Option(help="The folder of gold files.")] = GOLD,
    out: Annotated[Path, typer.Option(help="Where the figures go.")] = DEFAULT_OUT,
) -> None:
    """Measure how exactly papers are read; write DIR/reading.json."""
    if not papers.is_dir():
        _messages.print(f"There is no folder {papers}: reading is not measured.", markup=False)
        return
    try:
        with Progress(console=_messages, transient=True) as bar:
            task = bar.add_task("reading", total=None)
            measured = measure_reading(
                papers, gold=gold, tell=lambda name: bar.update(task, description=name)
            )
    except ValueError as error:
        _messages.print(str(error), style="red", markup=False)
        raise typer.Exit(USAGE_ERROR) from error
    out.mkdir(parents=True, exist_ok=True)
    figures = json.dumps(measured.report(), indent=2, ensure_ascii=False)
    (out / READING).write_text(figures + "\n", encoding="utf-8")
    Console().print(reading_view(measured))
    _messages.print(f"Written to {out / READING}.", markup=False)


if __name__ == "__main__":
    app()
