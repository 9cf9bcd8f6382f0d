"""The file that feedback is kept in."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from vraagbaak.errors import FeedbackError
from vraagbaak.feedback.rows import feedback_of, row_of

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path

    from vraagbaak.feedback.values import Feedback

LOCK_SECONDS = 10.0
"""So long a writer waits for another one; a line takes milliseconds."""
OWN_EYES = 0o600
"""What people ask is for the one who runs the program, and nobody else on the machine."""


def append(path: Path, feedback: Feedback) -> None:
    """Add a line to the file, whole and on the disk on return; the file is made if need be.

    Raises:
        FeedbackError: It cannot be written; what was there is as it was.
    """
    line = json.dumps(row_of(feedback), ensure_ascii=False).encode(errors="replace") + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock", timeout=LOCK_SECONDS, mode=OWN_EYES):
            _append(path, line)
    except Timeout as error:
        raise FeedbackError(f"{path}: another program is writing to it. Try again.") from error
    except OSError as error:
        raise FeedbackError(
            f"{path}: cannot be written ({error.strerror}). Free space or change the rights, "
            "or set VRAAGBAAK_FEEDBACK to another file."
        ) from error


def read_feedback(path: Path) -> tuple[Feedback, ...]:
    """Read all feedback of a file, in the order of its lines; blank lines are skipped.

    Raises:
        FeedbackError: It cannot be read, or a line is no feedback; names the file and the line.
    """
    return tuple(feedback_by_line(path).values())


def feedback_by_line(path: Path) -> dict[int, Feedback]:
    """Read all feedback of a file, as `read_feedback` does, by the number of its line from 1."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise FeedbackError(
            f"{path}: cannot be read ({error.strerror}). Check the path."
        ) from error
    return {
        number: _read_line(line, place=f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    }


def _append(path: Path, line: bytes) -> None:
    """Write one line; a line that an earlier crash cut off is ended first, so as not to be ours."""
    path.touch(OWN_EYES)
    with path.open("r+b", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            line = line if file.read(1) == b"\n" else b"\n" + line
        try:
            _write(file, line)
        except OSError:
            file.truncate(size)
            raise


def _write(file: FileIO, line: bytes) -> None:
    if file.write(line) < len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(file.fileno())


def _read_line(line: bytes, *, place: str) -> Feedback:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FeedbackError(f"{place}: this is not JSON in UTF-8 ({error}).") from error
    try:
        return feedback_of(row)
    except ValueError as error:
        raise FeedbackError(f"{place}: {error}. Correct or remove the line.") from error
