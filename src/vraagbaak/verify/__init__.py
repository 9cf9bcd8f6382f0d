"""Read source files again, and compare what they say with what the index holds."""

from vraagbaak.verify.sources import (
    Checked,
    Finding,
    Verdict,
    Verification,
    What,
    check_quote,
    verify,
    verify_quote,
)

__all__ = [
    "Checked",
    "Finding",
    "Verdict",
    "Verification",
    "What",
    "check_quote",
    "verify",
    "verify_quote",
]
