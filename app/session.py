"""What one visitor's events share: several may be at work at once, and none undoes another."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, fields, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from app.conversation import MAX_TURNS, Conversation

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.conversation import Turn
    from vraagbaak.markup import Html

Drawing: TypeAlias = "Callable[[Conversation], Html]"
"""Draws a part of the page."""
_SETTLING: Final = threading.Lock()
"""Held while results are put together, never while an answer is sought or a page drawn."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: what it found when it came, and its place in the order of coming."""

    found: Conversation
    number: int


@dataclass(slots=True, eq=False)
class Session:
    """The conversation of one visitor as it is now."""

    conversation: Conversation = field(default_factory=Conversation)
    entered: int = 0
    showed: int = 0
    """The newest event that put something else on view."""

    def enter(self) -> Entry:
        """Let an event in."""
        with _SETTLING:
            self.entered += 1
            return Entry(self.conversation, self.entered)

    def settle(self, entry: Entry, made: Conversation) -> Conversation:
        """Take over what an event made of what it found, beside what others did meanwhile.

        Of two that put something on view, the one that came last is followed, also where it was
        done first.
        """
        with _SETTLING:
            shows = made.shown is not entry.found.shown
            is_newest = entry.number > self.showed
            if shows and is_newest:
                self.showed = entry.number
            if self.conversation is entry.found:
                self.conversation = made
            else:
                self.conversation = _joined(
                    entry.found, made, self.conversation, shows=shows and is_newest
                )
            return self.conversation


def live(
    state: object,
    drawings: Callable[[], dict[Any, Drawing]],
    handle: Callable[..., dict[Any, Any]],
) -> Callable[..., dict[Any, Any]]:
    """Let a handler of conversations work on the session of a visitor.

    `state` is the key of the conversation among its updates; `drawings` tell how the parts of the
    page are drawn, for where others have changed the conversation meanwhile.
    """

    @wraps(handle)
    def settled(*given: Any) -> dict[Any, Any]:  # noqa: ANN401  as Gradio gives them
        at = next(place for place, each in enumerate(given) if isinstance(each, Session))
        session = given[at]
        entry = session.enter()
        updates = handle(*given[:at], entry.found, *given[at + 1 :])
        shown = updates.pop(state, entry.found)
        newest = session.settle(entry, shown)
        # Drawing a page takes time, and what was drawn last arrives last: it must be the newest.
        while shown is not newest:
            parts = [(part, draw) for part, draw in drawings().items() if part in updates]
            updates |= {part: draw(newest) for part, draw in parts}
            shown, newest = newest, session.conversation
        return {**updates, state: session}

    return settled


def _joined(
    found: Conversation, made: Conversation, newest: Conversation, *, shows: bool
) -> Conversation:
    """Do to the newest conversation what was done to the one that was found."""
    before = {turn.number: turn for turn in found.turns}
    after = {turn.number: turn for turn in made.turns}
    gone = before.keys() - after.keys()
    turns = [
        _changed(before.get(turn.number), after.get(turn.number), turn)
        for turn in newest.turns
        if turn.number not in gone
    ]
    numbers = {}
    for turn in made.turns:
        if turn.number not in before:
            numbers[turn.number] = max(turn.number, *(each.number + 1 for each in turns), 1)
            turns.append(replace(turn, number=numbers[turn.number]))
    joined = replace(
        newest,
        turns=tuple(turns[-MAX_TURNS:]),
        language=newest.language if made.language is found.language else made.language,
        wiped=not turns and (newest.wiped or made.wiped),
    )
    shown = made.shown
    if not shows:
        return joined
    if shown is not None and shown.turn in numbers:
        shown = replace(shown, turn=numbers[shown.turn])
    return replace(joined, shown=shown)


def _changed(before: Turn | None, after: Turn | None, newest: Turn) -> Turn:
    if before is None or after is None or after is before:
        return newest
    names = (each.name for each in fields(after))
    changes = {
        name: getattr(after, name)
        for name in names
        if getattr(after, name) is not getattr(before, name)
    }
    if "checks" in changes:
        changes["checks"] = {**newest.checks, **after.checks}
    return replace(newest, **changes)
