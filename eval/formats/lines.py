"""Lines of the files of a set, so that whatever is wrong is told with its file and line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from vraagbaak.errors import VraagbaakError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Member = TypeVar("Member", bound=StrEnum)

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SHOWN = 40
"""So many characters of what is wrong are shown."""


class SetError(VraagbaakError):
    """A set that cannot be used; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, counted from 1, without its end."""

    path: Path
    number: int
    text: str

    def error(self, reason: str) -> SetError:
        """Make the error that tells what is wrong here."""
        return SetError(f"{self.path}, line {self.number}: {reason}")


@dataclass(frozen=True, slots=True)
class Row:
    """A JSON object with the line it stands on."""

    line: Line
    fields: dict[str, Any]

    def error(self, reason: str) -> SetError:
        """Make the error that tells what is wrong here."""
        return self.line.error(reason)

    def text(self, name: str) -> str:
        """Give a field that must be there, and be text with something in it."""
        value = self._required(name)
        if not isinstance(value, str):
            raise self.error(f"the field '{name}' must be text, not {shown(value)}.")
        if not value.strip():
            raise self.error(f"the field '{name}' is empty. Give it some text.")
        return value

    def optional_text(self, name: str) -> str:
        """Give a field that is text; empty where it is left out."""
        value = self.fields.get(name)
        if value is not None and not isinstance(value, str):
            raise self.error(f"the field '{name}' must be text, not {shown(value)}.")
        return value or ""

    def id(self, name: str) -> str:
        """Give a field that names the row: text without blanks, or a whole number."""
        value = self._required(name)
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.error(f"the field '{name}' must be text, not {shown(value)}.")
        return checked_id(str(value), self.line)

    def one_of(self, name: str, known: type[Member]) -> Member:
        """Give a field that is a member of `known`."""
        value = self.text(name)
        try:
            return known(value)
        except ValueError as error:
            options = ", ".join(each.value for each in known)
            reason = f"the field '{name}' must be one of {options}, not {shown(value)}."
            raise self.error(reason) from error

    def _required(self, name: str) -> object:
        if name not in self.fields:
            raise self.error(f"the field '{name}' is missing. Add it.")
        return self.fields[name]


def lines_of(path: Path) -> Iterator[Line]:
    """Read the lines of a file in UTF-8 that are not blank; they may end as in Windows.

    Raises:
        SetError: The file cannot be opened, or a line is not UTF-8.
    """
    try:
        content = path.read_bytes().removeprefix(_BYTE_ORDER_MARK)
    except OSError as error:
        raise SetError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    for number, raw in enumerate(content.split(b"\n"), start=1):
        try:
            line = Line(path, number, raw.decode("utf-8").removesuffix("\r"))
        except UnicodeDecodeError as error:
            reason = "this is not UTF-8. Save the file in that encoding."
            raise Line(path, number, "").error(reason) from error
        if line.text.strip():
            yield line


def rows_of(path: Path) -> Iterator[Row]:
    """Read a file of JSON objects, one a line.

    Raises:
        SetError: The file cannot be read, or a line holds something else.
    """
    for line in lines_of(path):
        try:
            value = json.loads(line.text)
            if "\\u" in line.text:
                # Half of a pair of escapes is JSON, and no text that can be written again.
                json.dumps(value, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise line.error(f"no JSON: {error}. Give one JSON object a line.") from error
        if not isinstance(value, dict):
            raise line.error(f"no JSON object, but {shown(value)}. Give one object a line.")
        yield Row(line, value)


def checked_id(text: str, line: Line) -> str:
    """Check that a name can stand in a file of columns."""
    if not text.strip():
        reason = "the id is empty. Give each row a name of its own."
        raise line.error(reason)
    if text.split() != [text]:
        raise line.error(f"the id {shown(text)} holds blanks, at which columns part. Use others.")
    return text


class Names:
    """The names given so far, each with the line it was given on."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}

    def add(self, name: str, line: Line) -> None:
        """Take in a name.

        Raises:
            SetError: It was given before.
        """
        before = self._lines.setdefault(name, line)
        if before is not line:
            raise line.error(
                f"the id {name} was given before, on line {before.number}. "
                "Give each row a name of its own."
            )


def shown(value: object) -> str:
    """Show a value of a row in a message, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
