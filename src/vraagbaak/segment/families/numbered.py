"""Papers with headings `Vraag 3` and `Antwoord 3, 4 en 5`, such as the Aanhangsel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.segment.closing import before_closing, first_paper, without_strays
from vraagbaak.segment.drafts import Draft
from vraagbaak.segment.labels import Side
from vraagbaak.segment.particulars.head import is_aanhangsel
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.labels import Heading
    from vraagbaak.types import Document


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a heading stands among the blocks."""

    at: int
    heading: Heading


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading and what stands under it."""

    heading: Heading
    content: tuple[Block, ...]
    broken: bool
    """Whether a heading of unknown form stands in it: what was asked last cannot be told."""


def is_aanhangsel_form(document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether questions carry headings with numbers, under the head of an Aanhangsel.

    Pages in columns need more than headings to be read right; plain text has none.
    """
    if not any(block.heading and block.heading.side is Side.QUESTION for block in blocks):
        return False
    plain = document.measure is Measure.CELLS
    return plain or is_aanhangsel(document, head_of_numbered(blocks))


def head_of_numbered(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take what stands above the first heading of a question, else of an answer."""
    headings = [(at, block.heading) for at, block in enumerate(blocks) if block.heading is not None]
    asked = [at for at, heading in headings if heading.side is Side.QUESTION or heading.labels]
    first = next(iter(asked or [at for at, _ in headings]), len(blocks))
    return blocks[:first]


def numbered(blocks: Sequence[Block]) -> list[Draft]:
    """Pair each answer with the questions that its heading names.

    A heading that names none, or only such as were never asked, answers what is still open.
    """
    blocks = first_paper(blocks)
    questions: dict[str, tuple[Block, ...]] = {}
    pending: list[str] = []
    drafts: list[Draft] = []
    for part in _parts(blocks):
        if part.heading.side is Side.QUESTION:
            questions.update(dict.fromkeys(part.heading.labels, part.content))
            pending = [] if part.broken else [*pending, *part.heading.labels]
            continue
        names = part.heading.labels or tuple(pending)
        known = [name for name in names if name in questions] or pending
        asked = dict.fromkeys(block for name in known for block in questions[name])
        drafts.append(Draft(names, part.heading.printed, tuple(asked), part.content))
        pending = []
    return drafts


def _parts(blocks: Sequence[Block]) -> list[_Part]:
    """Take the blocks behind each heading up to the next, the last up to what closes the paper."""
    starts = _headings(blocks)
    ends = [*(start.at for start in starts[1:]), len(blocks)]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        content = blocks[start.at + 1 : end]
        if end == len(blocks):
            content = before_closing(content)
        kept = tuple(without_strays(content))
        parts.append(_Part(start.heading, kept, broken=len(kept) < len(content)))
    return parts


def _headings(blocks: Sequence[Block]) -> list[_Start]:
    """Find the headings; one without labels where nothing was asked is part of an answer."""
    starts: list[_Start] = []
    for at, block in enumerate(blocks):
        if block.heading is None:
            continue
        follows_question = bool(starts) and starts[-1].heading.side is Side.QUESTION
        if block.heading.side is Side.QUESTION or block.heading.labels or follows_question:
            starts.append(_Start(at, block.heading))
    return starts
