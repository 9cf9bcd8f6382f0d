"""Damaged files of every kind are read or refused by name; a small share of `make fuzz`."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from eval import fuzz
from eval.damage.mutations import mutated
from eval.damage.odd_papers import PAPERS
from vraagbaak.errors import ReadError
from vraagbaak.guard import Guard
from vraagbaak.guard.guard import CRASHED
from vraagbaak.read import SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Paper

SHARE = 40


def test_every_kind_of_file_that_can_be_read_is_damaged() -> None:
    assert {f".{kind}" for kind in fuzz.KINDS} == SUFFIXES - {".htm"}


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_damaged_files_are_read_or_refused_by_name(kind: str, tmp_path: Path) -> None:
    tally = fuzz.fuzz(kind, range(SHARE), seed=2026, keep=tmp_path)

    assert tally.failures == {}
    assert tally.outcomes.total() == SHARE
    assert len(tally.outcomes) > 1, "all came to the same: nothing was damaged, or everything"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_the_same_number_gives_the_same_damage(kind: str) -> None:
    sound = fuzz.bases(kind)
    files = [mutated(kind, sound, random.Random(number % 20)) for number in range(40)]

    assert files[:20] == files[20:]
    assert len(set(files)) > 15
    assert set(files).isdisjoint(sound) or kind == "txt"


def test_what_stands_compressed_is_damaged_too() -> None:
    packed = zlib.compress(b"BT (Vraag 1) Tj ET " * 50)
    pdf = b"%%PDF-1.4\n1 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
    sound = pdf % (len(packed), packed)
    texts = set()
    for number in range(60):
        damaged = mutated("pdf", [sound], random.Random(number))
        start = damaged.find(b"stream\n") + len(b"stream\n")
        try:
            texts.add(zlib.decompressobj().decompress(damaged[start:]))
        except zlib.error:
            continue
    assert len(texts) > 5


def test_files_in_a_zip_are_damaged_and_packed_again() -> None:
    (sound,) = PAPERS["docx"]
    changed = 0
    for number in range(60):
        damaged = mutated("docx", [sound], random.Random(number))
        try:
            with zipfile.ZipFile(io.BytesIO(damaged)) as file:
                changed += file.testzip() is None
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, RuntimeError, zlib.error):
            continue
    assert changed > 20


class Faulty(Guard):
    """A guard whose reader has a fault, behind a file that it had to stop."""

    begun = False

    def read(self, path: Path, **_: object) -> Paper:
        """Fail."""
        reason = f"{CRASHED} (exit status 1)" if self.begun else "reading took longer than a year"
        self.begun = True
        raise ReadError(path, reason, "Report it.")


def test_a_file_on_which_the_reader_fails_is_told_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz, "Guard", Faulty)
    keep = tmp_path / "keep"
    options = ["--kind", "txt", "--count", "3", "--first", "6", "--keep", str(keep)]
    result = CliRunner().invoke(fuzz.app, options)

    assert result.exit_code == 1
    assert "number 6: reading took longer than a year" in result.stderr
    assert f"number 7: {CRASHED} (exit status 1)" in result.stderr
    assert sorted(path.name for path in keep.iterdir()) == ["1-7.txt", "1-8.txt"]


def test_what_became_of_the_files_is_counted() -> None:
    result = CliRunner().invoke(fuzz.app, ["--kind", "txt", "--count", "5"])

    assert result.exit_code == 0, result.stderr
    assert "txt: 5 files" in result.stderr
    assert "read, with" in result.stderr
