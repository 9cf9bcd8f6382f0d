"""Name the code that made a result."""

from __future__ import annotations

import subprocess
from pathlib import Path


def commit() -> str | None:
    """Name the commit of this code, with a plus if files were changed since; None without git."""
    command = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty=+"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
