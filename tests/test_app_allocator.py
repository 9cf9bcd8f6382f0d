"""That the threads of a server share the arenas of glibc."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from app.allocator import ARENAS, limit_arenas

ON_GLIBC = platform.libc_ver()[0] == "glibc"

THREADS = """
import ctypes, os, threading
from app.allocator import limit_arenas
if LIMITED:
    limit_arenas()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fdopen.restype = ctypes.c_void_p
together = threading.Barrier(16)

def allocate():
    together.wait()
    libc.malloc(ctypes.c_size_t(1000))
    together.wait()

threads = [threading.Thread(target=allocate) for _ in range(16)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
out = ctypes.c_void_p(libc.fdopen(os.dup(1), b"w"))
libc.malloc_info(0, out)
libc.fclose(out)
"""
"""A program that allocates in sixteen threads at once and prints what glibc says of its arenas."""


@pytest.mark.skipif(not ON_GLIBC, reason="only glibc has arenas")
def test_threads_share_a_few_arenas() -> None:
    assert _arenas(limited=True) <= ARENAS < _arenas(limited=False)


def test_says_whether_there_was_anything_to_limit() -> None:
    assert limit_arenas() is ON_GLIBC


def _arenas(*, limited: bool) -> int:
    program = THREADS.replace("LIMITED", str(limited))
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=60
    )
    return ran.stdout.count("<heap ")
