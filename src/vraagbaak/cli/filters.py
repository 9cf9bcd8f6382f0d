"""The options that choose a part of the index, shared by the commands that search or list it."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import typer

from vraagbaak.types import Filter

Command: TypeAlias = Callable[..., None]

_TEXTS = list[str] | None
_HELP = {
    Filter.DOCUMENT: "Only this paper: id, file, number or a part of the title.",
    Filter.KIND: "Only this kind of paper: aanhangsel, brief, nota, ...",
    Filter.PARTY: "Only questions of this party: GroenLinks-PvdA, SP, ...",
    Filter.ASKER: "Only questions of this member.",
    Filter.ANSWERED_BY: "Only answers of this ministry or person: JenV, 'minister Jansen', ...",
}
_DATES = {
    Filter.SINCE: "Only papers of this day or later: 2023-05-31, 2023-05 or 2023.",
    Filter.UNTIL: "Only papers of this day or earlier.",
}
_PANEL = "Filters (any of the values, if given more than once)"


def with_filters(command: Command) -> Command:
    """Give a command the options of all filters; it gets them as one `selection`."""

    @functools.wraps(command)
    def filtered(**given: Any) -> None:  # noqa: ANN401 - whatever the command takes
        # Imported when a command runs: `--help` must not wait for it.
        from vraagbaak.selection import selection_of  # noqa: PLC0415

        filters = {name.value: given.pop(name.value) for name in Filter}
        command(selection=selection_of(filters), **given)

    own = inspect.signature(command, eval_str=True)
    others = [each for each in own.parameters.values() if each.name != "selection"]
    filtered.__signature__ = own.replace(parameters=[*others, *_parameters()])  # type: ignore[attr-defined]
    filtered.__annotations__ = {}
    return filtered


def _parameters() -> list[inspect.Parameter]:
    texts = [_parameter(name, _TEXTS, text) for name, text in _HELP.items()]
    return [*texts, *(_parameter(name, str | None, text) for name, text in _DATES.items())]


def _parameter(name: Filter, annotation: object, text: str) -> inspect.Parameter:
    option = typer.Option(help=text, rich_help_panel=_PANEL, show_default=False)
    return inspect.Parameter(
        name.value,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[annotation, option],
    )
