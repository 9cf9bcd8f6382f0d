"""How much reading one file may take, and how a process is held to it."""

from __future__ import annotations

import ctypes
import re
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vraagbaak.settings import Settings

READER_SHARE, HELPERS_SHARE = 0.7, 0.2
"""Parts of the memory for the process that reads the file and for all that read pages for it.

The first does not depend on how many there are, so that no file is refused for their number. What
is left is for the libraries' own code, which the system does not count as data.
"""
HELPER_MIB = 192
"""A process that reads pages needs so much, a third of it before it reads the first."""
GRACE = 5.0
"""A process that nobody stopped stops itself so many seconds after its time."""
MIB = 1024 * 1024
PR_SET_PDEATHSIG = 1
HIGH_WATER = re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)
"""The most memory a process had in use, in Linux's account of it (proc(5))."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: processes, seconds, and memory of all of them in MiB."""

    processes: int
    seconds: float
    memory_mib: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """Take the limits from the settings."""
        return cls(settings.read_processes, settings.read_seconds, settings.read_memory)

    @property
    def reader_mib(self) -> int:
        """The memory of the process that reads the file."""
        return int(READER_SHARE * self.memory_mib)

    @property
    def helpers(self) -> int:
        """The number of processes that read pages for it."""
        return max(0, min(self.processes - 1, int(HELPERS_SHARE * self.memory_mib) // HELPER_MIB))


def hold_memory(mebibytes: int) -> None:
    """Let this process have no more data than this, where the system can (Linux)."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415, there is none on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (mebibytes * MIB, mebibytes * MIB))


def die_with_parent() -> None:
    """Have the system kill this process when the one that started it dies, where it can (Linux).

    Elsewhere the end of standard input tells, unless a library never lets go of the interpreter;
    then `stop_after` does.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def stop_after(seconds: float) -> None:
    """Have the system stop this process after so many seconds; 0 takes that back."""
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def peak_mib() -> float:
    """Tell how much memory this process had in use at most; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    if sys.platform == "linux":
        # `ru_maxrss` would do, were it not that of the process that started this one if it is more.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        told = HIGH_WATER.search(status)
        return int(told[1]) * 1024 / MIB if told else 0.0
    import resource  # noqa: PLC0415, there is none on Windows

    # In bytes on a Mac, in KiB elsewhere.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MIB
