"""Dutch or English."""

from __future__ import annotations

import pytest

from vraagbaak.language import detect_language
from vraagbaak.types import Language


@pytest.mark.parametrize(
    "question",
    [
        "Wat zegt het kabinet over encryptie?",
        "En Letland?",
        "waarom niet",
        "energy only market, wat houdt dat in",
        "subsidieregeling zonnepanelen",
        "INTCEN",
        "440 Dublinzaken",
        "",
        "Klopt het dat de counter-terrorism coordinator in Brussel zit?",
    ],
)
def test_dutch_is_found(question: str) -> None:
    assert detect_language(question) is Language.DUTCH


@pytest.mark.parametrize(
    "question",
    [
        "What does the cabinet say about encryption?",
        "And Latvia?",
        "why not",
        "and in 2023?",
        "How many Tweede Kamer members asked about vuurwerk?",
        "fireworks storage rules",
        "Which municipalities tested the new service?",
    ],
)
def test_english_is_found(question: str) -> None:
    assert detect_language(question) is Language.ENGLISH
