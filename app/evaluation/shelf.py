"""The folder of runs: each has a folder of its own, named by the server."""

from __future__ import annotations

import json
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

MAX_RUNS: Final = 200
FACTS: Final = "run.json"
RESULTS: Final = "results"
METRICS: Final = "metrics.json"
REPORT: Final = "report.html"
_ID: Final = re.compile(r"[0-9]{8}T[0-9]{6}-[0-9a-f]{8}")
"""When a run was begun, and chance."""


class End(StrEnum):
    """How a run ended; the name is that of its text."""

    DONE = "runs_done"
    FAILED = "runs_failed"
    STOPPED = "runs_stopped"
    BROKEN = "runs_broken"
    """The program ended before the run did."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is known of a run: its set, when it was begun (RFC 3339), how it ended and why."""

    id: str
    set: str
    begun: str
    end: End = End.BROKEN
    reason: str = ""


class RunShelf:
    """Keeps runs in a folder until they are removed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def runs(self) -> tuple[Run, ...]:
        """List the runs, the newest first; what is none is passed over."""
        if not self.folder.is_dir():
            return ()
        names = sorted((each.name for each in self.folder.iterdir()), reverse=True)
        return tuple(run for name in names if (run := self.get(name)))

    def get(self, name: str) -> Run | None:
        """Find a run by its id."""
        if not _ID.fullmatch(name):
            return None
        with suppress(OSError, ValueError, TypeError, KeyError):
            facts = json.loads((self.folder / name / FACTS).read_text(encoding="utf-8"))
            return Run(name, facts["set"], facts["begun"], End(facts["end"]), facts["reason"])
        return None

    def place(self, run: Run) -> Path:
        """Give the folder of a run."""
        return self.folder / run.id

    def begin(self, set_name: str, begun: str) -> Run:
        """Make the folder of a new run.

        Raises:
            OSError: It cannot be made.
        """
        digits = "".join(each for each in begun[:19] if each.isdigit())
        run = Run(f"{digits[:8]}T{digits[8:]}-{secrets.token_hex(4)}", set_name, begun)
        self.place(run).mkdir(parents=True)
        self.keep(run)
        return run

    def keep(self, run: Run) -> None:
        """Write what is known of a run.

        Raises:
            OSError: It cannot be written.
        """
        path = self.place(run) / FACTS
        part = path.with_name(f"{FACTS}.part")
        part.write_text(json.dumps(asdict(run)), encoding="utf-8")
        part.replace(path)

    def remove(self, run: Run) -> None:
        """Remove a run with its results.

        Raises:
            OSError: It cannot be removed.
        """
        shutil.rmtree(self.place(run))

    def result(self, run: Run, name: str) -> Path | None:
        """Find a file of the results of a run, which are those of one set."""
        return next(iter(sorted(self.place(run).glob(f"{RESULTS}/*/{name}"))), None)

    def figures(self, run: Run) -> dict[str, Any]:
        """Read the figures of a run; none where it has none."""
        path = self.result(run, METRICS)
        with suppress(OSError, ValueError):
            figures = json.loads(path.read_text(encoding="utf-8")) if path else {}
            return figures if isinstance(figures, dict) else {}
        return {}
