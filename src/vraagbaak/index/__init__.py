"""The index on disk: build it, change it, open it, search it, check it."""

from vraagbaak.index.build import add, remove
from vraagbaak.index.check import check
from vraagbaak.index.pipeline import Pipeline
from vraagbaak.index.progress import Progress, Silent
from vraagbaak.index.report import Outcome, Report, Row
from vraagbaak.index.store import DocumentEntry, Found, Index, require_model

__all__ = [
    "DocumentEntry",
    "Found",
    "Index",
    "Outcome",
    "Pipeline",
    "Progress",
    "Report",
    "Row",
    "Silent",
    "add",
    "check",
    "remove",
    "require_model",
]
