"""Read the file beside a document that adds to what the document says of itself, or corrects it.

`brief.toml` stands beside `brief.pdf`. Its keys are the fields of `Stated`.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from vraagbaak.errors import ReadError
from vraagbaak.types import Chamber, Kind, Member, Respondent, SideFile, Stated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUFFIX = ".toml"
KEYS = tuple(field.name for field in fields(Stated))
LARGEST = 64 * 1024
"""Bytes; what is larger is something else."""
YEAR = re.compile(r"(?P<first>\d{4})-(?P<last>\d{4})")
ADDRESS = re.compile(r"https?://\S+")


def side_path(path: Path) -> Path:
    """Tell where the side file of a document would lie."""
    return path.with_suffix(SUFFIX)


def side_sha256(path: Path) -> str | None:
    """Give the checksum of a document's side file; None where there is none, or none to open."""
    try:
        return hashlib.sha256(side_path(path).read_bytes()).hexdigest()
    except OSError:
        return None


def side_file(path: Path) -> SideFile | None:
    """Read the side file of a document; None where there is none.

    Raises:
        ReadError: It cannot be opened, or holds something else; names the file, key and remedy.
    """
    place = side_path(path)
    if not place.is_file():
        return None
    try:
        content = place.read_bytes()
    except OSError as error:
        raise _error(place, f"cannot be opened ({error.strerror})", "Check its rights.") from error
    if len(content) > LARGEST:
        raise _error(place, "is too large", f"It may have {LARGEST} bytes.")
    try:
        raw = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise _error(place, f"is not valid TOML ({error})", "Correct or remove it.") from error
    stated = Stated(**{key: _value(place, key, value) for key, value in raw.items()})
    return SideFile(hashlib.sha256(content).hexdigest(), stated)


def _error(place: Path, reason: str, remedy: str) -> ReadError:
    return ReadError(place, f"the side file {place.name} {reason}", remedy)


def _value(place: Path, key: str, value: object) -> Any:  # noqa: ANN401  one type for each key
    if key not in KEYS:
        raise _error(place, f"has an unknown key: {key}", f"Use {', '.join(KEYS)}.")
    read = READERS[key](value)
    if read is None:
        raise _error(place, f"has a wrong {key}", f"It must be {EXPECTED[key]}.")
    return read


def _text(value: object) -> str | None:
    if not isinstance(value, str) or not value.isprintable():
        return None
    return value.strip() or None


def _date(value: object) -> datetime.date | None:
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    return None


def _year(value: object) -> str | None:
    found = YEAR.fullmatch(value) if isinstance(value, str) else None
    if found is None or int(found["last"]) != int(found["first"]) + 1:
        return None
    return found[0]


def _url(value: object) -> str | None:
    return value if isinstance(value, str) and ADDRESS.fullmatch(value) else None


def _kind(value: object) -> Kind | None:
    return next((kind for kind in Kind if kind.value == value), None)


def _chamber(value: object) -> Chamber | None:
    return next((chamber for chamber in Chamber if chamber.value == value), None)


def _numbers(value: object) -> tuple[str, ...] | None:
    numbers = [_text(each) for each in value] if isinstance(value, list) else []
    return tuple(each for each in numbers if each) if numbers and all(numbers) else None


def _askers(value: object) -> tuple[Member, ...] | None:
    tables = _tables(value, "name", "party")
    return tuple(Member(each["name"], each.get("party")) for each in tables) or None


def _respondents(value: object) -> tuple[Respondent, ...] | None:
    tables = _tables(value, "office", "name", "portfolio")
    return tuple(Respondent(t["office"], t.get("name"), t.get("portfolio")) for t in tables) or None


def _tables(value: object, required: str, *optional: str) -> list[dict[str, str]]:
    """Take a list of tables of texts; empty if it is anything else."""
    tables: list[Any] = value if isinstance(value, list) else [None]
    for each in tables:
        if not isinstance(each, dict) or required not in each:
            return []
        if not each.keys() <= {required, *optional} or not all(map(_text, each.values())):
            return []
    return tables


READERS: dict[str, Callable[[object], object]] = {
    **dict.fromkeys(("title", "reference", "kenmerk", "asked_by", "answered_by"), _text),
    **dict.fromkeys(("date", "sent", "received"), _date),
    "kind": _kind,
    "chamber": _chamber,
    "url": _url,
    "year": _year,
    "question_numbers": _numbers,
    "askers": _askers,
    "respondents": _respondents,
}
EXPECTED = {
    **dict.fromkeys(
        ("title", "reference", "kenmerk", "asked_by", "answered_by"),
        "a text in quotation marks, on one line",
    ),
    **dict.fromkeys(("date", "sent", "received"), "a date such as 2024-03-21"),
    "kind": "one of: " + ", ".join(Kind),
    "chamber": "one of: " + ", ".join(Chamber),
    "url": "an address that begins with https:// or http://",
    "year": 'a parliamentary year such as "2023-2024"',
    "question_numbers": 'a list such as ["2023Z14759"]',
    "askers": 'a list of tables such as {name = "Jansen", party = "XYZ"}; party may be left out',
    "respondents": 'a list of tables such as {office = "Minister", name = "Jansen", '
    'portfolio = "Letteren"}; name and portfolio may be left out',
}
"""What each key must hold, for the message where it holds something else."""
