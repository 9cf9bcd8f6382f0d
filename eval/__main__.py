"""`python -m eval`: ask the questions of sets and measure the answers; measure reading."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from eval.formats.question_set import read_question_set
from eval.reading import GOLD, measure_reading
from eval.reading_view import reading_view
from eval.run import run_set, write_run
from vraagbaak.assistant import Assistant
from vraagbaak.errors import VraagbaakError
from vraagbaak.settings import Settings

if TYPE_CHECKING:
    from eval.formats.question_set import Question
    from eval.run import Run

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
"""Real papers, where they lie beside the project."""
READING = "reading.json"
DEFAULT_OUT = Path("build") / "eval"
WRONG_USE = 2
_COLUMNS = ("success_at_1", "label_right", "page_right", "highlight_hit", "false_refusals")

app = typer.Typer(add_completion=False, no_args_is_help=True)
_messages = Console(stderr=True)


@app.callback()
def main() -> None:
    """Measure how well questions are answered."""


@app.command()
def run(
    sets: Annotated[list[Path], typer.Argument(help="Question sets: files of JSON lines.")],
    index: Annotated[Path | None, typer.Option(help="The folder of the index.")] = None,
    out: Annotated[Path, typer.Option(help="Where the figures go.")] = DEFAULT_OUT,
) -> None:
    """Ask the questions of each SET; write DIR/<name of the set>/metrics.json and answers.jsonl."""
    settings = Settings.from_environment()
    try:
        questions = {path: read_question_set(path) for path in sets}
        assistant = Assistant.open(
            replace(settings, index=index or settings.index), tell=_messages.print
        )
        for path, asked in questions.items():
            done = _run(asked, assistant, name=path.stem)
            write_run(done, path.stem, out)
            Console().print(_table(done.report(path.stem)))
    except VraagbaakError as error:
        _messages.print(str(error), style="red", markup=False)
        raise typer.Exit(WRONG_USE) from error
    _messages.print(f"Written to {out}.", markup=False)


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
        raise typer.Exit(WRONG_USE) from error
    out.mkdir(parents=True, exist_ok=True)
    figures = json.dumps(measured.report(), indent=2, ensure_ascii=False)
    (out / READING).write_text(figures + "\n", encoding="utf-8")
    Console().print(reading_view(measured))
    _messages.print(f"Written to {out / READING}.", markup=False)


def _run(questions: tuple[Question, ...], assistant: Assistant, *, name: str) -> Run:
    with Progress(console=_messages) as bar:
        task = bar.add_task(name)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        return run_set(questions, assistant, progress=tell)


def _table(report: dict[str, Any]) -> Table:
    table = Table(title=f"{report['set']} ({report['left_out']} left out)")
    for heading in ("kind", "questions", *_COLUMNS, "refused", "ms"):
        table.add_column(heading, justify="left" if heading == "kind" else "right")
    for name, group in {"all": report["all"], **report["by_kind_and_language"]}.items():
        shares = (_share(group[column]) for column in (*_COLUMNS, "refused"))
        milliseconds = f"{group['milliseconds_median']:.0f}"
        table.add_row(name, str(group["questions"]), *shares, milliseconds)
    return table


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


if __name__ == "__main__":
    app()
