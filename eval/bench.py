"""`python -m eval.bench [PATH...]`: how fast documents are read and questions answered here."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.table import Table

from eval.runs.stamp import commit
from eval.speed.measure import measure
from eval.speed.paging import readings
from vraagbaak.cli.options import settings_for
from vraagbaak.cli.terminal import stdout, tell
from vraagbaak.errors import VraagbaakError
from vraagbaak.specimen import specimen_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.speed.measure import Bench
    from eval.speed.paging import Reading

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
"""Real papers, where they lie beside the project."""
CORPUS_FOLDERS = ("jbz-raad", "aanhangsel")
LONG_FOLDER = "nota"
"""Holds a paper of 31 pages."""
USAGE_ERROR = 2

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders.  [default: the shared corpus, or the specimen]"),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="A file for the figures, as JSON.")] = None,
) -> None:
    """Measure reading, embedding, asking, memory and start-up on this machine."""
    try:
        measured = measure(paths or default_paths(), settings_for(None), tell=tell)
        tell("Reading long papers, by one process and by two ...")
        read = readings(sorted((CORPUS / LONG_FOLDER).glob("*.pdf")))
    except (VraagbaakError, ValueError) as error:
        tell(str(error))
        raise typer.Exit(USAGE_ERROR) from error
    stdout().print(table(measured, read))
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(figures(measured, read), indent=2) + "\n", encoding="utf-8")


def default_paths() -> tuple[Path, ...]:
    """Take the shared corpus where it is there, else the built-in specimen."""
    folders = tuple(CORPUS / name for name in CORPUS_FOLDERS)
    return folders if all(folder.is_dir() for folder in folders) else specimen_paths()


def figures(bench: Bench, read: Sequence[Reading]) -> dict[str, object]:
    """Put what was measured in a form for JSON, the rates with it."""
    return {
        "commit": commit(),
        **asdict(bench),
        "pages_per_second": bench.pages.per_second,
        "passages_per_second": bench.passages.per_second,
        "reading": [{**asdict(each), "pages_per_second": each.per_second} for each in read],
    }


def table(bench: Bench, read: Sequence[Reading]) -> Table:
    """Put what was measured in words."""
    pages, passages, question = bench.pages, bench.passages, bench.question
    start_up = bench.start_up
    rows = {
        "machine": f"{bench.cores} cores, {bench.machine}, Python {bench.python}",
        f"pages read ({pages.count})": f"{pages.per_second:.1f} per second",
        f"passages embedded ({passages.count})": f"{passages.per_second:.1f} per second",
        f"a question, median ({question.questions})": f"{question.median:.0f} ms",
        "a question, 95th percentile": f"{question.percentile_95:.0f} ms",
        "start-up: import": f"{start_up.imports:.2f} s",
        "start-up: open the index": f"{start_up.opening:.2f} s",
        "start-up: first question, with the model": f"{start_up.first_question:.2f} s",
        "peak memory, indexing": f"{bench.building_peak_memory_mib:.0f} MiB",
        "peak memory, asking": f"{start_up.peak_memory_mib:.0f} MiB",
    }
    for each in read:
        name = f"{each.file} ({each.pages} pages), processes: {each.processes}"
        rows[name] = f"{each.per_second:.1f} per second, {each.peak_memory_mib:.0f} MiB"
    shown = Table(box=box.SIMPLE_HEAD, show_edge=False)
    shown.add_column("measured")
    shown.add_column("figure", justify="right")
    for name, figure in rows.items():
        shown.add_row(name, figure)
    return shown


if __name__ == "__main__":
    app(prog_name="python -m eval.bench")
