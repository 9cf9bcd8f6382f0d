"""Options that several commands have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from vraagbaak.settings import Settings
from vraagbaak.types import Form, Language

IndexOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="DIR",
        help="The folder of the index.  [default: VRAAGBAAK_INDEX, or index]",
        show_default=False,
    ),
]
LanguageOption: TypeAlias = Annotated[
    Language | None, typer.Option(help="The language of the question, if it is not plain.")
]
FormOption: TypeAlias = Annotated[
    Form | None,
    typer.Option(
        "--format",
        help="Write the quote with its citation, or a reference for a reference manager.",
        show_default=False,
    ),
]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Write JSON.")]


def settings_for(index: Path | None) -> Settings:
    """Read the settings, with the index that the command line names.

    Raises:
        typer.BadParameter: A setting in the environment has no usable value.
    """
    try:
        settings = Settings.from_environment()
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    return settings if index is None else replace(settings, index=index)
