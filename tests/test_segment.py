"""Cutting the exchanges out of papers written here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.types import Chamber, Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vraagbaak.types import Paper

OVERLEG = """\
Vragen en opmerkingen van de leden van de fracties van de Lezers en de Pers
gezamenlijk naar aanleiding van het verslag

De leden van deze fracties hebben het verslag gelezen.

Kan de regering zeggen wat zij doet?

Antwoord

De regering doet veel.

Ook morgen nog.


Vragen en opmerkingen van de leden van de Boeken-fractie n.a.v. het plan

De leden van de Boeken-fractie hebben kennisgenomen van het plan.

1. Het plan is dik. Hoe dik?

2. Waarom is het dik?

Antwoord 1 en 2
Het plan telt honderd bladzijden. Dat staat ook in
1. de inhoudsopgave.


3. Het plan heeft delen.
a. Welk deel is het eerste?

Antwoord 3a
Het deel over letters.
b. En het tweede?

Antwoord 3b
Het deel over cijfers.


Vragen en opmerkingen van de leden van de fractie van de Krant

Wat kost het?

Antwoord
Tien euro.

Zoals eerder gemeld is dat de prijs.

Verder wordt in het verslag het volgende gesteld:

“De prijs stijgt.”

Klopt dat?

Antwoord
Ja.
"""

AANHANGSEL = """\
Tweede Kamer der Staten-Generaal
2
Vergaderjaar 2022–2023
Aanhangsel van de Handelingen

Vragen gesteld door de leden der Kamer, met de daarop door de
regering gegeven antwoorden

4321

Vragen van de leden Voorbeeld (ABC) en Proef (XYZ) aan de Minister van
Letteren over de prijs van boeken (ingezonden 3 april 2023).

Antwoord van Minister Specimen (Letteren) (ontvangen 21 april 2023). Zie ook
Aanhangsel Handelingen, vergaderjaar 2021–2022, nr. 12.

Vraag 1
Kent u het boek?

Antwoord 1
Ja.

Vraag 2
Is het duur?

Vraag 3
Hoe duur?

Antwoord 2 en 3
Het kost tien euro.
Een tweede zin.

Vraag 4
Wanneer verschijnt het vervolg?

Antwoord 4
In mei.

Toelichting:

Deze vragen dienen ter aanvulling op eerdere vragen.
"""


@pytest.fixture
def paper(tmp_path: Path) -> Callable[[str], Paper]:
    def read_and_segment(text: str) -> Paper:
        path = tmp_path / "paper.txt"
        path.write_text(text, encoding="utf-8")
        return segment(read(path))

    return read_and_segment


def cuts(paper: Paper) -> list[tuple[str, str, str]]:
    """List label, question and answer of each exchange."""
    cut = paper.document.cut
    return [(each.label, cut(each.question), cut(each.answer)) for each in paper.exchanges]


def test_a_schriftelijk_overleg_is_cut_by_faction_and_heading(
    paper: Callable[[str], Paper],
) -> None:
    found = paper(OVERLEG)
    assert found.document.kind is Kind.SCHRIFTELIJK_OVERLEG
    assert [(each.labels, each.by) for each in found.exchanges] == [
        (("1",), "Lezers en Pers"),
        (("1", "2"), "Boeken"),
        (("3a",), "Boeken"),
        (("3b",), "Boeken"),
        (("1",), "Krant"),
        (("2",), "Krant"),
    ]
    assert cuts(found) == [
        (
            "Antwoord",
            "De leden van deze fracties hebben het verslag gelezen.\n\n"
            "Kan de regering zeggen wat zij doet?",
            "De regering doet veel.\n\nOok morgen nog.",
        ),
        (
            "Antwoord 1 en 2",
            "1. Het plan is dik. Hoe dik?\n\n2. Waarom is het dik?",
            "Het plan telt honderd bladzijden. Dat staat ook in 1. de inhoudsopgave.",
        ),
        (
            "Antwoord 3a",
            "3. Het plan heeft delen.\na. Welk deel is het eerste?",
            "Het deel over letters.",
        ),
        ("Antwoord 3b", "b. En het tweede?", "Het deel over cijfers."),
        ("Antwoord", "Wat kost het?", "Tien euro.\n\nZoals eerder gemeld is dat de prijs."),
        (
            "Antwoord",
            "Verder wordt in het verslag het volgende gesteld:\n\n“De prijs stijgt.”\n\nKlopt dat?",
            "Ja.",
        ),
    ]


def test_date_and_reference_come_from_the_letters_head(paper: Callable[[str], Paper]) -> None:
    head = "Datum      17 december 2021\nOns kenmerk   MIN-3765432\nBetreft  Het plan\n\n"
    document = paper(head + OVERLEG).document
    assert (document.date, document.reference) == (date(2021, 12, 17), "MIN-3765432")


def test_an_aanhangsel_is_cut_by_its_numbers_and_ends_before_its_explanation(
    paper: Callable[[str], Paper],
) -> None:
    found = paper(AANHANGSEL)
    assert [each.labels for each in found.exchanges] == [("1",), ("2", "3"), ("4",)]
    assert cuts(found) == [
        ("Antwoord 1", "Kent u het boek?", "Ja."),
        (
            "Antwoord 2 en 3",
            "Is het duur?\n\nHoe duur?",
            "Het kost tien euro. Een tweede zin.",
        ),
        ("Antwoord 4", "Wanneer verschijnt het vervolg?", "In mei."),
    ]


def test_the_head_of_an_aanhangsel_is_read(paper: Callable[[str], Paper]) -> None:
    document = paper(AANHANGSEL).document
    assert document.kind is Kind.AANHANGSEL
    assert document.chamber is Chamber.HOUSE
    assert document.title == "De prijs van boeken"
    assert document.reference == "ah-tk-20222023-4321"
    assert document.url == "https://zoek.officielebekendmakingen.nl/ah-tk-20222023-4321.html"
    assert document.date == date(2023, 4, 21)
    assert document.asked_by == "Voorbeeld (ABC) en Proef (XYZ)"
    assert document.answered_by == "Minister Specimen (Letteren)"


def test_a_mededeling_has_no_answers(paper: Callable[[str], Paper]) -> None:
    text = AANHANGSEL.replace("Antwoord van Minister", "Mededeling van Minister")
    text = text[: text.index("Antwoord 1")] + "Mededeling\n\nHet antwoord komt later.\n"
    found = paper(text)
    assert found.document.kind is Kind.MEDEDELING
    assert found.exchanges == ()


def test_questions_alone_are_no_exchanges(paper: Callable[[str], Paper]) -> None:
    text = AANHANGSEL[: AANHANGSEL.index("Antwoord van")] + "Vraag 1\nKent u het boek?\n"
    found = paper(text)
    assert (found.document.kind, found.exchanges) == (Kind.KAMERVRAGEN, ())


def test_a_paper_of_no_known_form_has_no_exchanges(paper: Callable[[str], Paper]) -> None:
    found = paper("Geachte voorzitter,\n\nHierbij antwoord ik.\n\nAntwoord\n\nEen tekst.\n")
    assert (found.document.kind, found.exchanges) == (Kind.OTHER, ())


def test_ids_come_from_the_content(paper: Callable[[str], Paper]) -> None:
    first, again, other = paper(OVERLEG), paper(OVERLEG), paper(OVERLEG + "\nMeer.\n")
    assert [each.id for each in first.exchanges] == [each.id for each in again.exchanges]
    assert len({each.id for each in first.exchanges}) == len(first.exchanges)
    assert not {each.id for each in first.exchanges} & {each.id for each in other.exchanges}
