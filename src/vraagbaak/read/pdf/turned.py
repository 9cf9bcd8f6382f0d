"""Read pages whose text runs sideways or upside down as if they were held upright."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from vraagbaak.types import Box, CharMap, Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from vraagbaak.read.flow import Flow
    from vraagbaak.read.pdf.runs import PdfChar

SIDES = ("x0", "top", "x1", "bottom")
FULL_TURN = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """How the text of a page stands: `quarters` turns clockwise bring it upright."""

    quarters: int
    page: Page

    @classmethod
    def of(cls, chars: Sequence[PdfChar], page: Page) -> Turn:
        """Find how most of a page's text stands."""
        matrices = Counter(char["matrix"][:4] for char in chars if not char["text"].isspace())
        counts: Counter[int] = Counter()
        for matrix, times in matrices.items():
            quarters = _quarters(matrix)
            if quarters is not None:
                counts[quarters] += times
        return cls(max(counts, key=lambda quarters: counts[quarters], default=0), page)

    @property
    def held(self) -> Page:
        """The page as it is held to read it."""
        if self.quarters % 2 == 0:
            return self.page
        return replace(self.page, width=self.page.height, height=self.page.width)

    def upright(self, chars: Sequence[PdfChar]) -> list[PdfChar]:
        """Turn the text upright, and leave out what stands otherwise."""
        matrices = {char["matrix"][:4] for char in chars}
        own_matrices = {matrix for matrix in matrices if _quarters(matrix) == self.quarters}
        own = [char for char in chars if char["matrix"][:4] in own_matrices]
        return [self._upright(char) for char in own] if self.quarters else own

    def _upright(self, char: PdfChar) -> PdfChar:
        sides = _turned([char[side] for side in SIDES], self.quarters, self.page)
        size = sides[3] - sides[1]
        return {**char, **dict(zip(SIDES, sides, strict=True)), "size": size}

    def displayed(self, boxes: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Turn boxes of shape (n, 4) back to where they stand on the page as displayed."""
        columns = _turned(list(boxes.T), FULL_TURN - self.quarters, self.held)
        return np.stack(columns, axis=1).astype(np.float32)


def as_displayed(text: Flow, turns: Mapping[int, Turn]) -> Flow:
    """Put the text of pages that were held otherwise where it stands as they are displayed."""
    turned = {number: turn for number, turn in turns.items() if turn.quarters}
    if not turned:
        return text
    boxes = text.chars.boxes.copy()
    for number, turn in turned.items():
        on_page = text.chars.pages == number
        boxes[on_page] = turn.displayed(boxes[on_page])
    lines = tuple(
        replace(line, box=_displayed(line.box, turned[line.page_number]))
        if line.page_number in turned
        else line
        for line in text.lines
    )
    return replace(text, chars=CharMap(text.chars.pages, boxes), lines=lines)


def _displayed(box: Box, turn: Turn) -> Box:
    sides = np.array([[box.x0, box.top, box.x1, box.bottom]], dtype=np.float32)
    return Box(*map(float, turn.displayed(sides)[0]))


def _turned(sides: Sequence[Any], quarters: int, page: Page) -> Sequence[Any]:
    """Turn the sides of a box, or columns of them, with their page clockwise."""
    lengths = (page.height, page.width)
    for turn in range(quarters):
        x0, top, x1, bottom = sides
        length = lengths[turn % 2]
        sides = (length - bottom, x0, length - top, x1)
    return sides


def _quarters(matrix: tuple[float, float, float, float]) -> int | None:
    """Tell how characters of a text matrix stand; None if they are mirrored."""
    a, b, c, d = matrix
    if a * d - b * c <= 0:
        return None
    if abs(a) >= abs(b):
        return 0 if a > 0 else 2
    return 1 if b > 0 else 3
