"""Name what made a result: the code, the model, the fitted figures, the settings, the set.

Nothing here depends on when or where it was made, so that who repeats it gets the same.
"""

from __future__ import annotations

import hashlib
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.measures.bootstrap import METHOD
from vraagbaak.calibration import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vraagbaak.index import Index


def commit() -> str | None:
    """Name the commit of this code, with a plus if files were changed since; None without git."""
    command = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty=+"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def set_stamp(paths: Iterable[Path]) -> dict[str, Any]:
    """Name the code, and the files of a set by their checksums."""
    return {
        "commit": commit(),
        "files": {path.name: _sha256(path.read_bytes()) for path in paths},
        "intervals": METHOD,
    }


def index_stamp(index: Index) -> dict[str, Any]:
    """Name the model, the fitted figures, and what was searched."""
    calibration = files("vraagbaak").joinpath(FILE_NAME).read_bytes()
    return {
        "model": index.model,
        "model_fingerprint": index.fingerprint,
        "calibration_sha256": _sha256(calibration),
        "index_generation": index.generation,
        "documents": len(index.documents),
        "exchanges": len(index.exchanges()),
        "passages": len(index.passages),
    }


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
