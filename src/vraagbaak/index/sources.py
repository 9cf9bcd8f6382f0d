"""Which files are meant by the paths that a user gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.index.generation import OWN_NAMES
from vraagbaak.index.report import Outcome, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def sources(
    paths: Sequence[Path], *, suffixes: frozenset[str], index: Path
) -> tuple[Path | Row, ...]:
    """List the files to read, folders expanded, and a row for each path that is no such file.

    A folder gives its files of a known type, those of its folders too, in the order of their
    names; names that begin with a dot and the index itself are left out, and links to folders
    are not followed. Paths come back absolute, each once.
    """
    own = frozenset(index.resolve() / name for name in OWN_NAMES)
    found: dict[Path, Path | Row] = {}
    for path in paths:
        for source in _expand(path.resolve(), suffixes, own):
            key = source.path if isinstance(source, Row) else source
            found.setdefault(key, source)
    return tuple(found.values())


def _expand(path: Path, suffixes: frozenset[str], own: frozenset[Path]) -> Iterator[Path | Row]:
    if path.is_dir():
        yield from _folder(path, suffixes, own)
    elif not path.exists():
        yield _refused(path, "There is no such file. Check the path")
    elif not path.is_file():
        yield _refused(path, "This is not a file. Give files or folders")
    elif path.suffix.lower() not in suffixes:
        yield _refused(path, f"Files of this type are not read. Give one of: {_list(suffixes)}")
    else:
        yield _named(path)


def _folder(folder: Path, suffixes: frozenset[str], own: frozenset[Path]) -> Iterator[Path | Row]:
    try:
        children = sorted(folder.iterdir())
    except OSError as error:
        yield _refused(folder, f"The folder cannot be opened ({error.strerror}). Check its rights")
        return
    for child in children:
        if child.name.startswith(".") or child in own:
            continue
        if child.is_dir() and not child.is_symlink():
            yield from _folder(child, suffixes, own)
        elif child.is_file() and child.suffix.lower() in suffixes:
            yield _named(child)
        else:
            yield Row(child, Outcome.SKIPPED, f"Not one of: {_list(suffixes)}")


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
