"""Gradio's things made in an event loop: without one it opens its own for good."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")


def in_loop(make: Callable[[], Made]) -> Made:
    """Make something in an event loop."""

    async def made() -> Made:
        return make()

    # In a thread of its own: this one may have a loop already, as with Playwright.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, made()).result()
