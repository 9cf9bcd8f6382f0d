"""The low-rank update of the bundled model: its file, and adding it to the weights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from tests.test_bundled import HIDDEN, write_source
from vraagbaak.embed.adapter import ADAPTER, read_adapter, write_adapter
from vraagbaak.embed.bundled import prepare
from vraagbaak.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.embed.bundled import Source

QUERY = "encoder.layer.0.attention.self.query"
UP = np.full((HIDDEN, 2), 0.5, np.float32)
DOWN = np.full((2, HIDDEN), 0.25, np.float32)


def adapted(folder: Path, name: str = QUERY) -> Source:
    write_adapter(folder / "update.safetensors", {name: (UP, DOWN)})
    return replace(
        write_source(folder / "model.bin"), adapter=read_adapter(folder / "update.safetensors")
    )


def converted(source: Source, cache: Path) -> Path:
    return prepare(source, cache, tell=lambda _: None)


def test_the_update_is_added_to_its_layer_and_to_no_other(tmp_path: Path) -> None:
    source = adapted(tmp_path)
    plain = load_file(converted(replace(source, adapter=None), tmp_path) / "model.safetensors")
    changed = load_file(converted(source, tmp_path) / "model.safetensors")
    np.testing.assert_allclose(changed[f"{QUERY}.weight"] - plain[f"{QUERY}.weight"], 0.25)
    others = set(plain) - {f"{QUERY}.weight"}
    assert all(np.array_equal(plain[name], changed[name]) for name in others)


def test_another_update_is_another_model(tmp_path: Path) -> None:
    source = adapted(tmp_path)
    assert source.fingerprint != replace(source, adapter=None).fingerprint
    write_adapter(tmp_path / "other.safetensors", {QUERY: (2 * UP, DOWN)})
    other = replace(source, adapter=read_adapter(tmp_path / "other.safetensors"))
    assert len({source.fingerprint, other.fingerprint}) == 2


def test_an_update_for_another_model_is_refused(tmp_path: Path) -> None:
    source = adapted(tmp_path, name="encoder.layer.7.output.dense")
    with pytest.raises(ModelError, match=r"update\.safetensors does not fit.*layer\.7"):
        converted(source, tmp_path)


def test_an_update_of_which_half_is_missing_is_refused(tmp_path: Path) -> None:
    source = adapted(tmp_path)
    save_file({f"{QUERY}.down": DOWN}, tmp_path / "update.safetensors")
    with pytest.raises(ModelError, match=r"update\.safetensors does not fit"):
        converted(source, tmp_path)


def test_a_damaged_update_is_named(tmp_path: Path) -> None:
    source = adapted(tmp_path)
    (tmp_path / "update.safetensors").write_bytes(b"no tensors")
    with pytest.raises(ModelError, match=r"update\.safetensors cannot be read"):
        converted(source, tmp_path)


def test_a_missing_update_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.safetensors cannot be read"):
        read_adapter(tmp_path / "gone.safetensors")


def test_the_update_that_comes_with_the_program_is_small() -> None:
    assert ADAPTER.stat().st_size < 2_000_000
