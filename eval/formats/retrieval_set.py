"""A set that measures retrieval alone: queries, passages, and which of them fit together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vraagbaak.types import Language

Qrels: TypeAlias = "Mapping[str, Mapping[str, int]]"
"""Grades of relevance by query and passage; 0 and below is not relevant."""

Rankings: TypeAlias = "Mapping[str, Mapping[str, float]]"
"""Scores by query and passage, best first."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for; without words and language where only its id is known."""

    id: str
    text: str
    language: Language | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage of a corpus; passages with the same title come from one document."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Queries that are judged, the passages to rank, and rankings made elsewhere.

    `corpus` is empty where there are only rankings to score; `unjudged` counts queries that are
    left out because nothing is known about them. `files` are those the set was read from.
    """

    queries: tuple[Query, ...]
    qrels: Qrels
    corpus: tuple[Entry, ...]
    runs: tuple[Path, ...]
    unjudged: int
    files: tuple[Path, ...]
