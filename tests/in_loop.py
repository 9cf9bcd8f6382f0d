"""Gradio's things made in an event loop: without one it opens its own for good."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")


def in_loop(make: Callable[[], Made]) -> Made:
    """Make something in an event loop."""

    async def made() -> Made:
        return make()

    return asyncio.run(made())
