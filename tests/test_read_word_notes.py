"""Footnotes and endnotes of a Word file are linked to where they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.typed import NAMESPACES, raw, repacked, saved
from vraagbaak.read import read
from vraagbaak.types import Role

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document

TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def raised(text: str, how: str = '<w:vertAlign w:val="superscript"/>') -> str:
    return f"<w:r><w:rPr>{how}</w:rPr><w:t>{text}</w:t></w:r>"


def call(name: int, sort: str = "footnote", more: str = "", typed: str = "") -> str:
    return f'<w:r><w:{sort}Reference w:id="{name}"{more}/>{typed}</w:r>'


def note(name: int, *texts: str, sort: str = "footnote", kind: str = "normal") -> str:
    body = "".join(f"<w:p><w:r><w:{sort}Ref/></w:r>{run(text)}</w:p>" for text in texts)
    return f'<w:{sort} w:id="{name}" w:type="{kind}">{body}</w:{sort}>'


def noted(tmp_path: Path, body: str, footnotes: str, endnotes: str = "") -> Document:
    """Save a file with notes and read it."""
    path = saved(tmp_path, raw(body))
    links = "".join(
        f'<Relationship Id="n{sort}" Type="{RELATED}/{sort}" Target="{sort}.xml"/>'
        for sort in ("footnotes", "endnotes")
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'{links}<Relationship Id="s" Type="{RELATED}/settings" Target="/word/settings.xml"/>'
        '<Relationship Id="e" Type="x/hyperlink" Target="https://example.org" '
        'TargetMode="External"/></Relationships>'
    )
    notes = f"<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>"
    ends = f"<w:endnotes {NAMESPACES}>{endnotes}</w:endnotes>"
    parts = {
        "word/footnotes.xml": notes.encode(),
        "word/endnotes.xml": ends.encode(),
        "word/_rels/document.xml.rels": rels.encode(),
    }
    return read(repacked(path, parts))


def marks(document: Document) -> list[tuple[str, str, str]]:
    """Give each mark with the words before it and the text of its note."""
    found = []
    for mark in document.note_marks:
        assert mark.footnote is not None
        linked = document.footnotes[mark.footnote]
        assert linked.mark == mark.mark
        before = document.text[: mark.offset].rsplit("\n", 1)[-1]
        found.append((mark.mark, before, linked.span.of(document.text)))
    return found


def test_a_mark_is_no_part_of_the_text_and_knows_its_note(tmp_path: Path) -> None:
    body = f"<w:p>{run('In 2023')}{call(4)}{run(' voer men')}{call(2)}{run('.')}</w:p>"
    notes = note(0, "", kind="separator") + note(2, "Tweede.", "Slot.") + note(4, "Eerste.")
    document = noted(tmp_path, body, notes)

    assert document.text == "In 2023 voer men.\n\nEerste.\n\nTweede. Slot."
    assert marks(document) == [
        ("1", "In 2023", "Eerste."),
        ("2", "In 2023 voer men", "Tweede. Slot."),
    ]
    notes_lines = [line.text for line in document.lines if line.role is Role.FOOTNOTE]
    assert notes_lines == ["Tweede.", "Slot.", "Eerste."]


def test_a_note_called_twice_keeps_its_number(tmp_path: Path) -> None:
    body = f"<w:p>{run('Ja')}{call(1)}{run(', nee')}{call(1)}{run('.')}</w:p>"
    document = noted(tmp_path, body, note(1, "Bron."))
    assert [mark for mark, *_ in marks(document)] == ["1", "1"]
    assert len(document.footnotes) == 1


def test_endnotes_are_counted_apart_in_roman_numbers_unless_the_file_says_otherwise(
    tmp_path: Path,
) -> None:
    body = f"<w:p>{run('Ja')}{call(1)}{run(', nee')}{call(1, 'endnote')}</w:p>"
    feet, ends = note(1, "Voet."), note(1, "Eind.", sort="endnote")
    assert [mark for mark, *_ in marks(noted(tmp_path, body, feet, ends))] == ["1", "i"]
    form = '<w:endnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="4"/></w:endnotePr>'
    told = f"{body}<w:p><w:pPr><w:sectPr>{form}</w:sectPr></w:pPr></w:p>"
    assert [mark for mark, *_ in marks(noted(tmp_path, told, feet, ends))] == ["1", "4"]


def test_a_mark_typed_by_hand_is_that_mark_and_counts_for_none(tmp_path: Path) -> None:
    own = call(1, more=' w:customMarkFollows="1"', typed="<w:t>*</w:t>")
    body = f"<w:p>{run('Ja')}{own}{run(', nee')}{call(2)}</w:p>"
    document = noted(tmp_path, body, note(1, "Ster.") + note(2, "Bron."))
    assert document.text.startswith("Ja, nee\n")
    assert marks(document) == [("*", "Ja", "Ster."), ("1", "Ja, nee", "Bron.")]


def test_a_mark_alone_in_its_paragraph_stands_before_the_one_below(tmp_path: Path) -> None:
    body = f"<w:p>{run('Ja.')}</w:p><w:p>{call(1)}</w:p><w:p>{run('Nee.')}</w:p>"
    document = noted(tmp_path, body, note(1, "Bron."))
    assert document.note_marks[0].offset == document.text.index("Nee.")


def test_a_mark_that_opens_a_paragraph_joins_it_to_no_other(tmp_path: Path) -> None:
    body = f"<w:p>{run('Ja.')}</w:p><w:p>{call(1)}{run('Nee.')}</w:p>"
    document = noted(tmp_path, body, note(1, "Bron."))
    assert document.text == "Ja.\n\nNee.\n\nBron."
    assert document.note_marks[0].offset == document.text.index("Nee.")


def test_a_mark_without_a_note_is_passed_over(tmp_path: Path) -> None:
    document = noted(tmp_path, f"<w:p>{run('Ja')}{call(9)}{run('.')}</w:p>", "")
    assert (document.text, document.note_marks) == ("Ja.", ())


def test_notes_that_a_letter_lists_behind_its_text_are_notes(tmp_path: Path) -> None:
    body = "".join(
        f"<w:p>{run(words)}</w:p>"
        for words in ("Vaart de boot [1] nog [2]?", "Ja.", "", "[1] Bootblad", "[2] Vaarkrant")
    )
    document = noted(tmp_path, body, "")
    assert document.text == "Vaart de boot nog?\n\nJa.\n\nBootblad\n\nVaarkrant"
    assert [mark for mark, *_ in marks(document)] == ["1", "2"]


def test_a_raised_number_typed_by_hand_is_a_mark_and_an_exponent_is_none(tmp_path: Path) -> None:
    lifted = raised("2", '<w:position w:val="6"/>')
    first = f"<w:p>{run('In 2023')}{raised('1')}{run(' was het 30 m')}{raised('2')}{run('.')}</w:p>"
    second = f"<w:p>{run('De boot')}{lifted}{run(' vaart niet')}{raised('7')}{run('.')}</w:p>"
    notes = f"<w:p/><w:p>{run('1 Bootblad')}</w:p><w:p>{run('2 Vaarkrant')}</w:p>"
    document = noted(tmp_path, first + second + notes, "")
    assert document.text.startswith("In 2023 was het 30 m2.\n\nDe boot vaart niet.\n\nBootblad")
    linked = [(mark.mark, mark.footnote) for mark in document.note_marks]
    assert linked == [("1", 0), ("2", 1), ("7", None)]


def test_a_second_reference_to_a_note_typed_by_hand_is_linked_to_it(tmp_path: Path) -> None:
    body = f"<w:p>{run('Ja')}{call(1)}{run(' en nee')}{raised('1')}{run('.')}</w:p>"
    document = noted(tmp_path, body, note(1, "Bron."))
    assert document.text == "Ja en nee.\n\nBron."
    assert marks(document) == [("1", "Ja", "Bron."), ("1", "Ja en nee", "Bron.")]
