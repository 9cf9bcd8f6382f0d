"""Papers whose questions and answers have headings, in one of many ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import names, pairs

if TYPE_CHECKING:
    from tests.conftest import Cut


@pytest.mark.parametrize(
    ("asked", "answered", "label"),
    [
        ("Vraag {}: ", "Antwoord: ", "Antwoord"),
        ("Vraag {}: ", "Antwoord {}: ", "Antwoord {}"),
        ("Vraag {} ", "Antwoord op vraag {} ", "Antwoord op vraag {}"),
        ("Vraag {}. ", "Antwoord {}. ", "Antwoord {}"),
        ("Vraag {} – ", "Antwoord {} – ", "Antwoord {}"),
        ("Vraag {}\n", "Antwoord {}: ", "Antwoord {}"),
        ("Vraag nr. {}\n", "Antwoord nr. {}\n", "Antwoord nr. {}"),
        ("Vraag{}\n", "Antwoordvraag{}\n", "Antwoordvraag{}"),
        ("VRAAG {}\n", "ANTWOORD OP VRAAG {}\n", "ANTWOORD OP VRAAG {}"),
        ("Vraag {} (van het lid Proef)\n", "Antwoord {}\n", "Antwoord {}"),
        ("{}) ", "Antwoord: ", "Antwoord"),
    ],
)
def test_a_heading_may_stand_before_its_text(
    cut: Cut, asked: str, answered: str, label: str
) -> None:
    texts = [("Kent u het boek?", "Ja. Het is dik."), ("Hoe dik?", "Zeer.\n\nVraag 1 zegt niets.")]
    whole = [
        f"{asked.format(number)}{question}\n\n{answered.format(number)}{answer}\n"
        for number, (question, answer) in enumerate(texts, start=1)
    ]
    found = cut("\n".join(whole))
    assert [each.label for each in found.exchanges] == [label.format(at) for at in (1, 2)]
    shown = asked if asked.startswith("{") else ""
    assert pairs(found) == [
        (shown.format(number) + question, answer)
        for number, (question, answer) in enumerate(texts, start=1)
    ]


def test_headings_and_texts_may_share_one_paragraph(cut: Cut) -> None:
    found = cut(
        "Vraag 1: Een?\nAntwoord 1: A.\nVraag 2: Twee?\nVraag 3: Drie?\nAntwoord 2 en 3: B."
    )
    assert pairs(found) == [("Een?", "A."), ("Twee? Drie?", "B.")]


def test_a_question_on_the_line_of_its_heading_is_found_among_others(cut: Cut) -> None:
    found = cut("Vraag 1\nEen?\n\nAntwoord 1\nA.\n\nVraag 2 Is dit twee?\n\nAntwoord 2\nB.\n")
    assert pairs(found) == [("Een?", "A."), ("Is dit twee?", "B.")]


@pytest.mark.parametrize(
    ("heading", "labels"),
    [
        ("Antwoord 1, 2 en 3.", ("1", "2", "3")),
        ("Antwoorden op de vragen 1 t/m 3", ("1", "2", "3")),
        ("Antwoord op de vragen 1 tot en met 3:", ("1", "2", "3")),
        ("Antwoord op vraag 1, op vraag 2 en op vraag 3", ("1", "2", "3")),
        ("Antwoord 1, 2, en 3", ("1", "2", "3")),
        ("Antwoord vragen 1,2 en 3", ("1", "2", "3")),
        ("Antwoord vragen 1-3", ("1", "2", "3")),
        ("Antwoordopvragen1,2en3", ("1", "2", "3")),
        ("Antwoord op vraag 1, 2 en 3 (van het lid Proef)", ("1", "2", "3")),
        ("Antwoord", ("1", "2", "3")),
    ],
)
def test_one_answer_may_be_for_many_questions(
    cut: Cut, heading: str, labels: tuple[str, ...]
) -> None:
    found = cut(f"Vraag 1\nEen?\nVraag 2 en 3\nTwee en drie?\n{heading}\nA.\nVraag 4\nVier?\n")
    assert [each.labels for each in found.exchanges] == [labels]
    assert pairs(found) == [("Een?\n\nTwee en drie?", "A.")]


def test_of_two_questions_with_one_number_each_has_its_own_answer(cut: Cut) -> None:
    found = cut(
        "Vraag 1\nEen?\nAntwoord 1\nA.\nVraag 4\nVier?\nAntwoord 4\nD.\nVraag 4\nVijf?\n"
        "Antwoord 4\nE.\nVraag 5\nZes?\nVraag 5\nZeven?\nAntwoord 5\nF.\n"
    )
    assert names(found)[1:] == [("Antwoord 4", ("4",))] * 2 + [("Antwoord 5", ("5",))]
    assert pairs(found)[1:] == [("Vier?", "D."), ("Vijf?", "E."), ("Zes?\n\nZeven?", "F.")]


def test_numbers_that_start_anew_for_another_member_are_told_apart(cut: Cut) -> None:
    found = cut(
        "Vraag 1\nEen?\nAntwoord 1\nA.\n\nVragen van het lid Proef (XYZ)\n\nVraag 1\nEen nu?\n"
        "Antwoord 1\nB.\n"
    )
    assert pairs(found) == [("Een?", "A."), ("Een nu?", "B.")]


def test_an_answer_above_which_a_question_lost_its_heading_takes_the_one_before_down(
    cut: Cut,
) -> None:
    found = cut(
        "Vraag 1\nEen?\nAntwoord 1\nA.\nTwee?\nAntwoord 2\nB.\nVraag 3\nDrie?\nAntwoord 3\nC."
    )
    assert pairs(found) == [("", "B."), ("Drie?", "C.")]


def test_words_like_headings_in_the_middle_of_a_sentence_are_none(cut: Cut) -> None:
    found = cut(
        "Een brief die meldt dat\nVraag 1\nen meer is beantwoord. Zie\nAntwoord 1\nvan toen.\n"
    )
    assert found.exchanges == ()


def test_a_thousand_questions_are_told_apart(cut: Cut) -> None:
    count = 1200
    asked = [f"Vraag {at}\nIs boek {at} dik?\n\nAntwoord {at}\nJa.\n" for at in range(1, count + 1)]
    found = cut("\n".join(asked))
    assert [each.labels for each in found.exchanges] == [(str(at),) for at in range(1, count + 1)]
    together = [f"{at}. Is boek {at} dik?\n" for at in range(1, count + 1)]
    (answer,) = cut("\n".join([*together, f"Antwoord op vragen 1 t/m {count}\nJa."])).exchanges
    assert answer.labels == tuple(str(at) for at in range(1, count + 1))


def test_a_bare_heading_before_its_text_follows_what_asks(cut: Cut) -> None:
    found = cut(
        "Vraag 1\nEen?\n\nAntwoord Dat is A.\n\nAntwoord Specimen hoort daar bij.\n\n"
        "Vraag 2\nTwee? [1]\n\nAntwoord B.\n"
    )
    assert pairs(found) == [
        ("Een?", "Dat is A.\n\nAntwoord Specimen hoort daar bij."),
        ("Twee? [1]", "B."),
    ]


def test_a_reference_at_the_start_of_a_line_is_no_heading(cut: Cut) -> None:
    found = cut("Vraag 1\nEen?\nAntwoord 1\nA.\nVraag 2\nTwee?\nAntwoord 2\nZie\nAntwoord 1.\n")
    assert pairs(found) == [("Een?", "A."), ("Twee?", "Zie\n\nAntwoord 1.")]
