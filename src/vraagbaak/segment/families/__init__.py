"""The families of layout: each a small recogniser, tried in order, the surest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.segment.families.audit import audit, before_questions, is_audit
from vraagbaak.segment.families.letter import is_answered, is_letter, letter
from vraagbaak.segment.families.nota import before_nota, is_nota, nota
from vraagbaak.segment.families.numbered import (
    head_of_numbered,
    is_aanhangsel_form,
    numbered,
)
from vraagbaak.segment.families.overleg import before_sections, is_overleg, overleg
from vraagbaak.segment.families.question_list import (
    before_list,
    is_question_list,
    is_question_table,
    no_drafts,
    question_list,
)
from vraagbaak.segment.families.stated import before_turns, is_stated, is_stated_aanhangsel, stated
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.segment.drafts import Draft
    from vraagbaak.types import Document


@dataclass(frozen=True, slots=True)
class Family:
    """A family of layout.

    `recognises` tells by what no other family has; `head` takes the blocks above the first
    question; `drafts` pairs questions and answers. `kind` is that of its papers, where the head
    does not say better.
    """

    name: str
    kind: Kind
    recognises: Callable[[Document, Sequence[Block]], bool]
    head: Callable[[Sequence[Block]], Sequence[Block]]
    drafts: Callable[[Sequence[Block]], list[Draft]]


FAMILIES = (
    Family("aanhangsel", Kind.AANHANGSEL, is_stated_aanhangsel, before_turns, stated),
    Family("stated", Kind.OTHER, is_stated, before_turns, stated),
    Family("nota", Kind.NOTA, is_nota, before_nota, nota),
    Family("overleg", Kind.SCHRIFTELIJK_OVERLEG, is_overleg, before_sections, overleg),
    Family("audit", Kind.COURT_OF_AUDIT, is_audit, before_questions, audit),
    Family("table", Kind.QUESTION_LIST, is_question_table, before_list, no_drafts),
    Family("list", Kind.QUESTION_LIST, is_question_list, before_list, question_list),
    Family("numbered", Kind.AANHANGSEL, is_aanhangsel_form, head_of_numbered, numbered),
    Family("letter", Kind.LETTER, is_letter, head_of_numbered, letter),
    Family("answers", Kind.OTHER, is_answered, head_of_numbered, numbered),
)


def family(document: Document, blocks: Sequence[Block]) -> Family | None:
    """Find the family of a paper by the evidence in it; None: nothing is guessed."""
    return next((each for each in FAMILIES if each.recognises(document, blocks)), None)
