"""Text without any rows, all on one line, as scans give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vraagbaak.read import read
from vraagbaak.types import Role

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document

HEAD = "Antwoorden op vragen over het rapport Veerponten en sluizen (bijlage 12, nr. 3)"
MISREAD = "Antwoorcfen op vragen over het rappott Veerponten en sluizen (bijlage 12, nr, 3)"
BODY = (
    "Vraag 1 Hoeveel ponten varen er in de zomer? Er varen twaalf ponten, van de vroege ochtend "
    "tot de late avond. De schipper telt de fietsers die hij overzet en schrijft hun getal in een "
    "boek op de kade.",
    "Vraag 2 Welke sluizen gaan dit jaar dicht? Geen enkele. Het waterschap heeft in het voorjaar "
    "besloten dat alle deuren blijven draaien, omdat boeren hun hooi graag over water brengen.",
    "Vraag 3 Wie betaalt het loon van de brugwachters? Sinds mensenheugenis doet dat de gemeente "
    "waar een brug begint. Ligt de andere oever elders, dan geeft die buurman een vierde erbij.",
    "Vraag 4 Waarom zijn er minder kaartjes verkocht? Veel reizigers kopen tegenwoordig een "
    "jaarkaart aan het loket van het station. Losse ritten zijn daardoor zeldzaam geworden.",
    "Vraag 5 Is de veerstoep bij hoog water veilig? Ja, mits men laarzen draagt. Een touw langs "
    "de trap biedt houvast, en bij storm hangt er een rode lantaarn aan de paal.",
)
ENDS = (
    "In de winter ligt een deel van de",
    "De kosten stegen met",
    "Daarvan komt de helft uit",
    "Het boek is van de",
)
STARTS = ("ponten stil.", "een tiende.", "de kas van het dorp.", "schipper zelf.")


def made(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "ponten.txt"
    path.write_text(f"{text}\n", encoding="utf-8")
    return read(path)


def pages(*joints: str) -> str:
    """Write five pages; `joints` stand between two."""
    parts = [BODY[0]]
    for joint, end, start, text in zip(joints, ENDS, STARTS, BODY[1:], strict=True):
        parts.append(f"{end} {joint} {start} {text}")
    return " ".join(parts)


def expected() -> str:
    return pages(*("" for _ in ENDS)).replace("  ", " ")


def furniture(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.role is Role.HEADER]


def test_heads_and_page_marks_leave_the_sentence_they_cut(tmp_path: Path) -> None:
    """Misread heads go too, with the specks before them and the mark behind a first line."""
    document = made(
        tmp_path,
        pages(
            f"{HEAD} 2/5",
            f".., {MISREAD} 3/5",
            f"•• {HEAD.replace('nr. 3)', '‘nr. 3)')} 4/5",
            f"8{HEAD[1:]} 5/5",
        ),
    )
    assert document.text == expected()
    assert furniture(document) == [
        HEAD,
        "2/5",
        f".., {MISREAD}",
        "3/5",
        f"•• {HEAD.replace('nr. 3)', '‘nr. 3)')}",
        "4/5",
        f"8{HEAD[1:]}",
        "5/5",
    ]


def test_every_character_keeps_its_column(tmp_path: Path) -> None:
    """Boxes are the columns of the one line, whatever was taken out before them."""
    text = pages(*(f"{HEAD} {number}/5" for number in range(2, 6)))
    document = made(tmp_path, text)
    placed = [place for place in range(len(document.text)) if document.chars.pages[place]]
    columns = [int(document.chars.boxes[place][0]) for place in placed]
    assert "".join(text[column] for column in columns) == document.text
    assert columns == sorted(columns)
    assert {tuple(document.chars.boxes[place][1::2]) for place in placed} == {(0.0, 1.0)}


def test_a_head_whose_page_mark_was_misread_goes_too(tmp_path: Path) -> None:
    """Between marks that skip a page, and behind the last."""
    document = made(tmp_path, pages(f"{HEAD} 2/5", f"{HEAD} 3s", f"{HEAD} 4/5", HEAD))
    assert "Antwoorden" not in document.text
    assert furniture(document) == [HEAD, "2/5", HEAD, HEAD, "4/5", HEAD]


def test_a_head_behind_the_page_mark_goes_too(tmp_path: Path) -> None:
    """Some papers have the mark first."""
    document = made(tmp_path, pages(*(f"{number}/5 {HEAD}" for number in range(2, 6))))
    assert document.text == expected()


def test_a_stamp_before_the_heads_goes_too(tmp_path: Path) -> None:
    """A scan reads it in many ways, each begins with one digit; the last page has it as well."""
    stamps = ("7 1900-2000", "7 x; 1900- 2000", "7i 1900-2000", "7 1900-2000")
    joints = [f"{stamp} {HEAD} {page}/5" for page, stamp in enumerate(stamps, start=2)]
    document = made(tmp_path, f"{pages(*joints)} 7 1900-2000")
    assert document.text == expected()


def test_page_marks_go_where_no_head_repeats(tmp_path: Path) -> None:
    """Many marks that count on with one number of pages are none by chance."""
    document = made(tmp_path, pages("2/5", "3/5", "4/5", "5/5"))
    assert document.text == expected()


def test_fractions_stay(tmp_path: Path) -> None:
    """Two that rise are no page marks where no head stands by them."""
    text = pages("1/3", "deel", "of 2/3", "ervan")
    assert made(tmp_path, text).text == text


def test_long_titles_of_the_court_go_without_page_marks(tmp_path: Path) -> None:
    """A head that says whose it is needs no mark, but a sentence may name the same title."""
    title = "Beantwoording vragen Tweede Kamer over het rapport Veerponten en sluizen in 2031"
    joints = (f"grond. {title} 2/5 De", title, f"deze {title}", "vaste")
    document = made(tmp_path, pages(*joints))
    assert document.text == pages("grond. De", "", f"deze {title}", "vaste").replace("  ", " ")
    assert furniture(document) == [title, title, "2/5"]


NOTE = "1 De vragen van de Tweede Kamer zijn hier exact weergegeven zoals wij ze kregen."


def test_a_note_at_the_end_of_a_page_is_set_apart(tmp_path: Path) -> None:
    """A mark glued to a word on its page points to it; the next note has the next number."""
    text = pages(
        f"ponten1 en {NOTE} {HEAD} 2/5",
        f"bruggen.2 Kaden3 niet 2 Zie het boek. 3 Een dagboek, zie nr. 4 Kade. {HEAD} 3/5",
        f"{HEAD} 4/5",
        f"{HEAD} 5/5",
    )
    document = made(tmp_path, text)
    assert [(note.mark, note.span.of(document.text)) for note in document.footnotes] == [
        ("1", NOTE[2:]),
        ("2", "Zie het boek."),
        ("3", "Een dagboek, zie nr. 4 Kade."),
    ]
    body = document.text.split("\n\n")[0]
    assert body == (
        pages("ponten en", "bruggen. Kaden niet", "", "").replace("  ", " ").replace("  ", " ")
    )
    assert [
        (mark.mark, body[: mark.offset].rsplit(" ", 1)[-1], mark.footnote)
        for mark in document.note_marks
    ] == [("1", "ponten", 0), ("2", "bruggen.", 1), ("3", "Kaden", 2)]


@pytest.mark.parametrize(
    "note", [NOTE[2:], "Waterschap Zuid (2019). Ponten op de rivier. Zuiddorp: Eigen beheer."]
)
def test_a_note_that_lost_its_number_leaves_the_text(tmp_path: Path, note: str) -> None:
    """The note on the questions and a source with author and year are known without."""
    joints = [f"{HEAD} {number}/5" for number in range(2, 6)]
    joints[1] = f"niets. {note} {joints[1]}"
    document = made(tmp_path, pages(*joints))
    assert document.text == pages("", "niets.", "", "").replace("  ", " ")
    assert note in [line.text for line in document.lines if line.role is Role.FOOTER]


def test_a_long_page_behind_the_note_on_the_questions_stays(tmp_path: Path) -> None:
    """Where no head follows, the note is one sentence."""
    joints = [f"{HEAD} {number}/5" for number in range(2, 6)]
    rest = " ".join(sorted(BODY) * 2)
    document = made(tmp_path, f"{pages(*joints)} Dat is al. {NOTE[2:]} {rest}")
    assert "hier exact" not in document.text
    assert document.text.endswith(
        f"houvast, en bij storm hangt er een rode lantaarn aan de paal. Dat is al. {rest}"
    )
