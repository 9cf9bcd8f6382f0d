"""The pieces of a paper that are embedded."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from vraagbaak.passages import embedded_text, passages, windows
from vraagbaak.types import Paper, PassageKind, Span

if TYPE_CHECKING:
    from tests.conftest import MakePaper

LONG = " ".join(f"Dit is zin nummer {number} van een lang antwoord." for number in range(40))


def texts(paper: Paper, kind: PassageKind) -> list[str]:
    found = passages(paper)
    return [each.span.of(paper.document.text) for each in found if each.kind is kind]


def test_a_short_exchange_gives_one_window_of_each_side_and_its_sentences(
    make_paper: MakePaper,
) -> None:
    paper = make_paper(Path("a.txt"), ("Klopt dat?", "Ja. Dat klopt."))
    assert texts(paper, PassageKind.QUESTION) == ["Klopt dat?"]
    assert texts(paper, PassageKind.ANSWER) == ["Ja. Dat klopt."]
    assert texts(paper, PassageKind.SENTENCE) == ["Ja.", "Dat klopt."]


def test_windows_of_a_long_answer_are_whole_sentences_that_overlap_by_one(
    make_paper: MakePaper,
) -> None:
    paper = make_paper(Path("a.txt"), ("Klopt dat?", LONG))
    found = texts(paper, PassageKind.ANSWER)
    assert len(found) > 2
    assert all(len(each) <= 600 and each.endswith(".") for each in found)
    for one, other in pairwise(found):
        shared = one.rsplit(". ", 1)[-1]
        assert other.startswith(shared)


def test_a_sentence_longer_than_a_window_is_a_window_of_its_own() -> None:
    text = f"Kort. Heel {'erg ' * 120}lang. Ook kort."
    found = [span.of(text) for span in windows(text, (Span(0, len(text)),), size=50)]
    assert found[0] == "Kort."
    assert any(len(each) > 400 for each in found)


@given(st.lists(st.integers(1, 80), min_size=1, max_size=12), st.integers(10, 200))
def test_windows_leave_no_sentence_out(lengths: list[int], size: int) -> None:
    text = " ".join("A" + "b" * length + "." for length in lengths)
    found = windows(text, (Span(0, len(text)),), size=size)
    covered = {offset for span in found for offset in range(span.start, span.end)}
    assert all(offset in covered for offset, character in enumerate(text) if character != " ")


def test_the_title_and_section_stand_before_a_window_of_an_answer_alone(
    make_paper: MakePaper,
) -> None:
    paper = make_paper(Path("a.txt"), ("Klopt dat?", "Ja."), title="Vuurwerk")
    paper = Paper(paper.document, (replace(paper.exchanges[0], section="Opslag"),))
    given_texts = {each.kind: embedded_text(paper, each) for each in passages(paper)}
    assert given_texts == {
        PassageKind.QUESTION: "Klopt dat?",
        PassageKind.ANSWER: "Vuurwerk Opslag\nJa.",
        PassageKind.SENTENCE: "Ja.",
        PassageKind.EXCHANGE: "Vuurwerk Opslag\nKlopt dat?\nJa.",
    }


def test_a_very_long_title_is_cut_at_a_word(make_paper: MakePaper) -> None:
    paper = make_paper(Path("a.txt"), ("Klopt dat?", "Ja."), title="woord " * 100)
    (answer,) = (each for each in passages(paper) if each.kind is PassageKind.ANSWER)
    title, _, _ = embedded_text(paper, answer).partition("\n")
    assert 280 <= len(title) <= 300
    assert set(title.split()) == {"woord"}


def test_ids_depend_on_the_content_and_differ_from_each_other(make_paper: MakePaper) -> None:
    one = passages(make_paper(Path("a.txt"), ("Klopt dat?", LONG)))
    again = passages(make_paper(Path("b.txt"), ("Klopt dat?", LONG)))
    assert [each.id for each in one] == [each.id for each in again]
    assert len({each.id for each in one}) == len(one)
    assert {len(each.id) for each in one} == {16}
