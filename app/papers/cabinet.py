"""The folder of uploaded files, and the index that they go into and come out of."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import threading
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Final

from app.papers.work import Work
from vraagbaak.errors import VraagbaakError
from vraagbaak.index import Outcome, add, remove
from vraagbaak.read import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vraagbaak.embed import Encoder
    from vraagbaak.index import Row

MAX_NAME: Final = 120
_PART: Final = ".incoming-"
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
"""Some file systems do not take these."""


class Taken(StrEnum):
    """What became of an uploaded file; the name is that of its text."""

    ADDED = "upload_added"
    NO_ANSWERS = "upload_no_answers"
    KNOWN = "upload_known"
    REFUSED = "upload_refused"
    BAD_NAME = "upload_bad_name"
    BAD_TYPE = "upload_bad_type"
    NAME_TAKEN = "upload_name_taken"
    FULL = "upload_full"


GOOD: Final = frozenset({Taken.ADDED, Taken.NO_ANSWERS})


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file; `reason` is the reader's, in English."""

    name: str
    taken: Taken
    reason: str = ""
    answers: int = 0
    document_id: str | None = None


class Cabinet:
    """Takes in files and gives them up again, one request after another.

    `folder` holds uploaded files under their own names, at most `most` of them. A file that
    the index does not take is not kept.
    """

    def __init__(self, folder: Path, index: Path, *, encoder: Encoder, most: int) -> None:
        self.folder = folder
        self.most = most
        self.work = Work()
        self._index = index
        self._encoder = encoder
        self._alone = threading.Lock()

    def take_in(self, files: Iterable[tuple[str, IO[bytes]]]) -> tuple[Result, ...]:
        """Keep files and index them, and tell what became of each.

        Raises:
            OSError: The folder cannot be written.
        """
        with self._alone, self.work.going_on():
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh: set[Path] = set()
            try:
                return self._take_in(files, fresh)
            finally:
                # What did not get into the index, whatever went wrong.
                for path in fresh:
                    with contextlib.suppress(OSError):
                        path.unlink()

    def give_up(self, document_id: str) -> str:
        """Take a document out of the index, and its file away if it was uploaded; tell its name.

        Raises:
            VraagbaakError: The index holds no such document, or cannot be changed now.
        """
        with self._alone:
            path = remove(self._index, document_id).document.path
            if self.holds(path):
                path.unlink(missing_ok=True)
        return path.name

    def holds(self, path: Path) -> bool:
        """Tell whether a file lies in the folder of uploads."""
        return Path(os.path.realpath(path)).parent == Path(os.path.realpath(self.folder))

    def reason(self, error: Exception) -> str:
        """Tell what went wrong, without where this computer keeps its files."""
        said = error.strerror or "" if isinstance(error, OSError) else str(error)
        for folder in (self.folder, self._index):
            for written in (os.path.realpath(folder), str(folder)):
                said = said.replace(f"{written}{os.sep}", "").replace(written, folder.name)
        return said

    def _take_in(
        self, files: Iterable[tuple[str, IO[bytes]]], fresh: set[Path]
    ) -> tuple[Result, ...]:
        """Take in files; `fresh` holds those that are new in the folder and not in the index."""
        results: dict[int, Result] = {}
        kept: dict[Path, list[int]] = {}
        for number, (sent, file) in enumerate(files):
            name = file_name(sent)
            try:
                path = self._keep(name, file, fresh)
            except _UnfitError as unfit:
                results[number] = Result(name or sent[-MAX_NAME:], unfit.why)
            else:
                # The same file may be sent twice.
                kept.setdefault(path, []).append(number)
        for path, result in self._index_them(list(kept)).items():
            results |= dict.fromkeys(kept[path], result)
            if result.taken in GOOD:
                fresh.discard(path)
        return tuple(results[number] for number in sorted(results))

    def _keep(self, name: str, file: IO[bytes], fresh: set[Path]) -> Path:
        """Bring a file to the folder; tell where it is, and add it to `fresh` if it is new."""
        if not name:
            raise _UnfitError(Taken.BAD_NAME)
        if Path(name).suffix.lower() not in SUFFIXES:
            raise _UnfitError(Taken.BAD_TYPE)
        path = Path(os.path.realpath(self.folder)) / name
        if path.exists():
            if path.is_file() and _is_same(path, file):
                return path
            raise _UnfitError(Taken.NAME_TAKEN)
        if sum(1 for each in self.folder.iterdir() if not each.name.startswith(".")) >= self.most:
            raise _UnfitError(Taken.FULL)
        part = path.with_name(f"{_PART}{secrets.token_hex(8)}")
        try:
            file.seek(0)
            with part.open("xb") as copy:
                shutil.copyfileobj(file, copy)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        fresh.add(path)
        return path

    def _index_them(self, paths: list[Path]) -> dict[Path, Result]:
        if not paths:
            return {}
        try:
            report = add(self._index, paths, encoder=self._encoder, progress=self.work)
        except VraagbaakError as error:
            reason = self.reason(error)
            return {path: Result(path.name, Taken.REFUSED, reason) for path in paths}
        # A file that moved is told of by where it lies now; each name stands once.
        results = {row.path.name: _result(row) for row in report.rows}
        return {path: results.get(path.name, _refused(path, "")) for path in paths}


@dataclass(frozen=True, slots=True)
class _UnfitError(Exception):
    why: Taken


def file_name(sent: str) -> str:
    """Make a plain file name of what a browser or a program sent; empty if nothing is left.

    Only the last part of a path stays, without control and format characters, and without dots
    in front, which would hide the file.
    """
    last = unicodedata.normalize("NFC", sent).replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    name = PurePosixPath(clean.translate(_NOT_IN_NAMES).strip().lstrip("."))
    stem = name.stem.strip()[: MAX_NAME - len(name.suffix)]
    return f"{stem}{name.suffix}" if stem and len(name.suffix) < MAX_NAME else ""


def _result(row: Row) -> Result:
    match row.outcome:
        case Outcome.REFUSED:
            return _refused(row.path, row.reason)
        case Outcome.SKIPPED | Outcome.UNCHANGED:
            return Result(row.path.name, Taken.KNOWN, "", row.answers, row.document_id)
    taken = Taken.ADDED if row.answers else Taken.NO_ANSWERS
    return Result(row.path.name, taken, "", row.answers, row.document_id)


def _refused(path: Path, reason: str) -> Result:
    return Result(path.name, Taken.REFUSED, reason.replace(f"{path.parent}{os.sep}", ""))


def _is_same(path: Path, file: IO[bytes]) -> bool:
    with path.open("rb") as own:
        return _checksum(own) == _checksum(file)


def _checksum(file: IO[bytes]) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
