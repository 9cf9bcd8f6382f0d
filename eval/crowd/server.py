"""A chat in a process of its own, as a user starts it."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Final

import httpx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

_ADDRESS: Final = re.compile(r"http://[0-9.]+:[0-9]+")
_MEMORY: Final = re.compile(r"^process_resident_memory_bytes (\S+)$", re.MULTILINE)
START_SECONDS: Final = 300.0
MIB: Final = 2**20


class RunningChat:
    """Starts the chat on a free port, and stops it at the end."""

    def __init__(
        self, index: Path, *, workers: int, program: Sequence[str] = (sys.executable, "-m", "app")
    ) -> None:
        options = ("--index", str(index), "--port", "0", "--workers", str(workers), "--log", "off")
        self._process = subprocess.Popen(
            [*program, *options],
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._said: list[str] = []
        self._found = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> RunningChat:
        """Wait until it answers.

        Raises:
            RuntimeError: It did not start.
        """
        if self._found.wait(START_SECONDS) and self.address:
            return self
        self.__exit__(None, None, None)
        raise RuntimeError(f"The chat did not start: {''.join(self._said)}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait()
        self._reader.join()
        if self._process.stderr is not None:
            self._process.stderr.close()

    @property
    def address(self) -> str:
        """Where it is served; empty before it has started."""
        found = _ADDRESS.search("".join(self._said))
        return found[0] if found else ""

    def memory(self) -> float:
        """Read how much memory it has in use now, in MiB, from its own figures."""
        figures = httpx.get(f"{self.address}/metrics", timeout=60).raise_for_status().text
        found = _MEMORY.search(figures)
        return float(found[1]) / MIB if found else float("nan")

    def _read(self) -> None:
        for line in self._process.stderr or ():
            self._said.append(line)
            if _ADDRESS.search(line):
                self._found.set()
        self._found.set()
