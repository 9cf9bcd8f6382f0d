"""Measure how exactly papers are read: units, words, marks, and what must give nothing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.reading.agreement import TextAgreement, text_agreement
from eval.reading.marks import question_marks
from eval.reading.segmentation import Agreement, compare, read_gold, total, units
from eval.runs.stamp import commit
from vraagbaak.errors import ReadError
from vraagbaak.read import SUFFIXES, read
from vraagbaak.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vraagbaak.types import Paper

GOLD = Path(__file__).parents[1] / "sets" / "segmentation"
UNANSWERED = ("alleen-vragen", "overig")
"""Folders of papers that hold no answer."""


@dataclass(frozen=True, slots=True)
class Count:
    """The marks of questions in a text file, and the questions found in it."""

    file: str
    marks: int
    questions: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured on a folder of papers."""

    units: tuple[Agreement, ...]
    text: TextAgreement
    counts: tuple[Count, ...]
    false_exchanges: dict[str, int]
    refused: dict[str, str]

    def report(self) -> dict[str, Any]:
        """Put the figures in a form for JSON, stamped with the commit."""
        sum_of_units = total(self.units)
        return {
            "commit": commit(),
            "unit_f1": sum_of_units.f1,
            "units": [_figures(each) for each in (*self.units, sum_of_units)],
            "notes_looked_at": sum_of_units.noted,
            "notes_exact": sum_of_units.noted - len(sum_of_units.astray),
            "text_answers": self.text.answers,
            "text_exact": self.text.exact,
            "text_disagreements": [asdict(each) for each in self.text.disagreements],
            "question_marks": [asdict(each) for each in self.counts],
            "false_exchanges": self.false_exchanges,
            "refused": self.refused,
        }


def measure_reading(
    folder: Path, *, gold: Path = GOLD, tell: Callable[[str], None] = lambda _: None
) -> Reading:
    """Read every paper below `folder` and hold it against the gold files.

    Raises:
        ValueError: A gold file is not of the form it should have.
    """
    papers: dict[Path, Paper] = {}
    refused: dict[str, str] = {}
    for path in _files(folder):
        name = str(path.relative_to(folder))
        tell(name)
        try:
            papers[path] = segment(read(path))
        except ReadError as error:
            refused[name] = error.reason
    return Reading(
        units=tuple(_agreements(papers, folder, gold=gold)),
        text=text_agreement(papers),
        counts=tuple(_counts(papers, folder)),
        false_exchanges=_false_exchanges(papers, folder),
        refused=refused,
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)


def _agreements(papers: dict[Path, Paper], folder: Path, *, gold: Path) -> Iterable[Agreement]:
    for path in sorted(gold.glob("*.json")):
        expected = read_gold(path)
        for file in expected.files:
            paper = papers.get(folder / file)
            yield compare(file, expected.units, units(paper) if paper else ())


def _counts(papers: dict[Path, Paper], folder: Path) -> Iterable[Count]:
    for path, paper in papers.items():
        file = path.relative_to(folder)
        if path.suffix.lower() == ".txt" and file.parts[0] not in UNANSWERED:
            marks = question_marks(path.read_text(encoding="utf-8", errors="replace"))
            questions = sum(len(each.labels) for each in paper.exchanges)
            yield Count(str(file), marks, questions)


def _false_exchanges(papers: dict[Path, Paper], folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): len(paper.exchanges)
        for path, paper in papers.items()
        if path.relative_to(folder).parts[0] in UNANSWERED
    }


def _figures(agreement: Agreement) -> dict[str, Any]:
    return {
        "file": agreement.file,
        "expected": agreement.expected,
        "found": agreement.found,
        "exact": agreement.exact,
        "f1": agreement.f1,
    }
