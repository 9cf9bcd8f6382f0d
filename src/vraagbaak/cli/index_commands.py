"""`vraagbaak index …`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer looks at the annotations
from typing import Annotated

import typer

from vraagbaak.cli.filters import with_filters
from vraagbaak.cli.options import IndexOption, JsonOption, settings_for
from vraagbaak.types import Selection  # noqa: TC001 - typer looks at the annotations

# Each command imports its work when it runs: `--help` must not wait for models and readers.
# ruff: noqa: PLC0415

index_app = typer.Typer(no_args_is_help=True, help="Build an index of documents and look after it.")


@index_app.command()
def add(
    *,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, and folders with files.")
    ],
    index: IndexOption = None,
    report: Annotated[
        Path | None,
        typer.Option(help="Write an HTML file that shows what was read on each page."),
    ] = None,
) -> None:
    """Add documents; the exit code is 2 if none of the paths holds a usable one.

    A file that is refused does not keep the others out: the table at the end says why.
    """
    from vraagbaak.cli import indexing

    if not indexing.add_documents(settings_for(index), paths, report=report):
        raise typer.Exit(2)


@index_app.command(name="list")
@with_filters
def list_(*, selection: Selection, index: IndexOption = None, as_json: JsonOption = False) -> None:
    """List the documents in the index, all or those that fit the filters."""
    from vraagbaak.cli import indexing

    indexing.list_documents(settings_for(index), selection, as_json=as_json)


@index_app.command()
def remove(
    *,
    document: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, the start of it, or the file's name.")
    ],
    index: IndexOption = None,
) -> None:
    """Take a document out of the index; its file stays where it is."""
    from vraagbaak.cli import indexing

    indexing.remove_document(settings_for(index), document)


@index_app.command()
def check(*, index: IndexOption = None) -> None:
    """Look for damage in the files of the index; exit code 1 if there is any."""
    from vraagbaak.cli import indexing

    if not indexing.check_index(settings_for(index)):
        raise typer.Exit(1)
