"""The low-rank update of the bundled model, learned on questions about government papers.

`adapter.safetensors` holds, for each linear layer that it changes, two matrices in half precision:
`NAME.down`, shape (rank, inputs), and `NAME.up`, shape (outputs, rank). Their product is added to
the layer's weights when the model is converted (Hu et al., 2021, 'LoRA: Low-Rank Adaptation of
Large Language Models'), so that embedding costs nothing more. `python -m eval.adapt` makes the
file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from vraagbaak.embed.checksum import checksum
from vraagbaak.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vraagbaak.types import Vectors

ADAPTER = Path(__file__).with_name("adapter.safetensors")
_DOWN, _UP = ".down", ".up"


@dataclass(frozen=True, slots=True)
class Adapter:
    """A low-rank update: where its file stands, and the file's checksum."""

    path: Path
    sha256: str

    def merged(self, weights: Mapping[str, Vectors]) -> dict[str, Vectors]:
        """Add the update to the weights of a model, by the names that `BertModel` gives them.

        Raises:
            ModelError: The file cannot be read, or does not fit the model.
        """
        try:
            parts = load_file(self.path)
        except (OSError, SafetensorError) as error:
            raise _unusable(self.path, f"cannot be read ({error})") from error
        changed = dict(weights)
        try:
            for name, update in updates_of(parts):
                changed[f"{name}.weight"] = changed[f"{name}.weight"] + update
        except (KeyError, ValueError) as error:
            raise _unusable(self.path, f"does not fit the model ({error})") from error
        return changed


def updates_of(parts: Mapping[str, Vectors]) -> Iterator[tuple[str, Vectors]]:
    """Multiply the matrices of each layer out, shape (outputs, inputs), by the layer's name.

    Raises:
        KeyError: A layer lacks one of its two matrices.
        ValueError: The two do not fit each other.
    """
    for name in sorted(part.removesuffix(_DOWN) for part in parts if part.endswith(_DOWN)):
        up, down = parts[name + _UP], parts[name + _DOWN]
        yield name, up.astype(np.float32) @ down.astype(np.float32)


def find_adapter() -> Adapter:
    """Find the update that comes with the program.

    Raises:
        ModelError: Its file is missing.
    """
    return read_adapter(ADAPTER)


def read_adapter(path: Path) -> Adapter:
    """Take the update in `path`.

    Raises:
        ModelError: The file is missing or cannot be read.
    """
    try:
        return Adapter(path, checksum(path))
    except OSError as error:
        raise _unusable(path, f"cannot be read ({error.strerror})") from error


def write_adapter(
    path: Path,
    updates: Mapping[str, tuple[Vectors, Vectors]],
    others: Mapping[str, Vectors] = MappingProxyType({}),
) -> None:
    """Write updates, (up, down) by the name of the layer, and others as they are named.

    All of them in half precision.

    Raises:
        OSError: The file cannot be written.
    """
    parts = {name: np.ascontiguousarray(each, np.float16) for name, each in others.items()}
    for name, (up, down) in updates.items():
        # A view would be written as it lies in memory, which is not always row by row.
        parts[name + _UP] = np.ascontiguousarray(up, np.float16)
        parts[name + _DOWN] = np.ascontiguousarray(down, np.float16)
    save_file(parts, path)
    path.chmod(0o644)


def _unusable(path: Path, reason: str) -> ModelError:
    return ModelError(f"{path} {reason}. Install vraagbaak anew.")
