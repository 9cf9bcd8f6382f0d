"""Keep the memory of a server that many threads allocate in from spreading.

Under load a process grows with little in it: each thread that answers takes an arena of its own,
and what is freed between two things that stay is not given back. Both are mended here for glibc;
where the C library is another, there is nothing to do.
"""

from __future__ import annotations

import contextlib
import ctypes
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARENA_MAX = -8
"""M_ARENA_MAX of mallopt(3), in malloc.h of glibc."""
ARENAS = 2
SECONDS = 30.0
"""Free memory is given back so often; it takes some milliseconds."""


def limit_arenas() -> bool:
    """Let glibc allocate in two arenas instead of eight for each core; tell whether it will.

    To be called before threads start.
    """
    mallopt = _of_glibc("mallopt")
    return mallopt is not None and bool(mallopt(ARENA_MAX, ARENAS))


@contextlib.contextmanager
def giving_back(seconds: float = SECONDS) -> Iterator[None]:
    """Give free memory back to the system again and again, in a thread, until the block ends."""
    trim = _of_glibc("malloc_trim")
    if trim is None:
        yield
        return
    ended = threading.Event()

    def give_back() -> None:
        while not ended.wait(seconds):
            trim(ctypes.c_size_t(0))

    thread = threading.Thread(target=give_back, name="giving back memory", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _of_glibc(name: str) -> Callable[..., int] | None:
    with contextlib.suppress(OSError, AttributeError, TypeError):
        # TypeError: on Windows there is no library of the whole process.
        function: Callable[..., int] = getattr(ctypes.CDLL(None), name)
        return function
    return None
