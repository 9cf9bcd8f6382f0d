"""Which files are meant by the paths that a user gives."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from vraagbaak.index.generation import OWN_NAMES
from vraagbaak.index.report import Outcome, Row
from vraagbaak.read.side_file import SUFFIX as SIDE_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def sources(
    paths: Sequence[Path], *, suffixes: frozenset[str], index: Path
) -> tuple[Path | Row, ...]:
    """List the files to read, folders expanded, and a row for each path that is no such file.

    A folder gives its files of a known type, those of its folders too, in the order of their
    names; names that begin with a dot and the index itself are left out, and links to folders
    are not followed. Paths come back absolute, each once.
    """
    own = frozenset(Path(os.path.realpath(index)) / name for name in OWN_NAMES)
    found: dict[Path, Path | Row] = {}
    for path in paths:
        # Not Path.resolve: that raises where a link leads back to itself.
        for source in _expand(Path(os.path.realpath(path)), suffixes, own):
            key = source.path if isinstance(source, Row) else source
            found.setdefault(key, source)
    return tuple(found.values())


def _expand(path: Path, suffixes: frozenset[str], own: frozenset[Path]) -> Iterator[Path | Row]:
    try:
        mode = path.stat().st_mode
        children = sorted(path.iterdir()) if stat.S_ISDIR(mode) else []
    except (FileNotFoundError, NotADirectoryError):
        yield _refused(path, "There is no such file. Check the path")
    except OSError as error:
        yield _refused(path, f"It cannot be opened ({error.strerror}). Check its rights")
    else:
        yield from (
            source
            for child in children
            if not child.name.startswith(".") and child not in own
            for source in _child(child, suffixes, own)
        )
        if not stat.S_ISDIR(mode):
            yield _file(path, suffixes, regular=stat.S_ISREG(mode))


def _file(path: Path, suffixes: frozenset[str], *, regular: bool) -> Path | Row:
    if not regular:
        return _refused(path, "This is not a file. Give files or folders")
    if path.suffix.lower() not in suffixes:
        return _refused(path, f"Files of this type are not read. Give one of: {_list(suffixes)}")
    return _named(path)


def _child(path: Path, suffixes: frozenset[str], own: frozenset[Path]) -> Iterator[Path | Row]:
    known = path.suffix.lower() in suffixes
    if path.is_symlink() and path.is_dir():
        yield Row(path, Outcome.SKIPPED, "A link to a folder.")
    elif known or path.is_dir():
        yield from _expand(path, suffixes, own)
    elif path.suffix.lower() == SIDE_SUFFIX and _is_beside_document(path, suffixes):
        # It is read with its document.
        return
    else:
        yield Row(path, Outcome.SKIPPED, f"Not one of: {_list(suffixes)}.")


def _is_beside_document(path: Path, suffixes: frozenset[str]) -> bool:
    return any(
        other.stem == path.stem and other.suffix.lower() in suffixes
        for other in path.parent.iterdir()
    )


def _named(path: Path) -> Path | Row:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return _refused(path, "The name is no valid text. Rename the file")
    return path


def _refused(path: Path, reason: str) -> Row:
    return Row(path, Outcome.REFUSED, f"{reason}.")


def _list(suffixes: frozenset[str]) -> str:
    return ", ".join(sorted(suffixes))
