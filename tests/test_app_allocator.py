"""That the threads of a server share the arenas of glibc."""

from __future__ import annotations

import platform
import subprocess
import sys
import threading

import pytest

from app.allocator import ARENAS, giving_back, limit_arenas

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

HOLES = """
import ctypes, re, threading
from pathlib import Path
from app.allocator import giving_back
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p

def kept():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

blocks = [ctypes.c_void_p(libc.malloc(ctypes.c_size_t(64000))) for _ in range(4000)]
for block in blocks:
    ctypes.memset(block, 1, 64000)
for block in blocks[:-1]:
    libc.free(block)
before = kept()
with giving_back(0.05):
    for _ in range(200):
        if kept() < before - 64 * 1024:
            break
        threading.Event().wait(0.05)
print(before, kept())
"""
"""A program that frees all but the last of many blocks and prints the KiB held before and after."""


@pytest.mark.skipif(not ON_GLIBC, reason="only glibc has arenas")
def test_threads_share_a_few_arenas() -> None:
    assert _arenas(limited=True) <= ARENAS < _arenas(limited=False)


@pytest.mark.skipif(not ON_GLIBC, reason="only glibc keeps what is freed like this")
def test_free_memory_between_what_stays_is_given_back() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", HOLES], capture_output=True, check=True, text=True, timeout=60
    )
    before, after = (int(each) for each in ran.stdout.split())
    assert after < before - 64 * 1024


def test_the_thread_that_gives_back_ends_with_the_block() -> None:
    with giving_back():
        during = _names()
    assert "giving back memory" in during or not ON_GLIBC
    assert "giving back memory" not in _names()


def test_says_whether_there_was_anything_to_limit() -> None:
    assert limit_arenas() is ON_GLIBC


def _names() -> set[str]:
    return {each.name for each in threading.enumerate()}


def _arenas(*, limited: bool) -> int:
    program = THREADS.replace("LIMITED", str(limited))
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=60
    )
    return ran.stdout.count("<heap ")
