"""Part pairs into halves that share no paper, whatever form the paper has in a set.

A paper can be a file of the corpus, a title in a set in the form of BEIR, or both; and be there as
Word file and as PDF. Groups that share an answer are taken to be one paper.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from scipy.cluster.hierarchy import DisjointSet

from vraagbaak.types import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from eval.adaptation.pairs import Answer, Pair

HALVES = 2
_TELLING = 100
"""So many letters of an answer tell it from others; shorter ones are alike in many papers."""
_KEPT = 80
_NO_LETTER = re.compile(r"[\W\d_]+")


def half_of(pairs: Sequence[Pair]) -> dict[str, int]:
    """Give each group the number of its half: a checksum of the paper, so that it stays."""
    groups = DisjointSet(sorted({pair.group for pair in pairs}))
    first: dict[str, str] = {}
    for pair in pairs:
        for key in _keys(pair.answers):
            groups.merge(pair.group, first.setdefault(key, pair.group))
    return {group: _number(min(paper)) % HALVES for paper in groups.subsets() for group in paper}


def _keys(answers: Iterable[Answer]) -> Iterator[str]:
    """Take the letters that the sentences of an answer begin with."""
    for answer in answers:
        for text in answer.views.get(PassageKind.SENTENCE, ()):
            letters = _NO_LETTER.sub("", text.lower())
            if len(letters) >= _TELLING:
                yield letters[:_KEPT]


def _number(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16)
