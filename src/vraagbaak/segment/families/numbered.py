"""Papers that number their questions, such as the Aanhangsel: `Vraag 3`, `Antwoord 3, 4 en 5`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.segment.closing import first_paper
from vraagbaak.segment.drafts import Draft
from vraagbaak.segment.marks import GIVEN, marks
from vraagbaak.segment.members import by_title
from vraagbaak.segment.particulars.head import is_aanhangsel
from vraagbaak.segment.parts import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.parts import Part
    from vraagbaak.types import Document


def is_aanhangsel_form(document: Document, blocks: Sequence[Block]) -> bool:
    """Tell whether questions are numbered under the head of an Aanhangsel."""
    opening = marks(blocks)
    return bool(opening) and is_aanhangsel(document, blocks[: opening[0].at])


def head_of_numbered(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take what stands above the first question, else above the first heading of an answer.

    Who answers may stand below all questions.
    """
    headings = (at for at, block in enumerate(blocks) if block.heading is not None)
    first = next((mark.at for mark in marks(blocks)), next(headings, len(blocks)))
    return (*blocks[:first], *(block for block in blocks[first:] if GIVEN.fullmatch(block.text)))


def numbered(blocks: Sequence[Block]) -> list[Draft]:
    """Pair each answer with the questions that its heading names.

    A heading that names none, or only such as were not asked before it, answers what is open.
    """
    blocks = first_paper(blocks)
    return by_title(blocks, paired(parts(blocks)))


def paired(found: Sequence[Part]) -> list[Draft]:
    """Pair the answers among these parts with the questions."""
    questions = _Questions(found)
    drafts: list[Draft] = []
    for place, part in enumerate(found):
        if part.asks:
            questions.ask(place)
            continue
        names = questions.names(part)
        texts = dict.fromkeys(block for at in questions.asked(names) for block in found[at].content)
        questions.answer()
        if names and not part.broken:
            drafts.append(Draft(names, part.heading.printed, tuple(texts), part.content))
    return drafts


class _Questions:
    """The questions of a paper, by their place among its parts, as its answers pass by."""

    def __init__(self, found: Sequence[Part]) -> None:
        self._found = found
        self._places: dict[str, list[int]] = {}
        for place, part in enumerate(found):
            for name in part.heading.labels if part.asks else ():
                self._places.setdefault(name, []).append(place)
        self._claimed = {
            name for part in found if part.headed and not part.asks for name in part.heading.labels
        }
        self._open: list[int] = []
        self._passed: dict[str, int] = {}

    def ask(self, place: int) -> None:
        """Pass by a question; below a heading of unknown form nobody knows what is open."""
        part = self._found[place]
        self._open = [] if part.broken else [*self._open, place]
        self._passed.update(dict.fromkeys(part.heading.labels, place))

    def answer(self) -> None:
        """Pass by an answer."""
        self._open = []

    def names(self, part: Part) -> tuple[str, ...]:
        """Name the questions that an answer is for: those it names, else those that are open."""
        if part.headed and part.heading.labels:
            return part.heading.labels
        opened = (name for at in self._open for name in self._found[at].heading.labels)
        own = () if part.headed else part.heading.labels
        kept = (name for name in opened if part.headed or name in own or name not in self._claimed)
        return tuple(dict.fromkeys(kept))

    def asked(self, names: Sequence[str]) -> list[int]:
        """Give the places of the questions with these names.

        Of two with one number, those are meant that are open, else the last before the answer.
        """
        if not any(name in self._passed for name in names):
            return self._open
        return [place for name in names for place in self._named(name)]

    def _named(self, name: str) -> list[int]:
        opened = [at for at in self._open if name in self._found[at].heading.labels]
        if opened or name not in self._places:
            return opened
        return [self._passed.get(name, self._places[name][0])]
