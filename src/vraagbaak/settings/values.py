"""All settings in one value."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import platformdirs

from vraagbaak.settings.serving import Serving
from vraagbaak.settings.translating import Translating
from vraagbaak.settings.variables import Number, path

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

_PORT = Number("VRAAGBAAK_PORT", "a port number", 0, LARGEST_PORT)
_PROCESSES = Number("VRAAGBAAK_READ_PROCESSES", "a number of processes", 1, MOST_PROCESSES)
_SECONDS = Number("VRAAGBAAK_READ_SECONDS", "a number of seconds", 1, LONGEST_SECONDS)
_MEMORY = Number("VRAAGBAAK_READ_MEMORY", "a number of MiB", SMALLEST_MIB, LARGEST_MIB)
_NOTHING_SAID: Mapping[str, str] = MappingProxyType({})


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
    serving: Serving = field(default_factory=Serving)
    translating: Translating = field(default_factory=Translating)

    @property
    def uploads(self) -> Path:
        """The folder of files that were uploaded: that of the settings, or one beside the index."""
        return self.serving.uploads or self.index.with_name(f"{self.index.name}-uploads")

    @property
    def runs(self) -> Path:
        """The folder of evaluations that were run from the chat, beside the index."""
        return self.index.with_name(f"{self.index.name}-runs")

    @classmethod
    def from_environment(
        cls,
        environment: Mapping[str, str] = os.environ,
        *,
        overrides: Mapping[str, str] = _NOTHING_SAID,
    ) -> Settings:
        """Read the variables that the README names; `overrides` are told on the command line.

        Raises:
            ValueError: A value is none of its kind, or out of its range.
        """
        environment = {**environment, **overrides}
        default = cls()
        return cls(
            index=path(environment, "VRAAGBAAK_INDEX") or default.index,
            model=environment.get("VRAAGBAAK_MODEL") or default.model,
            cache=path(environment, "VRAAGBAAK_CACHE") or default.cache,
            host=environment.get("VRAAGBAAK_HOST") or default.host,
            port=_PORT.of(environment, default.port),
            read_processes=_PROCESSES.of(environment, default.read_processes),
            read_seconds=_SECONDS.of(environment, default.read_seconds),
            read_memory=_MEMORY.of(environment, default.read_memory),
            feedback=path(environment, "VRAAGBAAK_FEEDBACK"),
            serving=Serving.from_environment(environment),
            translating=Translating.from_environment(environment),
        )


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
