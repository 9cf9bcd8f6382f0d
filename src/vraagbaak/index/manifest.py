"""The manifest of a generation: what made it, how much it holds, and a checksum of each file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from vraagbaak.index.generation import damaged

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.embed import Encoder
    from vraagbaak.index.generation import Generation

SCHEMA_VERSION = 3
MANIFEST = "manifest.json"
CATALOG = "catalog.sqlite"
VECTORS = "vectors.faiss"
CHANGED = "has changed since it was written"


@dataclass(frozen=True, slots=True)
class Model:
    """The embedding model that made the vectors."""

    name: str
    fingerprint: str
    dimension: int

    @classmethod
    def of(cls, encoder: Encoder) -> Model:
        """Take down which model an encoder is."""
        return cls(encoder.name, encoder.fingerprint, encoder.dimension)


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a generation holds."""

    documents: int
    exchanges: int
    passages: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What made a generation, how much it holds, and the sha256 of each file by its name."""

    model: Model
    totals: Totals
    files: dict[str, str]

    def to_bytes(self) -> bytes:
        """Write the manifest as JSON."""
        content = {
            "schema": SCHEMA_VERSION,
            "model": asdict(self.model),
            "counts": asdict(self.totals),
            "files": self.files,
        }
        return (json.dumps(content, indent=2, sort_keys=True) + "\n").encode()


def read_manifest(generation: Generation) -> Manifest:
    """Read and check the manifest of a generation.

    Raises:
        IndexDamagedError: It is missing, changed, or of another version of the format.
    """
    path = generation.path / MANIFEST
    content = read_checked(path, generation)
    if not hashlib.sha256(content).hexdigest().startswith(generation.checksum):
        raise damaged(path, generation.folder, CHANGED)
    fields = json.loads(content)
    if fields["schema"] != SCHEMA_VERSION:
        reason = (
            f"is of version {fields['schema']} of the index format; "
            f"this version of vraagbaak reads version {SCHEMA_VERSION}"
        )
        raise damaged(path, generation.folder, reason)
    return Manifest(Model(**fields["model"]), Totals(**fields["counts"]), fields["files"])


def read_checked(path: Path, generation: Generation, sha256: str | None = None) -> bytes:
    """Read a file of a generation, once, and compare it with its checksum if one is given.

    Raises:
        IndexDamagedError: It is missing, unreadable or changed.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise damaged(path, generation.folder, f"cannot be read ({error.strerror})") from error
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise damaged(path, generation.folder, CHANGED)
    return content


def check_file(path: Path, generation: Generation, sha256: str) -> None:
    """Compare a file of a generation with its checksum without holding it in memory.

    Raises:
        IndexDamagedError: It is missing, unreadable or changed.
    """
    try:
        found = file_sha256(path)
    except OSError as error:
        raise damaged(path, generation.folder, f"cannot be read ({error.strerror})") from error
    if found != sha256:
        raise damaged(path, generation.folder, CHANGED)


def file_sha256(path: Path) -> str:
    """Compute the checksum of a file without holding it in memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
