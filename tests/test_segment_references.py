"""Where an answer points to another answer of its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vraagbaak.cite import pointers, quote
from vraagbaak.read import read
from vraagbaak.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Paper

QUESTIONS = {
    "1": "Hoe hoog is de dijk?",
    "2": "Wie meet dat?",
    "3": "Waarom?",
    "4a": "Waar staat het?",
    "4b": "En in het noorden?",
    "12": "Wat kost het?",
}


def paper_of(folder: Path, *, replies: dict[str, str]) -> Paper:
    """Read a paper that asks all questions and answers them, some with the words given."""
    parts = [
        f"Vraag {label}\n{question}\n\nAntwoord {label}\n{replies.get(label, 'Daar wordt over.')}\n"
        for label, question in QUESTIONS.items()
    ]
    path = folder / "dijken.txt"
    path.write_text("\n".join(parts), encoding="utf-8")
    return segment(read(path))


def pointed_to(paper: Paper, label: str) -> list[tuple[str, list[str]]]:
    """List the words in one answer that point to others, with the labels of those."""
    labels = {each.id: " en ".join(each.labels) for each in paper.exchanges}
    (exchange,) = (each for each in paper.exchanges if each.labels == (label,))
    return [
        (each.span.of(paper.document.text), [labels[other] for other in each.exchange_ids])
        for each in exchange.references
    ]


@pytest.mark.parametrize(
    ("reply", "words", "labels"),
    [
        ("Zie het antwoord op vraag 3.", "het antwoord op vraag 3", ["3"]),
        ("Zie ook antwoord 12.", "Zie ook antwoord 12", ["12"]),
        ("Zoals bij vraag 12 gezegd: ja.", "vraag 12", ["12"]),
        ("Ja (zie vraag 4b).", "vraag 4b", ["4b"]),
        ("Ik verwijs naar de beantwoording van de vragen 2 en 3.",
         "de beantwoording van de vragen 2 en 3", ["2", "3"]),
        ("Zie mijn antwoorden op vraag 1 en vraag 3.",
         "mijn antwoorden op vraag 1 en vraag 3", ["1", "3"]),
        ("Zie het antwoord op vraag 4.", "het antwoord op vraag 4", ["4a", "4b"]),
        ("Zie het antwoord op vraag 12, waar de kosten staan.",
         "het antwoord op vraag 12", ["12"]),
        ("Zie het antwoord op vraag 3a.", "het antwoord op vraag 3a", ["3"]),
        ("Zie ons antwoord\nop vraag 4 A.", "ons antwoord op vraag 4 A", ["4a"]),
        ("Zie het antwoord op vraag 3 in dit stuk.", "het antwoord op vraag 3", ["3"]),
    ],
)  # fmt: skip
def test_an_answer_points_to_the_answers_it_names(
    tmp_path: Path, reply: str, words: str, labels: list[str]
) -> None:
    label = "1" if "2" in labels else "2"
    assert pointed_to(paper_of(tmp_path, replies={label: reply}), label) == [(words, labels)]


@pytest.mark.parametrize(
    "reply",
    [
        "Zie het antwoord op vraag 9.",
        "Zie het antwoord op vraag 3 van het lid De Vries over sluizen.",
        "Zie het antwoord op vraag 3 uit het eerdere verslag.",
        "Het antwoord op vraag 2 is hier gegeven.",
        "De vragen 1 en 3 zijn belangrijk.",
    ],
)
def test_what_is_not_of_this_paper_or_is_the_answer_itself_points_nowhere(
    tmp_path: Path, reply: str
) -> None:
    assert pointed_to(paper_of(tmp_path, replies={"2": reply}), "2") == []


def test_the_previous_question_is_the_one_before(tmp_path: Path) -> None:
    paper = paper_of(tmp_path, replies={"3": "Zie het antwoord op de vorige vraag."})
    assert pointed_to(paper, "3") == [("het antwoord op de vorige vraag", ["2"])]


def test_before_the_first_answer_there_is_none(tmp_path: Path) -> None:
    paper = paper_of(tmp_path, replies={"1": "Zie het antwoord op de vorige vraag."})
    assert pointed_to(paper, "1") == []


NOTED = """\
Vraag 1
Wat kost de dijk?

Antwoord 1
Dat staat in Kamerstuk 99 628, nr. 11.1 Er is ook een rapport.

1 Zie ook Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 29.
"""


def test_papers_named_in_the_answer_and_its_footnotes_are_links(tmp_path: Path) -> None:
    (tmp_path / "dijk.txt").write_text(NOTED, encoding="utf-8")
    paper = segment(read(tmp_path / "dijk.txt"))
    (exchange,) = paper.exchanges
    assert [(each.paper, each.url) for each in exchange.references] == [
        ("99628, nr. 11", "https://zoek.officielebekendmakingen.nl/kst-99628-11.html"),
        ("ah-tk-20222023-29", "https://zoek.officielebekendmakingen.nl/ah-tk-20222023-29.html"),
    ]
    first, second = pointers(paper.document, exchange)
    made = quote(paper.document, exchange)
    assert first.place.of(made.text) == "Kamerstuk 99 628, nr. 11"
    assert second.footnote == 0
    (note,) = made.footnotes
    assert second.place.of(note[1]) == "Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 29"


OVERLEG = """\
Vragen en opmerkingen van de leden van de Boeken-fractie

1. Hoe dik is het plan?

Antwoord 1
Honderd bladzijden. Zie het antwoord op vraag 2 van de leden van de Krant-fractie.

2. Wie leest het?

Antwoord 2
Iedereen. Zie het antwoord op vraag 1.

Vragen en opmerkingen van de leden van de Krant-fractie

1. Wanneer komt het?

Antwoord 1
Morgen. Zie het antwoord op de vorige vraag, en dat op vraag 3.

2. Waar komt het?

Antwoord 2
Hier. Zie het antwoord op vraag 1, en het antwoord op vraag 3 van de leden van de Radio-fractie.
"""


def test_a_number_means_the_question_of_its_own_section_or_of_the_one_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "overleg.txt"
    path.write_text(OVERLEG, encoding="utf-8")
    paper = segment(read(path))
    names = {each.id: f"{each.by} {each.label}" for each in paper.exchanges}
    pointed = {
        names[each.id]: [names[other] for found in each.references for other in found.exchange_ids]
        for each in paper.exchanges
    }
    assert pointed == {
        "Boeken Antwoord 1": ["Krant Antwoord 2"],
        "Boeken Antwoord 2": ["Boeken Antwoord 1"],
        "Krant Antwoord 1": [],
        "Krant Antwoord 2": ["Krant Antwoord 1"],
    }
