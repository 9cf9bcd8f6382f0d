"""Reading in other processes: the same result, and an end to what takes too much."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.written import DIKES
from vraagbaak.errors import ReadError
from vraagbaak.guard import Guard, Limits
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.specimen import specimen_paths

if TYPE_CHECKING:
    from vraagbaak.types import Document

ROOMY = Limits(processes=1, seconds=60, memory_mib=1024)
"""Enough for the files of these tests on a busy machine."""


@pytest.fixture
def dikes(tmp_path: Path) -> Path:
    path = tmp_path / "dikes.txt"
    path.write_text(DIKES, encoding="utf-8")
    return path


def same(one: Document, other: Document) -> bool:
    """Compare all fields, the map of characters to the last bit."""
    names = {field.name for field in fields(one)} - {"chars"}
    return (
        all(getattr(one, name) == getattr(other, name) for name in names)
        and np.array_equal(one.chars.pages, other.chars.pages)
        and np.array_equal(one.chars.boxes, other.chars.boxes)
    )


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_the_paper_does_not_depend_on_the_number_of_processes(processes: int) -> None:
    limits = Limits(processes, seconds=60, memory_mib=2048)
    assert limits.helpers == processes - 1
    with Guard(limits) as guard:
        # Again at the end, by helpers that were started in between.
        for path in (*specimen_paths(), *specimen_paths()):
            expected = segment(read(path))
            paper = guard.read(path)
            assert same(paper.document, expected.document)
            assert paper.exchanges == expected.exchanges
            assert paper.exchanges


def test_progress_is_told_of_pages_up_to_the_last() -> None:
    told: list[tuple[int, int]] = []
    with Guard(Limits(2, seconds=60, memory_mib=2048)) as guard:
        for path in specimen_paths():
            paper = guard.read(path, progress=lambda done, total: told.append((done, total)))
            total = len(paper.document.pages)
            assert told[-1] == (total, total)
            assert told == sorted(told)
            told.clear()


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(
    tmp_path: Path, dikes: Path
) -> None:
    endless = tmp_path / "endless.txt"
    os.mkfifo(endless)
    with Guard(Limits(1, seconds=1.5, memory_mib=1024)) as guard:
        with pytest.raises(ReadError, match=r"longer than 1.5 seconds.*VRAAGBAAK_READ_SECONDS"):
            guard.read(endless)
        assert len(guard.read(dikes).exchanges) == 2


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read(
    tmp_path: Path, dikes: Path
) -> None:
    vast = tmp_path / "vast.txt"
    with vast.open("wb") as file:
        file.truncate(1024**3)
    with Guard(ROOMY) as guard:
        with pytest.raises(ReadError, match=r"more than 1024 MiB.*VRAAGBAAK_READ_MEMORY"):
            guard.read(vast)
        assert len(guard.read(dikes).exchanges) == 2


def test_a_refusal_is_the_one_of_the_reader(tmp_path: Path) -> None:
    with Guard(ROOMY) as guard, pytest.raises(ReadError) as caught:
        guard.read(tmp_path / "nothing.txt")
    assert caught.value.path == tmp_path / "nothing.txt"
    assert "cannot be opened" in caught.value.reason


def test_a_reader_that_dies_is_a_refusal_and_the_next_file_is_read(dikes: Path) -> None:
    with Guard(ROOMY) as guard:
        guard.read(dikes)
        os.kill(only_child(os.getpid()), signal.SIGSEGV)
        with pytest.raises(ReadError, match=r"the reader failed on it \(signal 11\)"):
            guard.read(dikes)
        assert len(guard.read(dikes).exchanges) == 2


def test_a_reader_that_cannot_start_is_a_refusal(
    dikes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Guard(ROOMY) as guard:
        with monkeypatch.context() as broken:
            broken.setattr("vraagbaak.guard.child.PROGRAM", "raise SystemExit(3)")
            with pytest.raises(ReadError, match=r"the reader failed on it \(exit status 3\)"):
                guard.read(dikes)
        assert len(guard.read(dikes).exchanges) == 2


def test_the_memory_of_the_program_does_not_count_for_its_reader(dikes: Path) -> None:
    held = np.ones(400 * 2**20, dtype=np.uint8)
    with Guard(ROOMY) as guard:
        guard.read(dikes)
        reader = only_child(os.getpid())
        guard.read(dikes)
        assert only_child(os.getpid()) == reader
    assert held.all()


def test_a_reading_that_was_broken_off_does_not_answer_for_the_next(dikes: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with Guard(ROOMY) as guard:
        with pytest.raises(KeyboardInterrupt):
            guard.read(specimen_paths()[0], progress=interrupted)
        assert guard.read(dikes).document.title == "Vraag 1"


def test_the_processes_die_with_the_one_that_started_them(tmp_path: Path) -> None:
    endless = tmp_path / "endless.txt"
    os.mkfifo(endless)
    script = (
        "import sys; from pathlib import Path; from vraagbaak.guard import Guard, Limits\n"
        "guard = Guard(Limits(2, 60, 2048)); guard.read(Path(sys.argv[1]))\n"
        "print('ready', flush=True); guard.read(Path(sys.argv[2]))\n"
    )
    paper = str(specimen_paths()[0])
    command = [sys.executable, "-c", script, paper, str(endless)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"ready\n"
        reader = only_child(parent.pid)
        parent.kill()
    deadline = time.monotonic() + 30
    while is_alive(reader):
        assert time.monotonic() < deadline


def only_child(process: int) -> int:
    """Find the one process that a process has started."""
    (child,) = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return int(child)


def is_alive(process: int) -> bool:
    """Tell whether a process runs; one that is dead but not buried does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
