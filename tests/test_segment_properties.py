"""What holds for every paper, however it is put together."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from vraagbaak.read.source import Source
from vraagbaak.read.text import read_plain
from vraagbaak.segment import segment
from vraagbaak.types import Role

if TYPE_CHECKING:
    from vraagbaak.types import Paper

ENDED = (
    "Ja.",
    "Nee, dat is niet zo.",
    "Klopt dat?",
    "1. Een punt.",
    "2. Nog een.",
    "“Een citaat.”",
)
OPEN = ("het boek", "van 2023", "in- en uitvoer,", "– een streep;", "luidt:", "en de wet-", "12")
LONGER = ("a. Een letter.", "deze leden lezen het stuk", "Zie het antwoord op vraag 3.")
WORDS = st.sampled_from([*ENDED, *OPEN, *LONGER])
PROSE = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=3)
BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n"])
CLOSINGS = st.sampled_from(["", "Toelichting:\nDeze vragen dienen ter aanvulling op iets.\n"])


@st.composite
def aanhangsels(draw: st.DrawFn) -> str:
    """Write a paper with numbered questions, answered one by one or together."""
    text = "Vragen van het lid Proef (XYZ) aan de Minister over boeken (ingezonden 3 mei 2014).\n\n"
    numbers = iter(range(1, draw(st.integers(2, 9))))
    for first in numbers:
        names = [first, *itertools.islice(numbers, draw(st.integers(0, 2)))]
        for name in names:
            text += f"Vraag {name}\n{draw(BREAKS).join(draw(PROSE))}{draw(BREAKS)}"
        listed = ", ".join(map(str, names[:-1])) + " en " if names[1:] else ""
        text += f"Antwoord {listed}{names[-1]}\n{draw(BREAKS).join(draw(PROSE))}{draw(BREAKS)}"
    return text + draw(CLOSINGS)


@st.composite
def overleggen(draw: st.DrawFn) -> str:
    """Write a paper with sections by faction."""
    text = ""
    for name in draw(st.lists(st.sampled_from(["Lezers", "Pers", "Boeken"]), min_size=1)):
        text += f"Vragen en opmerkingen van de leden van de {name}-fractie\n\n"
        for _ in range(draw(st.integers(1, 3))):
            asked, said = draw(BREAKS).join(draw(PROSE)), draw(BREAKS).join(draw(PROSE))
            text += f"{asked}\n\nAntwoord\n\n{said}\n\n"
    return text


def paper(text: str) -> Paper:
    return segment(read_plain(Source(Path("paper.txt"), text.encode(), "0" * 64)))


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@given(st.one_of(aanhangsels(), overleggen()))
def test_every_letter_of_the_body_is_in_the_text_once_and_in_order(text: str) -> None:
    found = paper(text).document
    body = [line for line in found.lines if line.role is Role.BODY]
    assert letters(found.text) == letters("".join(line.text for line in body))
    assert letters("".join(line.text for line in found.lines)) == letters(text)


@given(st.one_of(aanhangsels(), overleggen()))
def test_answers_do_not_overlap_and_stand_in_order(text: str) -> None:
    found = paper(text)
    spans = [span for each in found.exchanges for span in each.answer]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert all(len(span) > 0 for span in spans)
    asked = {span for each in found.exchanges for span in each.question}
    assert all(one.end <= other.start or other.end <= one.start for one in spans for other in asked)


@given(aanhangsels())
def test_no_answer_holds_a_heading_or_what_closes_the_paper(text: str) -> None:
    found = paper(text)
    for each in found.exchanges:
        lines = found.document.cut(each.answer).split("\n")
        assert not any(line.startswith(("Vraag", "Antwoord", "Toelichting")) for line in lines)
    expected = [line for line in text.split("\n") if line.startswith("Antwoord ")]
    assert [each.label for each in found.exchanges] == expected


@given(aanhangsels())
def test_answers_and_questions_together_hold_all_words_of_the_paper(text: str) -> None:
    found = paper(text)
    cut = found.document.cut
    held = sum(len(letters(cut(each.question) + cut(each.answer))) for each in found.exchanges)
    lines = [line for line in text.split("\n\n", 1)[1].split("\n") if line]
    told = [line for line in lines if not line.startswith(("Vraag ", "Antwoord "))]
    ended = next((at for at, line in enumerate(told) if line.startswith("Toelichting")), None)
    assert held == len(letters("".join(told[:ended])))
