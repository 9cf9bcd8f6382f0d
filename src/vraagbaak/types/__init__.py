"""The values that pass between stages: frozen, without behaviour beyond what follows from them."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from vraagbaak.types.answers import (
    Answer,
    Asked,
    Citation,
    Cited,
    Hit,
    Language,
    PageMarks,
    Pointer,
    Quote,
    ScoredSpan,
    Similar,
    Status,
)
from vraagbaak.types.forms import Form
from vraagbaak.types.papers import (
    Chamber,
    Document,
    Exchange,
    Footnote,
    Kind,
    Member,
    NoteMark,
    Paper,
    Particulars,
    Passage,
    PassageKind,
    Reference,
    Respondent,
)
from vraagbaak.types.places import Box, CharMap, Line, Measure, Opening, Page, Role, Span
from vraagbaak.types.selection import Filter, Scope, Selection
from vraagbaak.types.stated import SideFile, Stated

Vectors: TypeAlias = npt.NDArray[np.float32]
"""Unit vectors, float32, shape (texts, dimension)."""

__all__ = [
    "Answer",
    "Asked",
    "Box",
    "Chamber",
    "CharMap",
    "Citation",
    "Cited",
    "Document",
    "Exchange",
    "Filter",
    "Footnote",
    "Form",
    "Hit",
    "Kind",
    "Language",
    "Line",
    "Measure",
    "Member",
    "NoteMark",
    "Opening",
    "Page",
    "PageMarks",
    "Paper",
    "Particulars",
    "Passage",
    "PassageKind",
    "Pointer",
    "Quote",
    "Reference",
    "Respondent",
    "Role",
    "Scope",
    "ScoredSpan",
    "Selection",
    "SideFile",
    "Similar",
    "Span",
    "Stated",
    "Status",
    "Vectors",
]
