"""The command that makes a question set: `make-set`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer looks at the annotations
from typing import Annotated

import typer

from eval.commands import usage_errors
from eval.set_making.merge import decide
from eval.set_making.sources import ignored_columns, read_source
from eval.set_making.view import set_view
from eval.set_making.write import Outputs, write_set
from eval.tables import console
from vraagbaak.cli.terminal import tell


def make_set(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...",
            help="Feedback of the chat, spreadsheets (.csv), and question sets.",
        ),
    ],
    out: Annotated[Path, typer.Option(help="The set to write, a file of JSON lines.")],
    *,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over what is there.")
    ] = False,
) -> None:
    """Make a question set; what needs an answer goes to NAME-todo.csv, to be filled in."""
    outputs = Outputs.beside(out)
    with usage_errors():
        outputs.check(sources, overwrite=overwrite)
        decided = decide(each for path in sources for each in read_source(path))
        for path in sources:
            if ignored := ignored_columns(path):
                tell(f"{path}: not read: {', '.join(ignored)}")
        written = write_set(decided, outputs)
    console().print(set_view(decided))
    for path in written:
        tell(f"Written: {path}")
