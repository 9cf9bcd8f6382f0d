"""What the server holds of the pages that visitors have open: no more than it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gradio.routes import App
from gradio.state_holder import SessionState, StateHolder

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

MOST_PAGES: Final = 2_000
"""Of so many pages the conversation is held; then that of the page left alone longest goes."""


class OpenPages(StateHolder):
    """The conversations of open pages, and nothing of what the pages show.

    Gradio holds a copy of all that a page shows, for links to a state of the page, which are not
    offered here. For a visitor with a few answers that copy is larger than all else.
    """

    def __getitem__(self, session_id: str) -> SessionState:
        """Give the state of a page, made when the page is first heard of."""
        state = super().__getitem__(session_id)
        state.config_values = _NOTHING
        return state


class _Nothing(dict[int, dict[str, object]]):
    """Takes whatever it is given, and holds none of it."""

    def __missing__(self, key: int) -> dict[str, object]:
        return {}

    def __contains__(self, key: object) -> bool:
        return True

    def __setitem__(self, key: int, value: dict[str, object]) -> None:
        pass


_NOTHING: Final = _Nothing()


def hold_little(server: FastAPI, blocks: gr.Blocks) -> None:
    """Let the server of a mounted page hold no more of open pages than `OpenPages` does."""
    blocks.state_session_capacity = MOST_PAGES
    mounted = (getattr(route, "app", None) for route in server.routes)
    page = next(each for each in mounted if isinstance(each, App))
    page.state_holder = OpenPages()  # type: ignore[no-untyped-call]
    page.state_holder.set_blocks(blocks)
