"""The bundled model's cache, when processes are killed, run at once, or meet a full disk."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from vraagbaak.embed.bundled import RECORD_FILE, find_source, prepare

DEADLINE_SECONDS = 120

PREPARE = """
import sys
from pathlib import Path
from vraagbaak.embed.bundled import find_source, prepare
print(prepare(find_source(), Path(sys.argv[1]), tell=lambda text: print(text, flush=True)))
"""

FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000_000, 10_000_000))
"""


def start(script: str, cache: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, str(cache)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.005)


def test_a_full_disk_is_reported_and_leaves_nothing(tmp_path: Path) -> None:
    process = start(FULL_DISK + PREPARE, tmp_path)
    output, _ = process.communicate(timeout=DEADLINE_SECONDS)
    assert process.returncode == 1
    assert "ModelError: The embedding model cannot be prepared" in output
    assert [path.suffix for path in (tmp_path / "models").iterdir()] == [".lock"]


def test_a_process_killed_while_converting_leaves_room_for_the_next(
    tmp_path: Path,
) -> None:
    told: list[str] = []
    source = find_source()
    unfinished = tmp_path / "models" / f".{source.folder_name}.new"
    process = start(PREPARE, tmp_path)
    wait_until(lambda: any(unfinished.glob("*")))
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=DEADLINE_SECONDS)
    assert unfinished.is_dir()
    folder = prepare(source, tmp_path, tell=told.append)
    assert told == ["Preparing the embedding model, once; this takes some seconds."]
    assert (folder / RECORD_FILE).is_file()
    assert not unfinished.exists()


def test_two_processes_at_once_convert_once(tmp_path: Path) -> None:
    processes = [start(PREPARE, tmp_path) for _ in range(2)]
    outputs = [process.communicate(timeout=DEADLINE_SECONDS)[0] for process in processes]
    folder = tmp_path / "models" / find_source().folder_name
    assert [output.splitlines()[-1] for output in outputs] == [str(folder)] * 2
    assert "".join(outputs).count("Preparing the embedding model") == 1


def test_who_waits_for_another_process_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    source = find_source()
    (tmp_path / "models").mkdir()
    waiting = threading.Thread(
        target=prepare, args=(source, tmp_path), kwargs={"tell": told.append}
    )
    with FileLock(tmp_path / "models" / f"{source.folder_name}.lock"):
        waiting.start()
        wait_until(lambda: bool(told))
    waiting.join(timeout=DEADLINE_SECONDS)
    assert told[0] == "Another process is preparing the embedding model; waiting for it."
    assert (tmp_path / "models" / source.folder_name / RECORD_FILE).is_file()
