"""Variables of the environment, each read as what it must be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGITS = re.compile(r"[0-9]{1,9}")
_ON, _OFF = ("1", "on", "true", "yes"), ("0", "off", "false", "no")


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number in a variable of the environment."""

    variable: str
    what: str
    least: int
    most: int

    def of(self, environment: Mapping[str, str], default: int) -> int:
        """Read the number, the default where there is none.

        Raises:
            ValueError: It is no number, or out of its range.
        """
        value = environment.get(self.variable, "")
        if not value:
            return default
        if DIGITS.fullmatch(value) and self.least <= int(value) <= self.most:
            return int(value)
        raise ValueError(
            f"{self.variable} is {value!r}; give {self.what} from {self.least} to {self.most}."
        )


def switch(environment: Mapping[str, str], variable: str) -> bool:
    """Read whether something is on; it is off where nothing is said.

    Raises:
        ValueError: It is neither on nor off.
    """
    value = environment.get(variable, "").strip().lower()
    if value in _ON:
        return True
    if value and value not in _OFF:
        raise ValueError(f"{variable} is {value!r}; give on or off.")
    return False


def path(environment: Mapping[str, str], variable: str) -> Path | None:
    """Read a file's or a folder's path; None where there is none."""
    value = environment.get(variable)
    return Path(value) if value else None


def listed(environment: Mapping[str, str], variable: str) -> tuple[str, ...]:
    """Read values with commas between them."""
    parts = (part.strip() for part in environment.get(variable, "").split(","))
    return tuple(part for part in parts if part)
