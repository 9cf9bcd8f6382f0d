"""Earlier questions in parliament that ask the same, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.cited import entry
from app.texts import count, say
from vraagbaak.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.conversation import Turn
    from vraagbaak.markup import Html
    from vraagbaak.types import Cited, Language


def similar_part(turn: Turn, language: Language) -> Html:
    """Write the button that shows them and hides them again, and what was found.

    Of what appears only the number is read out: the list is there to be walked through.
    """
    name = f"similar-{turn.number}"
    button = element(
        "button",
        text(say(language, "similar")),
        type="button",
        class_="unfold",
        data_action="similar",
        data_turn=turn.number,
        aria_expanded="false" if turn.similar is None else "true",
        aria_controls=name,
    )
    found = [] if turn.similar is None else _found(turn, turn.similar, language)
    return element("section", button, element("div", *found, id=name), class_="similar")


def _found(turn: Turn, similar: Sequence[Cited], language: Language) -> list[Html]:
    words = say(language, "similar_none")
    if similar:
        words = count(language, "similar_found", len(similar))
    if turn.selection:
        words = " ".join([words, say(language, "similar_everywhere")])
    entries = [entry(turn, each, language, dated=True) for each in similar]
    heading = element("p", text(words), class_="similar-found")
    return [heading, element("div", *entries, aria_live="off")]
