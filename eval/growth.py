"""`python -m eval.growth SET --index DIR`: what a question takes when the index grows."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path  # noqa: TC003 - typer looks at the annotations
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from eval.formats.question_set import read_question_set
from eval.runs.stamp import commit
from eval.speed.growth import time_questions
from vraagbaak.cli.options import settings_for
from vraagbaak.cli.terminal import stdout, tell
from vraagbaak.embed import LazyEncoder
from vraagbaak.errors import VraagbaakError
from vraagbaak.index import Index, require_model

SIZES = (1_000, 10_000, 100_000)
MOST_QUESTIONS = 100
USAGE_ERROR = 2

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    questions: Annotated[Path, typer.Argument(help="A question set; 100 are asked.")],
    index: Annotated[Path | None, typer.Option(help="The folder of the index.")] = None,
    exchanges: Annotated[
        list[int] | None, typer.Option(help="How large to grow it.  [default: 1000, 10000, 100000]")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="A file for the figures, as JSON.")] = None,
) -> None:
    """Repeat the papers of an index until it is large, and time questions on each size."""
    settings = settings_for(index)
    try:
        asked = [(each.text, each.language) for each in read_question_set(questions)]
        encoder = LazyEncoder(settings, tell=tell)
        opened = Index.open(settings.index)
        require_model(opened, encoder)
    except VraagbaakError as error:
        tell(str(error))
        raise typer.Exit(USAGE_ERROR) from error
    asked = asked[:MOST_QUESTIONS]
    table = Table("exchanges", "passages", "ready after s", "median ms", "95th ms", box=box.SIMPLE)
    timings = []
    for size in exchanges or SIZES:
        tell(f"Growing to {size} exchanges ...")
        timing = time_questions(opened, encoder, asked, exchanges=size)
        timings.append(timing)
        table.add_row(*(str(each) for each in asdict(timing).values()))
    stdout().print(table)
    if out is not None:
        figures = {"commit": commit(), "sizes": [asdict(each) for each in timings]}
        out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    app()
