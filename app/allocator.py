"""Keep the memory of a server that many threads allocate in from spreading."""

from __future__ import annotations

import contextlib
import ctypes

ARENA_MAX = -8
"""M_ARENA_MAX of mallopt(3), in malloc.h of glibc."""
ARENAS = 2


def limit_arenas() -> bool:
    """Let glibc allocate in two arenas instead of eight for each core; tell whether it will.

    Each thread that answers takes an arena of its own, and memory freed in one is of no use to
    the others: under load the process grows for hours, with little in it. To be called before
    threads start. Where the C library is another than glibc, there is nothing to limit.
    """
    with contextlib.suppress(OSError, AttributeError, TypeError):
        # TypeError: on Windows there is no library of the whole process.
        return bool(ctypes.CDLL(None).mallopt(ARENA_MAX, ARENAS))
    return False
