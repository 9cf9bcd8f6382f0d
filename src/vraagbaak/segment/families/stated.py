"""Papers whose format says what is a question and what an answer, such as the official XML."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from vraagbaak.segment.closing import before_unknown, first_paper, without_strays
from vraagbaak.segment.families.numbered import paired
from vraagbaak.segment.labels import Side
from vraagbaak.segment.particulars.head import is_aanhangsel
from vraagbaak.segment.parts import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.drafts import Draft
    from vraagbaak.types import Document


def is_stated(_document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether the format names questions or answers, whatever the paper is."""
    return any(block.opens is not None for block in blocks)


def is_stated_aanhangsel(document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether the format names questions or answers, under the head of an Aanhangsel."""
    return is_stated(document, blocks) and is_aanhangsel(document, before_turns(blocks))


def before_turns(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take what stands above the first question or answer."""
    return blocks[: next(at for at, block in enumerate(blocks) if block.opens is not None)]


def stated(blocks: Sequence[Block]) -> list[Draft]:
    """Pair each answer with the questions that its number names.

    A question or answer without a number is no part of an exchange, and ends what stands above.
    """
    return paired(_parts(first_paper(blocks)))


def _parts(blocks: Sequence[Block]) -> list[Part]:
    """Take what stands in each question and answer that has a number or heading."""
    starts = _starts(blocks)
    found = []
    for start, end in itertools.pairwise([*starts, len(blocks)]):
        heading = blocks[start].heading
        if heading is None:
            continue
        content = blocks[start + 1 : end]
        asks = heading.side is Side.QUESTION
        kept = before_unknown(content) if asks else without_strays(content)
        # Where something without a number follows, an answer without one may be for that.
        parted = end < len(blocks) and blocks[end].heading is None
        broken = asks and (parted or len(kept) < len(content))
        found.append(Part(heading, tuple(kept), broken=broken))
    return found


def _starts(blocks: Sequence[Block]) -> list[int]:
    """Find where the format says that something begins, and the headings that it has not named."""
    starts: list[int] = []
    for at, block in enumerate(blocks):
        above = blocks[starts[-1]].heading if starts else None
        asked = above is not None and above.side is Side.QUESTION
        headed = block.heading is not None and (bool(block.heading.labels) or asked)
        if block.opens is not None or headed:
            starts.append(at)
    return starts
