"""Notes that a letter lists behind its text are set apart and linked to their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset import BOLD, PLAIN, Run, notes, printed, raised, text
from vraagbaak.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document


def noted(document: Document) -> list[tuple[str, str]]:
    return [(note.mark, note.span.of(document.text)) for note in document.footnotes]


def linked(document: Document) -> list[tuple[str, str]]:
    """Give for each mark the word before it and the text of its note."""
    found = []
    for mark in document.note_marks:
        assert mark.footnote is not None
        note = document.footnotes[mark.footnote].span.of(document.text)
        found.append((document.text[: mark.offset].split()[-1], note))
    return found


def body(document: Document) -> str:
    return document.text[: document.footnotes[0].span.start].rstrip()


def test_a_list_in_brackets_is_set_apart_and_its_marks_leave_the_text(tmp_path: Path) -> None:
    page = [
        *text("Kent u de berichten over de dijk [1], de brug[2] en de weg? [3] [4]", font=BOLD),
        *text("Ja.", "", "[1] Dagblad van de Dijk, 3 mei 2022", y=184),
        *text("[2] https://voorbeeld.nl/nieuws/de-brug-is-", "dicht", "", "[3] De Weg,", y=220),
        *text("www.deweg.nl", "[4] Het Pad", y=268),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert body(document) == "Kent u de berichten over de dijk, de brug en de weg?\n\nJa."
    assert noted(document) == [
        ("1", "Dagblad van de Dijk, 3 mei 2022"),
        ("2", "https://voorbeeld.nl/nieuws/de-brug-is-dicht"),
        ("3", "De Weg, www.deweg.nl"),
        ("4", "Het Pad"),
    ]
    assert [word for word, _ in linked(document)] == ["dijk", "brug", "weg?", "weg?"]


def test_a_note_may_begin_in_the_line_where_the_one_before_it_ends(tmp_path: Path) -> None:
    page = [
        *text("Kent u de dijk[1] en de brug[2] en de weg[3]?"),
        *text("[1] https://a.nl/dijk[2] De brug,", "over het water [3]", y=200),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert noted(document) == [
        ("1", "https://a.nl/dijk"),
        ("2", "De brug, over het water"),
        ("3", "[3]"),
    ]


@pytest.mark.parametrize("form", ["{}) ", "({}) ", "{}. ", "{} "])
def test_a_list_behind_the_last_answer_is_not_part_of_it(tmp_path: Path, form: str) -> None:
    page = [
        *text("Kent u het bericht 'De dijk'? 1)", "Kent u de brug2) die open moet?", font=BOLD),
        *text("Ja, die ken ik.", y=196),
        *text(f"{form.format(1)}De Dijk, 3 mei 2021", y=232, x=110),
        *text("bladzijde 4", y=244, x=125),
        *text(f"{form.format(2)}De Brug", y=256, x=110),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert body(document).endswith("Kent u de brug die open moet?\n\nJa, die ken ik.")
    assert linked(document) == [("dijk'?", "De Dijk, 3 mei 2021 bladzijde 4"), ("brug", "De Brug")]


def test_footnotes_of_the_page_and_a_list_of_the_same_numbers_are_kept_apart(
    tmp_path: Path,
) -> None:
    page = [
        *raised("Dat staat in het verslag", "1", " van de raad."),
        *text("Kent u het bericht 'De brug'? 1)", "Zo ja, wat vindt u?", font=BOLD, y=184),
        *text("Ja.", "", "1) Dagblad De Brug", y=220),
        *notes("1 Verslag van de raad, 2020."),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert linked(document) == [
        ("verslag", "Verslag van de raad, 2020."),
        ("brug'?", "Dagblad De Brug"),
    ]
    assert "1)" not in body(document)


def test_raised_marks_may_point_to_a_list_of_bare_numbers(tmp_path: Path) -> None:
    page = [
        *raised("Wij kennen de dijk", "1", " en de brug", "2", " over het water."),
        *text("1 De dijk", "2 De brug", y=200),
    ]
    assert linked(read(printed(tmp_path / "letter.pdf", page))) == [
        ("dijk", "De dijk"),
        ("brug", "De brug"),
    ]


def test_each_question_may_have_its_notes_behind_it(tmp_path: Path) -> None:
    page = [
        *text("Vraag 1", "Kent u 'De dijk'? 1)", "", "1) Dagblad", "", "Antwoord 1", "Ja."),
        *text("Vraag 2", "Kent u 'De brug'? 1)", "", "1) Weekblad", "", "Antwoord 2", y=280),
        *text("Nee.", y=352),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert linked(document) == [("dijk'?", "Dagblad"), ("brug'?", "Weekblad")]
    assert body(document).count("Antwoord") == 1 + 1


def test_a_list_may_go_on_overleaf(tmp_path: Path) -> None:
    first = text("Kent u de dijk[1] en de brug[2]?", "", "[1] De dijk, gezien", y=700)
    second: list[Run] = text("vanaf het water", "[2] De brug")
    document = read(printed(tmp_path / "letter.pdf", first, second))
    assert noted(document) == [("1", "De dijk, gezien vanaf het water"), ("2", "De brug")]
    assert [note.page_number for note in document.footnotes] == [1, 2]


@pytest.mark.parametrize(
    "lines",
    [
        ("Ik neem deze stappen:", "", "1) De dijk wordt hoger.", "2) De brug gaat dicht."),
        ("Ik doe 1) de dijk en 2) de brug.", "", "1) De dijk wordt hoger.", "2) De brug ook."),
        ("Zie ook (de vragen 1) en 2).", "", "1) De dijk wordt hoger.", "2) De brug gaat open."),
        ("Dat is er 1.", "", "1. De dijk wordt hoger.", "2. De brug gaat dicht."),
        ("Dit is de brug1.", "", "1 januari is de dag waarop dat ingaat."),
        ("De brug[4] gaat dicht [sic].", "", "[5] Hier staat een stuk tekst."),
        ("Kent u de brug'? 1)", "", "1. De brug is open.", "", "Vraag 2", "Ja."),
        ("Kent u de brug'? 1)", "", "Antwoorden", "", "1. Ja, sinds 3 mei 2021."),
        ("Kent u de brug'? 1)", "Ik doe dit:", "", "1) De brug gaat open op 3 mei 2021."),
        ("Kent u de brug'? 1)", "Ik doe iets.", "", "1. De brug gaat open."),
    ],
)
def test_numbered_parts_of_an_answer_are_no_notes(tmp_path: Path, lines: tuple[str, ...]) -> None:
    document = read(printed(tmp_path / "letter.pdf", text(*lines)))
    assert document.footnotes == ()
    assert " ".join(document.text.split()) == " ".join(" ".join(lines).split())


def test_a_mark_may_open_a_line_and_a_loose_one_counts_with_the_others(tmp_path: Path) -> None:
    page = [
        *text("Kent u het bericht van de raad over de brug in het dorp aan het water"),
        *text("1) en het bericht 2) over de dijk van 'De Dijk' 3)?", y=172),
        *text("1) De brug", "2) Het bericht", "3) De Dijk", "4) De weg", y=220),
        *text("En nog iets over de weg.4)", y=184),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert [word for word, _ in linked(document)] == ["water", "bericht", "Dijk'", "weg."]
    assert "en het bericht over de dijk van 'De Dijk'?" in body(document)


def test_bare_numbers_are_no_notes_where_another_list_is(tmp_path: Path) -> None:
    page = text(
        *("Kent u 'De dijk'? 1)", "Kent u 'De brug'? 2)", "En de weg?", ""),
        *("1) Dagblad", "2) Weekblad", "", "Dit is bekend.", "", "1. Ja, sinds 3 mei 2021."),
        *("2. Nee, pas na 5 mei 2022.",),
    )
    document = read(printed(tmp_path / "letter.pdf", page))
    assert linked(document) == [("dijk'?", "Dagblad"), ("brug'?", "Weekblad")]
    assert "1. Ja, sinds 3 mei 2021." in body(document)


@pytest.mark.parametrize("title", [("Bronnen:",), ("_______",), ("------", "Voetnoten")])
def test_the_name_of_a_list_and_the_rule_above_it_go_with_it(
    tmp_path: Path, title: tuple[str, ...]
) -> None:
    page = text(
        "Kent u de dijk [1], en ook de brug [2]?", "Ja.", "", *title, "[1] De dijk", "[2] Brug"
    )
    document = read(printed(tmp_path / "letter.pdf", page))
    assert body(document).endswith("Ja.")
    assert noted(document) == [("1", "De dijk"), ("2", "Brug")]


def test_what_follows_a_list_behind_a_gap_stays_in_the_text(tmp_path: Path) -> None:
    page = [
        *text("Kent u de brug [1]?", "", "[1] De brug,", "", "https://a.nl/brug"),
        *text("Deze vragen vullen eerdere vragen aan.", y=240),
        (80, 264, PLAIN, 9, "Zie ook hierna."),
    ]
    document = read(printed(tmp_path / "letter.pdf", page))
    assert noted(document) == [("1", "De brug, https://a.nl/brug")]
    assert "Deze vragen vullen eerdere vragen aan." in body(document)


@pytest.mark.parametrize("form", ["[{}]", "{})"])
def test_plain_text_has_such_lists_as_well(tmp_path: Path, form: str) -> None:
    first, second = form.format(1), form.format(2)
    path = tmp_path / "letter.txt"
    path.write_text(
        f"Vraag 1\n\nKent u 'De dijk'? {first} {second}\n\nAntwoord 1\n\nJa.\n\n"
        f"{first} Dagblad, 3 mei\n{second} Weekblad,\n   bladzijde 4\n"
    )
    document = read(path)
    assert body(document).endswith("Kent u 'De dijk'?\n\nAntwoord 1\n\nJa.")
    assert linked(document) == [
        ("dijk'?", "Dagblad, 3 mei"),
        ("dijk'?", "Weekblad, bladzijde 4"),
    ]


def test_sources_between_the_questions_and_the_answers_of_an_old_paper_are_notes(
    tmp_path: Path,
) -> None:
    page = [
        *raised("Kent u het bericht over de dijk", "1", " die lekt?"),
        *raised("Is de brug", "2", " dan wel dicht?", y=184),
        *text("1 Dagblad van de Dijk, 3 mei 2010", "2 De Brug, 4 mei 2010", y=208),
        *text("Antwoord van minister Specimen (ontvangen 9 mei 2010)", y=244, font=BOLD),
        *text("Ja, dat bericht is mij bekend.", "", "Nee, ook de brug is niet dicht.", y=268),
    ]
    document = read(printed(tmp_path / "paper.pdf", page))
    assert "wel dicht?\n\nAntwoord van minister Specimen" in body(document)
    assert linked(document) == [
        ("dijk", "Dagblad van de Dijk, 3 mei 2010"),
        ("brug", "De Brug, 4 mei 2010"),
    ]
