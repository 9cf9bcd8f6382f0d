"""Text whose line ends were turned into runs of blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.read import read
from vraagbaak.types import Role

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document

RULE = "\n" * 20
HEAD = "Antwoorden over het rapport Fietspaden en bruggen in de polder"
SENTENCES = (
    "De gemeente telt elk voorjaar hoeveel bruggen aan onderhoud\ntoe zijn en wat dat kost.",
    "Het overzicht staat in de bijlage bij de begroting van het\nwaterschap, die in mei komt.",
)


def flattened(*pages: str) -> str:
    """Write pages as one line: a line end is two blanks, an empty line four."""
    text = f"    {HEAD}  ".join(pages)
    return text.replace("\n", "  ") + "        \n"


def made(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "antwoorden.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


def letter() -> str:
    body = "\n\n".join(SENTENCES * 3)
    return flattened(
        f"{HEAD}\n\n\n\n\n{body}\n\nWij tellen de bruggen1 van de polder die{RULE}"
        "1 Een brug is korter dan tien meter.\n\n\n\n",
        f"2/3\n\nopen kunnen.\n\n{body}\n\n\n\n",
        f"3/3Slot\n\n{body}",
    )


def test_rows_become_paragraphs_and_the_page_break_disappears(tmp_path: Path) -> None:
    """Rows join, an empty row parts, and a sentence goes on behind head and page mark."""
    document = made(tmp_path, letter())
    paragraphs = document.text.split("\n\n")
    assert " ".join(SENTENCES[0].split()) in paragraphs
    assert "Wij tellen de bruggen van de polder die open kunnen." in paragraphs
    assert "Slot" in paragraphs
    assert "/3" not in document.text


def test_heads_and_page_marks_have_their_role(tmp_path: Path) -> None:
    """What stands on every page is kept as a line, and is no text."""
    document = made(tmp_path, letter())
    heads = [line.text for line in document.lines if line.role is Role.HEADER]
    assert heads == [HEAD, "2/3", HEAD, "3/3"]


def test_a_note_at_the_end_of_a_page_is_set_apart_with_its_mark(tmp_path: Path) -> None:
    """The number glued to a word is its mark."""
    document = made(tmp_path, letter())
    (note,) = document.footnotes
    assert (note.mark, note.span.of(document.text)) == ("1", "Een brug is korter dan tien meter.")
    (mark,) = document.note_marks
    assert document.text[: mark.offset].endswith("Wij tellen de bruggen")
    assert mark.footnote == 0


def test_every_character_keeps_its_column_in_the_file(tmp_path: Path) -> None:
    """Boxes are columns of the one line that the file has."""
    text = "Kort bericht vooraf\n" + letter()
    document = made(tmp_path, text)
    rows = text.split("\n")
    for place, letter_there in enumerate(document.text):
        if document.chars.pages[place]:
            x0, top, x1, bottom = map(int, document.chars.boxes[place])
            assert (x1 - x0, bottom - top) == (1, 1)
            assert rows[top][x0] == letter_there
    for line in document.lines:
        assert rows[int(line.box.top)][int(line.box.x0)] == line.text[0]


def test_two_blanks_behind_each_sentence_are_no_line_ends(tmp_path: Path) -> None:
    """A typist's paragraph stays one paragraph."""
    text = "  ".join(
        f"De brug bij kilometer {number} is in het najaar geverfd." for number in range(40)
    )
    document = made(tmp_path, text)
    assert document.text == " ".join(text.split())


def test_a_fraction_at_the_start_of_a_row_stays(tmp_path: Path) -> None:
    """Only a number that stands alone or glued to a row counts pages."""
    body = "\n\n".join(SENTENCES * 4)
    document = made(
        tmp_path, flattened(f"{body}\n\nVan de bruggen is ongeveer\n2/3 deel van hout.")
    )
    assert document.text.endswith("Van de bruggen is ongeveer 2/3 deel van hout.")


def test_addresses_that_only_repeat_the_page_leave_the_text(tmp_path: Path) -> None:
    """The targets of links stand at the end of a page once more; other addresses stay."""
    body = "\n\n".join(SENTENCES * 8)
    document = made(
        tmp_path,
        flattened(
            f"{body}\n\nZie www.veerpont.example en het register.\n\nhttps://register.example/\n"
            "http://www.veerpont.example/"
        ),
    )
    assert document.text.endswith("het register.\n\nhttps://register.example/")
    assert document.lines[-1].role is Role.FOOTER


def test_bare_numbers_between_empty_rows_are_page_numbers(tmp_path: Path) -> None:
    """They count on from the second page; any other number stays."""
    body = "\n\n".join(SENTENCES * 3)
    pages = [f"{body}\n\n\n\n{number}\n\n" for number in (2, 3, 4)]
    document = made(tmp_path, flattened("".join(pages) + f"{body}\n\n9\n\nEinde"))
    heads = [line.text for line in document.lines if line.role is Role.HEADER]
    assert heads == ["2", "3", "4"]
    assert document.text.endswith("9\n\nEinde")


def test_a_page_mark_may_have_a_blank_in_it_or_behind_it(tmp_path: Path) -> None:
    """A series of marks tells; what stands behind a mark is text."""
    body = "\n\n".join(SENTENCES * 3)
    rows = [f"{number}/1 2\n\n{body}\n\n\n\n" for number in (2, 3)]
    document = made(tmp_path, flattened(body, *rows, f"4/1 2 Dus verder\nmet de brug.\n\n{body}"))
    assert "Dus verder met de brug." in document.text.split("\n\n")
    assert "/1 2" not in document.text


def test_a_long_end_of_a_page_is_no_note(tmp_path: Path) -> None:
    """A number below a rule may open a chapter."""
    body = "\n\n".join(SENTENCES * 30)
    document = made(tmp_path, flattened(f"{SENTENCES[0]}{RULE}1 Inleiding\n\n{body}"))
    assert document.footnotes == ()


def test_a_note_without_a_mark_in_the_text_is_a_note(tmp_path: Path) -> None:
    """The rule and the number that is due tell; a line in it may begin with another number."""
    body = "\n\n".join(SENTENCES * 8)
    document = made(tmp_path, flattened(f"{body}{RULE}1 Wet op de bruggen, artikel\n12 en verder."))
    (note,) = document.footnotes
    assert note.span.of(document.text) == "Wet op de bruggen, artikel 12 en verder."
    assert document.note_marks == ()
