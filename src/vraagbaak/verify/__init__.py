"""Read source files again, and compare what they say with what the index holds."""

from vraagbaak.verify.sources import Finding, Verdict, Verification, What, verify, verify_quote

__all__ = ["Finding", "Verdict", "Verification", "What", "verify", "verify_quote"]
