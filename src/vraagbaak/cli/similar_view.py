"""Earlier questions that ask the same, as a terminal shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from vraagbaak.cli.answer_view import cited_view
from vraagbaak.cli.scope_view import scope_lines
from vraagbaak.cli.words import WORDS

if TYPE_CHECKING:
    from rich.console import RenderableType

    from vraagbaak.types import Similar


def similar_view(similar: Similar) -> RenderableType:
    """Show each earlier question with its answer and citation, or that there is none."""
    words = WORDS[similar.language]
    scope = scope_lines(similar.scope, words)
    if not similar.found:
        return Group(Text(words.no_similar, style="bold yellow"), *scope)
    parts: list[RenderableType] = [Text(f"{words.similar}:", style="bold")]
    for number, each in enumerate(similar.found, start=1):
        parts += [Text(f"\n{number}. ({each.score:.2f})", style="bold")]
        parts += cited_view(each, similar.language)
    return Group(*parts, Text(), *scope) if similar.scope else Group(*parts)
