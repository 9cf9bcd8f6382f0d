"""Measure reading: pages a second and memory, for one process and for more."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.speed.long_paper import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONG_PAGES = 1000
PROCESSES = (1, 2)
EVERY = 0.05
"""Memory is looked at each time so many seconds have passed."""
KIB = 1024
_READ = """
import json, sys, time
from pathlib import Path
from vraagbaak.guard import Guard, Limits
begun = time.perf_counter()
with Guard(Limits(int(sys.argv[2]), 3600, 2048)) as guard:
    paper = guard.read(Path(sys.argv[1]))
print(json.dumps([len(paper.document.pages), time.perf_counter() - begun]))
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What it took to read and segment one file, the start of the processes with it.

    The memory is that of all processes together, 0 where the system does not tell (not Linux).
    """

    file: str
    processes: int
    pages: int
    seconds: float
    peak_memory_mib: float

    @property
    def per_second(self) -> float:
        """Pages in one second."""
        return self.pages / self.seconds


def readings(files: Sequence[Path]) -> tuple[Reading, ...]:
    """Read these files, and a long one made for it, each in fresh processes."""
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / f"{LONG_PAGES} pages.pdf"
        typeset(long, LONG_PAGES)
        return tuple(_read(file, count) for file in (*files, long) for count in PROCESSES)


def _read(file: Path, processes: int) -> Reading:
    command = [sys.executable, "-c", _READ, str(file), str(processes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        peak = 0
        while running.poll() is None:
            peak = max(peak, sum(map(_memory, _family(running.pid))))
            time.sleep(EVERY)
        out, _ = running.communicate()
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    pages, seconds = json.loads(out)
    return Reading(file.name, processes, pages, seconds, peak / KIB)


def _family(process: int) -> Iterator[int]:
    """Go through a process and all that it has started."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8")
    except OSError:
        # It has ended, or the system has no such files.
        return
    for child in children.split():
        yield from _family(int(child))


def _memory(process: int) -> int:
    """Tell the memory that a process has in use, in KiB."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    held = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(held[0]) if held else 0
