"""The JSON that other programs rely on; fields are added here, never renamed."""

from vraagbaak.contract.answers import answer_json, similar_json
from vraagbaak.contract.papers import (
    checked_json,
    document_json,
    entry_json,
    paper_json,
    verification_json,
)

__all__ = [
    "answer_json",
    "checked_json",
    "document_json",
    "entry_json",
    "paper_json",
    "similar_json",
    "verification_json",
]
