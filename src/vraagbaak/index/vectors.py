"""The vectors of an index: exact inner products, and nothing else knows FAISS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import faiss
import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from vraagbaak.types import Vectors


class VectorsError(ValueError):
    """The bytes are no table of vectors."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A row of the table and its inner product with the vector that was asked for."""

    row: int
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class VectorTable:
    """A flat inner-product index; row i belongs to passage i."""

    flat: faiss.IndexFlatIP

    @classmethod
    def of(cls, vectors: Vectors) -> VectorTable:
        """Make a table of unit vectors, shape (passages, dimension)."""
        flat = faiss.IndexFlatIP(vectors.shape[1])
        flat.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(flat)

    @classmethod
    def from_bytes(cls, content: bytes) -> VectorTable:
        """Read what `to_bytes` wrote.

        Raises:
            VectorsError: The bytes are no flat inner-product index.
        """
        try:
            flat = faiss.deserialize_index(np.frombuffer(content, dtype=np.uint8))
        except RuntimeError as error:
            raise VectorsError(str(error)) from error
        if not isinstance(flat, faiss.IndexFlatIP):
            raise VectorsError(f"a {type(flat).__name__} instead of a flat inner-product index")
        return cls(flat)

    def to_bytes(self) -> bytes:
        """Give the content of a file that `faiss.read_index` reads."""
        # Not faiss.write_index: it does not report what a full disk cuts off when it closes.
        content: npt.NDArray[np.uint8] = faiss.serialize_index(self.flat)
        return content.tobytes()

    def __len__(self) -> int:
        """Count the rows."""
        return int(self.flat.ntotal)

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return int(self.flat.d)

    def rows(self) -> Vectors:
        """Copy all vectors out of FAISS."""
        vectors: Vectors = self.flat.reconstruct_n(0, len(self))
        return vectors

    def scores(self, vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Compute the inner product of a vector, shape (dimension,), with every row."""
        if len(self) == 0:
            return np.zeros(0, dtype=np.float32)
        flat = faiss.rev_swig_ptr(self.flat.get_xb(), len(self) * self.dimension)
        products: npt.NDArray[np.float32] = flat.reshape(len(self), self.dimension) @ vector
        return products

    def search(self, vector: npt.NDArray[np.float32], *, limit: int) -> tuple[Neighbour, ...]:
        """Find the rows with the highest inner product, best first."""
        wanted = min(limit, len(self))
        if wanted <= 0:
            return ()
        scores, rows = self.flat.search(vector.reshape(1, -1), wanted)
        pairs = zip(rows[0].tolist(), scores[0].tolist(), strict=True)
        return tuple(Neighbour(row, score) for row, score in pairs)
