"""Words of official publications: what parts them, and the marks of their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.publications import exchanges_of, notes_of, page, read_publication, turns
from vraagbaak.segment import segment
from vraagbaak.types import Opening

if TYPE_CHECKING:
    from pathlib import Path


def test_words_are_neither_glued_nor_parted_by_the_elements_they_stand_in(tmp_path: Path) -> None:
    inside = (
        "<al>Een on<nadruk type='vet'>deel</nadruk>, <extref>hier</extref>\u00a0en <nieuw>daar"
        "</nieuw>: zach\u00adte.</al><onbekend>Los <zus>en</zus> vast</onbekend>"
        "<onbekend><zus>Apart</zus></onbekend><al><nadruk type='cur'>Schuin.</nadruk></al>"
    )
    text = turns(f"<antwoord><nr>Antwoord 1</nr>{inside}</antwoord>")
    lines = read_publication(tmp_path, text).lines
    assert [line.text for line in lines] == [
        "Antwoord 1",
        "Een ondeel, hier en daar: zachte.",
        "Los en vast",
        "Apart",
        "Schuin.",
    ]
    assert [line.italic for line in lines] == [False, False, False, False, True]
    assert lines[0].opens is Opening.ANSWER


def test_names_are_parted_and_numbers_stand_before_their_words(tmp_path: Path) -> None:
    text = turns(
        "<al>Aan <naam>"
        "<voorvoegsels>van</voorvoegsels><achternaam>Dam</achternaam></naam>, lid.</al>"
        "<kop><label>Hoofdstuk</label><nr>2</nr><titel>Dijken</titel></kop>"
        "<lijst><li><li.nr>1°</li.nr><lijst><li><li.nr>a.</li.nr><al>hoog</al></li></lijst></li>"
        "<li></li></lijst><al>Slot.</al>"
    )
    document = read_publication(tmp_path, text)
    assert document.text == "Aan van Dam, lid.\n\nHoofdstuk 2 Dijken\n1° a. hoog\n\nSlot."


def test_marks_of_notes_elsewhere_are_linked_by_id_or_number(tmp_path: Path) -> None:
    text = turns(
        "<vraag><nr>Vraag 1</nr><al>Hoe hoog <nootref refid='a'>3</nootref>?</al></vraag>"
        "<antwoord><nr>Antwoord 1</nr><al><nootref nr='4'/>Tien meter<nootref>9</nootref>.</al>"
        "</antwoord><noot id='a' nr='3'>Uit de krant.</noot><noot nr='4'>4 Geschat.</noot>"
        "<noot><noot.al>Zonder nummer.</noot.al></noot><noot><noot.nr>5</noot.nr></noot>"
    )
    paper = segment(read_publication(tmp_path, text))
    assert [each[2:4] for each in exchanges_of(paper)] == [("Hoe hoog?", "Tien meter.")]
    assert notes_of(paper) == [[("3", "Uit de krant."), ("4", "Geschat.")]]
    assert [note.mark for note in paper.document.footnotes] == ["3", "4", "*"]
    assert [mark.footnote for mark in paper.document.note_marks] == [0, 1, None]


def test_a_link_to_a_note_is_its_mark_whatever_its_class(tmp_path: Path) -> None:
    text = page(
        '<main><div class="vraag"><h3>Vraag 1</h3><p>Hoe hoog?<a href="#v1">[1]</a> Zie <a'
        ' href="#v9">9</a>.</p></div><div class="antwoord"><h3>Antwoord 1</h3>'
        '<p>Tien<span class="noot">2</span> meter.</p></div>'
        '<ol><li class="voetnoot" id="v1"><sup>1</sup> Krant. <a href="#t1">↑</a></li>'
        '<li class="voetnoot">2. Geschat.</li></ol></main>'
    )
    paper = segment(read_publication(tmp_path, text, ".html"))
    assert [each[2:4] for each in exchanges_of(paper)] == [("Hoe hoog? Zie 9.", "Tien meter.")]
    assert notes_of(paper) == [[("1", "Krant."), ("2", "Geschat.")]]
