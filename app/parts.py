"""The parts of the page that this chat draws itself, with the scripts that run in them."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

import gradio as gr


def scripts(*names: str) -> str:
    """Read scripts, one after another."""
    return "\n".join(files("app").joinpath(name).read_text(encoding="utf-8") for name in names)


SCRIPT: Final = scripts("actions.js", "copying.js")
"""What every part needs: buttons, folds, copying."""
HEAD_SCRIPT: Final = scripts("notices.js", "theme.js")
CARDS_SCRIPT: Final = scripts("history.js", "unfolding.js")
SOURCE_SCRIPT: Final = scripts("source.js")
KEPT: Final = scripts("kept.js")
"""Runs before the page is filled: takes what the browser kept along."""


def part(name: str, script: str = SCRIPT) -> gr.HTML:
    """Make a part of the page that shows HTML, and listens to the controls within it."""
    return gr.HTML(elem_id=name, js_on_load=script, apply_default_css=False, padding=False)
