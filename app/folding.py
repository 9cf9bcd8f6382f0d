"""A long quote folded around the sentences that matter; a click opens all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.quoted import quoted
from app.texts import say
from vraagbaak.markup import element, joined, text
from vraagbaak.sentences import sentences
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.conversation import Turn
    from vraagbaak.markup import Html
    from vraagbaak.types import Cited, Language, Quote

LONG_CHARACTERS = 900
"""A quote longer than this is folded."""
FIRST_CHARACTERS = 400
"""So much is shown of a long quote in which nothing is marked."""
SHORT_CHARACTERS = 160
"""A gap shorter than this would save no reading."""
AROUND = 1
"""So many sentences are shown before and after a marked one."""


def left_out(quote: Quote) -> tuple[Span, ...]:
    """Give the parts of a quote that are folded away, in order; never a marked sentence."""
    if len(quote.text) <= LONG_CHARACTERS:
        return ()
    all_of_it = sentences(quote.text)
    kept = _kept(all_of_it, quote)
    gaps: list[Span] = []
    begun: int | None = None
    for at, sentence in enumerate(all_of_it):
        if at in kept:
            begun = None
        elif begun is None:
            begun = sentence.start
            gaps.append(sentence)
        else:
            gaps[-1] = Span(begun, sentence.end)
    return tuple(gap for gap in gaps if len(gap) >= SHORT_CHARACTERS)


def _kept(all_of_it: Sequence[Span], quote: Quote) -> set[int]:
    marked = [
        at
        for at, sentence in enumerate(all_of_it)
        if any(sentence.start < each.end and each.start < sentence.end for each in quote.highlights)
    ]
    if not marked:
        return {at for at, each in enumerate(all_of_it) if each.start < FIRST_CHARACTERS}
    return {near for at in marked for near in range(at - AROUND, at + AROUND + 1)}


def folded_quote(turn: Turn, cited: Cited, language: Language) -> Html:
    """Write a quote, folded if it is long, with the button that opens all of it.

    The text of the block quote is the quote's own all the same: the style sheet hides a part.
    """
    gaps = left_out(cited.quote)
    name = f"turn-{turn.number}-{turn.rank(cited)}-quote"
    block = quoted(cited.quote, language, pointers=cited.pointers, folded=gaps, name=name)
    if not gaps:
        return block
    more = say(language, "quote_whole", characters=sum(map(len, gaps)))
    button = element(
        "button",
        text(more),
        type="button",
        class_="unfold-quote",
        aria_expanded="false",
        aria_controls=name,
        data_more=more,
        data_less=say(language, "quote_folded"),
    )
    return joined([block, button])
