"""Answers of the Algemene Rekenkamer, which bear no mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Paper

LETTERHEAD = """Postbus 1
voorlichting@rekenkamer.nl

DATUM 3 mei 2031
BETREFT Antwoorden over het rapport Veerponten

Antwoorden Algemene Rekenkamer op vragen over het rapport Veerponten

"""


def made(tmp_path: Path, text: str) -> Paper:
    path = tmp_path / "veerponten.txt"
    path.write_text(LETTERHEAD + text, encoding="utf-8")
    return segment(read(path))


def units(paper: Paper) -> list[tuple[str, str, str]]:
    cut = paper.document.cut
    return [
        (",".join(each.labels), cut(each.question), cut(each.answer)) for each in paper.exchanges
    ]


def test_a_paragraph_parts_question_from_answer(tmp_path: Path) -> None:
    """The answer begins behind the paragraph of the last question mark."""
    paper = made(
        tmp_path,
        "Vraag 1\nHoeveel veerponten varen er? En\nwat kosten zij?\n\n"
        "In 2030 voeren er twaalf.\n\nZie ook het antwoord op Vraag 2 hieronder.\n\n"
        "Vraag 2\nKunt u de kosten noemen?\n\nDat hebben wij niet onderzocht.",
    )
    assert paper.document.kind is Kind.COURT_OF_AUDIT
    assert units(paper) == [
        (
            "1",
            "Hoeveel veerponten varen er? En wat kosten zij?",
            "In 2030 voeren er twaalf.\n\nZie ook het antwoord op Vraag 2 hieronder.",
        ),
        ("2", "Kunt u de kosten noemen?", "Dat hebben wij niet onderzocht."),
    ]
