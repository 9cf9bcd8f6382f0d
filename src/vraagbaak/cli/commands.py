"""The commands with their options; what they do stands in a module each."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path  # noqa: TC003 - typer looks at the annotations
from typing import Annotated, Any, TextIO

import typer
from typer.core import TyperGroup

from vraagbaak.cli.filters import with_filters
from vraagbaak.cli.index_commands import index_app
from vraagbaak.cli.options import FormOption, IndexOption, JsonOption, LanguageOption, settings_for
from vraagbaak.cli.terminal import tell
from vraagbaak.errors import VraagbaakError
from vraagbaak.types import Selection  # noqa: TC001 - typer looks at the annotations

# Each command imports its work when it runs: `--help` must not wait for models and readers.
# ruff: noqa: PLC0415

PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True}


class Commands(TyperGroup):
    """Commands that end with a message and the exit code 2 where the input is of no use."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer keeps the type to itself
        """Run the command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except VraagbaakError as error:
            tell(str(error))
            raise typer.Exit(2) from None
        except BrokenPipeError:
            # The reader has all it wanted; what is still in the buffer must go somewhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
        return result


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Ask Dutch government papers a question; get their own words, and where they stand.",
)
app.add_typer(index_app, name="index")


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        _set_encoding(stream)
    app(prog_name="vraagbaak")


@app.command()
@with_filters
def ask(  # noqa: PLR0913 - one for each option
    *,
    selection: Selection,
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="A question in Dutch or English.")
    ] = None,
    history: Annotated[
        list[str] | None, typer.Option(help="An earlier question of the same conversation.")
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.jsonl",
            help='Answer each line {"id": …, "question": …, "history": […], "filters": {…}} of a '
            "file, or of standard input for -, with a line of JSON.",
        ),
    ] = None,
    index: IndexOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
    form: FormOption = None,
) -> None:
    """Answer a question with the words of a document."""
    from vraagbaak.cli import asking

    settings = settings_for(index)
    manner = asking.Manner(language, selection, tuple(history or ()))
    if form is not None and (as_json or batch is not None):
        message = "--format goes with one question, and not with --json."
        raise typer.BadParameter(message)
    if batch is not None:
        if question is not None or history:
            message = "With --batch, questions and history stand in the file."
            raise typer.BadParameter(message)
        asking.ask_batch(settings, batch, manner)
    elif question is None or not question.strip():
        message = "Give a question, or --batch FILE."
        raise typer.BadParameter(message)
    else:
        asking.ask_one(settings, question, manner, as_json=as_json, form=form)


@app.command()
@with_filters
def similar(  # noqa: PLR0913 - one for each option
    *,
    selection: Selection,
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="A question in Dutch or English.")
    ],
    limit: Annotated[int, typer.Option(min=1, help="Show so many at most.")] = 5,
    index: IndexOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find earlier questions in parliament that ask the same, each with its answer."""
    from vraagbaak.cli import asking

    if not question.strip():
        message = "Give a question."
        raise typer.BadParameter(message)
    manner = asking.Manner(language, selection)
    asking.find_similar(settings_for(index), question, manner, limit=limit, as_json=as_json)


@app.command()
def inspect(
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A PDF, Word or plain text file.")],
    as_json: JsonOption = False,
) -> None:
    """Show what the reader makes of a file, without an index."""
    from vraagbaak.cli import inspecting

    inspecting.inspect(file, as_json=as_json)


@app.command()
def verify(*, index: IndexOption = None, as_json: JsonOption = False) -> None:
    """Read every source file again and compare every answer; exit code 1 on any difference."""
    from vraagbaak.cli import verifying

    if verifying.verify_index(settings_for(index), as_json=as_json):
        raise typer.Exit(1)


@app.command()
def chat(
    *,
    index: IndexOption = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The port to serve.")] = None,
) -> None:
    """Serve the chat in the browser; the same as `python -m app`."""
    settings = settings_for(index)
    chosen = settings.port if port is None else port
    _run_module("app", ["--index", str(settings.index), "--port", str(chosen)])


@app.command(name="eval", context_settings=PASS_ON, add_help_option=False)
def evaluate(context: typer.Context) -> None:
    """Measure answers on question sets; the same as `python -m eval`."""
    _run_module("eval", context.args)


def _run_module(name: str, arguments: list[str]) -> None:
    """Run a package that stands on top of this one, which must therefore not import it."""
    sys.argv = [name, *arguments]
    runpy.run_module(name, run_name="__main__", alter_sys=True)


def _set_encoding(stream: TextIO) -> None:
    """Write UTF-8 to files and pipes, whatever the locale; never fail on a character."""
    if hasattr(stream, "reconfigure"):
        encoding = None if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")
