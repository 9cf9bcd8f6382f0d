"""The settings, all in one value; the environment is read here and nowhere else."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

BUNDLED_MODEL = "bundled"
DEFAULT_PORT = 7860
LARGEST_PORT = 2**16 - 1
DEFAULT_SECONDS = 120
LONGEST_SECONDS = 24 * 60 * 60
DEFAULT_MIB = 2048
SMALLEST_MIB, LARGEST_MIB = 256, 2**20
MOST_PROCESSES = 64
DIGITS = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose.

    `model` is `bundled`, a name on the model hub, or a folder. `cache` holds the converted model.
    Reading one file may take `read_seconds`, and `read_memory` MiB in `read_processes` processes.
    `feedback` is the file that verdicts on answers go to; with None nothing is kept.
    """

    index: Path = Path("index")
    model: str = BUNDLED_MODEL
    cache: Path = Path(platformdirs.user_cache_dir("vraagbaak"))
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    read_processes: int = field(default_factory=lambda: min(cores(), MOST_PROCESSES))
    read_seconds: int = DEFAULT_SECONDS
    read_memory: int = DEFAULT_MIB
    feedback: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the variables that the README names.

        Raises:
            ValueError: A number is none, or out of its range.
        """
        default = cls()
        index = environment.get("VRAAGBAAK_INDEX")
        cache = environment.get("VRAAGBAAK_CACHE")
        feedback = environment.get("VRAAGBAAK_FEEDBACK")
        port = environment.get("VRAAGBAAK_PORT", "")
        processes = environment.get("VRAAGBAAK_READ_PROCESSES", "")
        seconds = environment.get("VRAAGBAAK_READ_SECONDS", "")
        memory = environment.get("VRAAGBAAK_READ_MEMORY", "")
        return cls(
            index=Path(index or default.index),
            model=environment.get("VRAAGBAAK_MODEL") or default.model,
            cache=Path(cache or default.cache),
            host=environment.get("VRAAGBAAK_HOST") or default.host,
            port=_PORT.of(port, default.port),
            read_processes=_PROCESSES.of(processes, default.read_processes),
            read_seconds=_SECONDS.of(seconds, default.read_seconds),
            read_memory=_MEMORY.of(memory, default.read_memory),
            feedback=Path(feedback) if feedback else default.feedback,
        )


@dataclass(frozen=True, slots=True)
class _Number:
    """A whole number in a variable of the environment."""

    variable: str
    what: str
    least: int
    most: int

    def of(self, value: str, default: int) -> int:
        """Read the number, the default where there is none."""
        if not value:
            return default
        if DIGITS.fullmatch(value) and self.least <= int(value) <= self.most:
            return int(value)
        raise ValueError(
            f"{self.variable} is {value!r}; give {self.what} from {self.least} to {self.most}."
        )


_PORT = _Number("VRAAGBAAK_PORT", "a port number", 0, LARGEST_PORT)
_PROCESSES = _Number("VRAAGBAAK_READ_PROCESSES", "a number of processes", 1, MOST_PROCESSES)
_SECONDS = _Number("VRAAGBAAK_READ_SECONDS", "a number of seconds", 1, LONGEST_SECONDS)
_MEMORY = _Number("VRAAGBAAK_READ_MEMORY", "a number of MiB", SMALLEST_MIB, LARGEST_MIB)


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
