"""Complete generations of an index, and the pointer to the current one.

A generation is a folder that never changes once the pointer names it. Its name ends in the first
16 digits of its manifest's sha256, and the manifest holds the checksums of the other files, so
that the pointer vouches for every byte.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.errors import IndexDamagedError, IndexMissingError, IndexWriteError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POINTER = "CURRENT"
POINTER_DRAFT = "CURRENT.new"
LOCK = "write.lock"
GENERATIONS = "generations"
DRAFT = "writing"
OWN_NAMES = frozenset({POINTER, POINTER_DRAFT, LOCK, GENERATIONS})
"""The only names in an index folder that are read, written or removed."""

_NAME = re.compile(r"([0-9]{6,})-([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Generation:
    """One complete index in `folder`; `checksum` starts the sha256 of its manifest."""

    folder: Path
    number: int
    checksum: str

    @property
    def name(self) -> str:
        """The name of its folder, which the pointer holds."""
        return f"{self.number:06d}-{self.checksum}"

    @property
    def path(self) -> Path:
        """The folder of its files."""
        return self.folder / GENERATIONS / self.name


def damaged(path: Path, folder: Path, reason: str) -> IndexDamagedError:
    """Make the error for a file of an index that is not as it was written."""
    return IndexDamagedError(
        f"{path} {reason}. Remove {POINTER} and {GENERATIONS} from {folder} and add the documents "
        f"again: vraagbaak index add PATH... --index {folder}"
    )


def current(folder: Path) -> Generation | None:
    """Read the pointer; None if the folder has none.

    Raises:
        IndexDamagedError: The pointer names no generation.
    """
    pointer = folder / POINTER
    try:
        content = pointer.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    name = _NAME.fullmatch(content.decode("ascii", "replace").removesuffix("\n"))
    if name is None or not content.endswith(b"\n"):
        raise damaged(pointer, folder, "names no generation of the index")
    return Generation(folder, int(name[1]), name[2])


def required(folder: Path) -> Generation:
    """Read the pointer of an index that must be there.

    Raises:
        IndexMissingError: There is no index in the folder.
        IndexDamagedError: The pointer names no generation.
    """
    generation = current(folder)
    if generation is None:
        raise missing(folder)
    return generation


def missing(folder: Path) -> IndexMissingError:
    """Make the error for a folder without an index."""
    return IndexMissingError(
        f"There is no index in {folder}. Make one: vraagbaak index add PATH... --index {folder}"
    )


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn a failure to write into an error that names the folder.

    Raises:
        IndexWriteError: The disk is full, or the folder may not be written.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or error
        raise IndexWriteError(
            f"The index in {folder} could not be written: {reason}. The last complete "
            "index is still in use. Free disk space or make the folder writable, then try again."
        ) from error


def new_draft(folder: Path) -> Path:
    """Make the folder for the next generation's files, after removing what is not current.

    The previous generation goes only here, so that whoever was reading it had until this write.
    """
    (folder / POINTER_DRAFT).unlink(missing_ok=True)
    generations = folder / GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    kept = current(folder)
    for path in sorted(generations.iterdir()):
        ours = path.name == DRAFT or _NAME.fullmatch(path.name)
        if ours and not (kept and path.name == kept.name):
            shutil.rmtree(path)
    draft = generations / DRAFT
    draft.mkdir()
    return draft


def publish(folder: Path, draft: Path, manifest: Path) -> Generation:
    """Make the draft, complete with its manifest, the current generation."""
    before = current(folder)
    checksum = hashlib.sha256(manifest.read_bytes()).hexdigest()[:16]
    generation = Generation(folder, before.number + 1 if before else 1, checksum)
    sync(draft)
    draft.rename(generation.path)
    try:
        sync(generation.path.parent)
        write_file(folder / POINTER_DRAFT, f"{generation.name}\n".encode())
        (folder / POINTER_DRAFT).replace(folder / POINTER)
        sync(folder)
    finally:
        # Without this a failed switch would leave a whole generation that nothing names.
        if current(folder) != generation:
            discard(generation.path)
    return generation


def discard(path: Path) -> None:
    """Remove what is not, or no longer, part of the index."""
    # What cannot be removed now is removed by the next write, and nothing reads it till then.
    shutil.rmtree(path, ignore_errors=True)


def write_file(path: Path, content: bytes) -> str:
    """Write a file so that it is on the disk on return; give its sha256."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return hashlib.sha256(content).hexdigest()


def sync(path: Path) -> None:
    """Bring a file, or a folder's list of names, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
