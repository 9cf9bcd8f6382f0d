"""Excerpts of answers that were found for questions, and whether they answer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.fitting.wanted import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eval.fitting.samples import Sample
    from vraagbaak.answerability import Judge
    from vraagbaak.calibration import Decision
    from vraagbaak.types import Language

DEPTH = 3
"""So many of the first hits may be right; of these, all are learned from."""
WRONG_DEPTH = 2
"""Of so many of the first hits those are learned from that are wrong."""
_KINDS = (Kind.ANSWERABLE, Kind.NEAR_MISS)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What would be read of one hit. `logit` is what the decision says without reading it."""

    question: str
    text: str
    language: Language
    group: str
    answers: bool
    decides: bool
    """Whether it is a first hit that is right, or the first hit of a near miss."""
    logit: float


def excerpts(
    samples: Iterable[Sample], judge: Judge, decision: Mapping[Language, Decision]
) -> Iterator[Excerpt]:
    """Cut the excerpts of the first hits of each question that has an answer or just misses one."""
    for sample in samples:
        wanted = sample.wanted
        if wanted.kind not in _KINDS:
            continue
        for at, hit in enumerate(sample.hits[:DEPTH]):
            right = bool(sample.right[at])
            if at >= WRONG_DEPTH and not right:
                continue
            yield Excerpt(
                question=wanted.text,
                text=judge.excerpt(wanted.text, hit, wanted.language),
                language=wanted.language,
                group=wanted.group,
                answers=right,
                decides=at == 0 and (right or wanted.kind is Kind.NEAR_MISS),
                logit=decision[wanted.language].answers.logit(hit.signals),
            )
