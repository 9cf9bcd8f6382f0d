"""A process that adds to an index on order, and kills itself when told.

Each line on standard input is an order: `{"folder", "paths", "delay"?, "event"?}`. For each the
process forks, so that nothing has to be loaded again; the child adds, and is ended by SIGKILL
after `delay` seconds or at the `event`-th time it touches a file of the index. The answer is a
line `{"killed", "seconds", "error"}`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from tests.conftest import FAKE_PIPELINE, FakeEncoder
from vraagbaak.errors import VraagbaakError
from vraagbaak.index import add

TOUCHING = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "sqlite3.connect"}


def main() -> None:
    """Answer orders until standard input ends."""
    for line in sys.stdin:
        print(json.dumps(carry_out(json.loads(line))), flush=True)  # noqa: T201


def carry_out(order: dict[str, Any]) -> dict[str, object]:
    """Add in a child process, killing it where the order says so."""
    reading, writing = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, add_once(order).encode())
        os._exit(0)
    os.close(writing)
    if "delay" in order:
        time.sleep(order["delay"])
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - start
    with os.fdopen(reading) as pipe:
        error = pipe.read()
    return {"killed": os.WIFSIGNALED(status), "seconds": seconds, "error": error}


def add_once(order: dict[str, Any]) -> str:
    """Add, and give the name of the error if there is one."""
    folder = Path(order["folder"])
    if "event" in order:
        die_at(order["event"], folder)
    try:
        add(folder, list(map(Path, order["paths"])), encoder=FakeEncoder(), pipeline=FAKE_PIPELINE)
    except VraagbaakError as error:
        return type(error).__name__
    return ""


def die_at(event: int, folder: Path) -> None:
    """Kill this process right before it touches a file of the index for the n-th time."""
    touched = 0

    def hook(name: str, arguments: tuple[object, ...]) -> None:
        nonlocal touched
        if name in TOUCHING and str(folder) in str(arguments[0]):
            touched += 1
            if touched == event:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    main()
