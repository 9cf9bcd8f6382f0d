"""Run question sets one at a time, by `python -m eval` in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from app.evaluation.shelf import MAX_RUNS, RESULTS, End, Run, RunShelf

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS_TO_COMPARE: Final = 300
SECONDS_TO_STOP: Final = 20
_PROGRESS: Final = "progress.json"
_SAID: Final = "said.txt"
_SAID_CHARACTERS: Final = 2000
MAX_NAME: Final = 80
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9._-]+")
_KINDER: Final = 10
"""The niceness of a run (POSIX): who asks a question comes first."""


class BusyError(Exception):
    """Another set is being run."""


class FullError(Exception):
    """There are as many runs as there may be."""


class CannotCompareError(Exception):
    """Two runs cannot be compared; the message, in English, tells why."""


class Runner:
    """Runs sets on an index, and keeps what comes of it on a shelf."""

    def __init__(self, shelf: RunShelf, index: Path) -> None:
        self.shelf = shelf
        self._index = index
        self._alone = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._watcher: threading.Thread | None = None
        self.going: Run | None = None
        """The run that is at work now."""

    def begin(self, name: str, content: bytes) -> Run:
        """Begin to run a set, of which these are the lines.

        Raises:
            BusyError: Another one is being run.
            FullError: Runs must be removed first.
            OSError: The set cannot be kept.
        """
        with self._alone:
            if self.going is not None:
                raise BusyError
            if len(self.shelf.runs()) >= MAX_RUNS:
                raise FullError
            run = self.shelf.begin(name, datetime.now(UTC).isoformat(timespec="seconds"))
            place = self.shelf.place(run)
            questions = place / f"{name}.jsonl"
            questions.write_bytes(content)
            command = ["run", str(questions), "--index", str(self._index)]
            command += ["--out", str(place / RESULTS), "--progress", str(place / _PROGRESS)]
            with (place / _SAID).open("wb") as said:
                self._child = subprocess.Popen(
                    _eval(*command),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=said,
                )
            if hasattr(os, "setpriority"):
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, self._child.pid, _KINDER)
            self.going = run
            self._watcher = threading.Thread(target=self._watch, args=(run, self._child))
            self._watcher.start()
        return run

    def questions(self, run: Run) -> Path | None:
        """Find the set of a run, as it was given."""
        return next(iter(self.shelf.place(run).glob("*.jsonl")), None)

    def stop(self, run: Run | None = None) -> None:
        """Break off a run, or the one that is going on, and wait until it is ended."""
        with self._alone:
            if self._child is None or (run is not None and run != self.going):
                return
            if self.going is not None:
                self.shelf.keep(replace(self.going, end=End.STOPPED))
            child, watcher = self._child, self._watcher
            child.terminate()
            try:
                child.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                child.kill()
        if watcher is not None:
            watcher.join()

    def progress(self, run: Run) -> Mapping[str, Any]:
        """Tell how far a run is: `done` of `total` questions, once it has begun to ask."""
        if run != self.going:
            return {"stage": "ended"}
        path = self.shelf.place(run) / _PROGRESS
        with contextlib.suppress(OSError, ValueError):
            told = json.loads(path.read_text(encoding="utf-8"))
            return {"stage": "asking", "done": told["done"], "total": told["total"]}
        return {"stage": "beginning"}

    def compare(self, first: Run, second: Run) -> bytes:
        """Compare two runs; gives an HTML page that needs no other file.

        Raises:
            CannotCompareError: They are of different sets, or have no results.
        """
        with TemporaryDirectory() as folder:
            places = [str(self.shelf.place(each) / RESULTS) for each in (first, second)]
            try:
                done = subprocess.run(
                    _eval("compare", *places, "--out", folder),
                    capture_output=True,
                    timeout=SECONDS_TO_COMPARE,
                    check=False,
                )
            except subprocess.TimeoutExpired as error:
                raise CannotCompareError(f"{error.timeout:.0f} s") from error
            written = next(Path(folder).glob("*/compare.html"), None)
            if done.returncode or written is None:
                raise CannotCompareError(self._reason(done.stderr))
            return written.read_bytes()

    def _watch(self, run: Run, child: subprocess.Popen[bytes]) -> None:
        """Wait until a run is ended, and keep how."""
        status = child.wait()
        with self._alone:
            kept = self.shelf.get(run.id)
            if kept is not None and kept.end is not End.STOPPED:
                self.shelf.keep(self._ended(run, status))
            self._child = self._watcher = self.going = None

    def _ended(self, run: Run, status: int) -> Run:
        if status == 0:
            return replace(run, end=End.DONE)
        said = (self.shelf.place(run) / _SAID).read_bytes()
        return replace(run, end=End.FAILED, reason=self._reason(said))

    def _reason(self, said: bytes) -> str:
        """Tell what a program said last, without where this computer keeps its files."""
        words = said.decode("utf-8", "replace").strip()[-_SAID_CHARACTERS:]
        folders = [*self.shelf.folder.glob("*"), self.shelf.folder, self._index.parent]
        for folder in folders:
            for written in (os.path.realpath(folder), str(folder)):
                words = words.replace(f"{written}{os.sep}", "")
        return words


def set_name(sent: str) -> str:
    """Name a set by what a browser calls its file: letters, digits, dots, dashes, underscores."""
    last = sent.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".jsonl")
    return _NOT_IN_NAMES.sub("-", last).strip(".-")[:MAX_NAME] or "set"


def committed_sets() -> dict[str, Path]:
    """Find the question sets that came with the program, by their names."""
    spec = find_spec("eval")
    folders = (spec.submodule_search_locations or ()) if spec else ()
    found = (path for folder in folders for path in Path(folder, "sets").glob("*.jsonl"))
    return {path.stem: path for path in sorted(found)}


def _eval(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "eval", *arguments]
