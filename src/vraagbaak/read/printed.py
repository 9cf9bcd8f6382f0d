"""A line as it stands on the page, with the place and type of each of its characters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vraagbaak.types import Box, Role

if TYPE_CHECKING:
    from vraagbaak.read.paragraphs import Break
    from vraagbaak.types import Opening


@dataclass(frozen=True, eq=False)
class PrintedLine:
    """One line of a page, before anything is joined or set apart.

    `text` has no blanks at its ends and single blanks inside. For its n characters: `boxes`
    float32, shape (n, 4), x0, top, x1, bottom; `sizes` float32, shape (n,), font sizes; `raised`
    bool, shape (n,), characters set smaller and higher than the line. `before` parts it from the
    line above, and `opens` names what begins with it, where the file's format says so.
    """

    page_number: int
    text: str
    boxes: npt.NDArray[np.float32]
    sizes: npt.NDArray[np.float32]
    raised: npt.NDArray[np.bool_]
    bold: bool = False
    italic: bool = False
    role: Role = Role.BODY
    before: Break | None = None
    opens: Opening | None = None

    # Both are asked for dozens of times for each line; slots would leave no room to keep them.
    @cached_property
    def box(self) -> Box:
        """The smallest box around the line."""
        low, high = self.boxes[:, :2].min(axis=0), self.boxes[:, 2:].max(axis=0)
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    @cached_property
    def size(self) -> float:
        """The font size of most of the line."""
        return float(np.median(self.sizes))
