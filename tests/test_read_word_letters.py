"""What a Word file prints is read, and nothing that it hides, deletes or computes with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typed import paragraph, raw, saved
from vraagbaak.read import read
from vraagbaak.types import Role

if TYPE_CHECKING:
    from pathlib import Path


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{sign('begin')}{code}{sign('separate')}{result}{sign('end')}"


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (run("De brug") + "<w:r><w:tab/></w:r>" + run(" is dicht"), "De brug is dicht"),
        (run("De  brug is ") + run(" dicht "), "De brug is dicht"),
        ("<w:r><w:t> De brug\n </w:t></w:r>" + run("gen"), "De bruggen"),
        ("<w:r><w:t>Aow</w:t><w:noBreakHyphen/><w:t>er</w:t></w:r>", "Aow-er"),
        ("<w:r><w:t>ge</w:t><w:softHyphen/><w:t>l\u00adij\u200bk</w:t></w:r>", "gelijk"),
        (run("de\u00a0e\ufb03ci\u00ebntie"), "de effici\u00ebntie"),
        ('<w:hyperlink w:anchor="x">' + run("de brug") + "</w:hyperlink>", "de brug"),
        ("<w:smartTag>" + run("Delft") + "</w:smartTag>", "Delft"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("Delft") + "</w:sdtContent></w:sdt>", "Delft"),
        (run("Ja") + "<w:ins>" + run(" en nee") + "</w:ins>", "Ja en nee"),
        (run("Ja") + "<w:del><w:r><w:delText> en nee</w:delText></w:r></w:del>", "Ja"),
        ("<w:moveFrom>" + run("Nee") + "</w:moveFrom><w:moveTo>" + run("Ja") + "</w:moveTo>", "Ja"),
        (run("Ja") + run(" geheim", "<w:vanish/>"), "Ja"),
        (run("Ja") + run(" open", '<w:vanish w:val="0"/>'), "Ja open"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
        (field(code("PAGE"), run("7")) + run(" bruggen"), "7 bruggen"),
        (field(code("IF ") + field(code("NAME"), run("X")), run("Delft")), "Delft"),
        ('<w:fldSimple w:instr="DATE">' + run("3 mei") + "</w:fldSimple>", "3 mei"),
        ("<w:ruby><w:rt>" + run("x") + "</w:rt></w:ruby>" + run("y"), "y"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" vijf"), "≥ vijf"),
        ('<w:r><w:sym w:font="Wingdings" w:char="FC"/></w:r>' + run(" vijf"), "✓ vijf"),
        ('<w:r><w:sym w:font="Arial" w:char="20AC"/></w:r>' + run(" vijf"), "€ vijf"),
        ('<w:r><w:sym w:font="Runen" w:char="F041"/></w:r>' + run(" vijf"), "\ufffd vijf"),
        ('<w:r><w:sym w:font="Arial" w:char="zeven"/></w:r>' + run(" vijf"), "\ufffd vijf"),
        ('<w:r><w:sym w:font="Arial" w:char="7FFFFFFF"/></w:r>' + run(" vijf"), "\ufffd vijf"),
    ],
)  # fmt: skip
def test_letters_are_read_as_they_are_printed(tmp_path: Path, xml: str, text: str) -> None:
    xml = xml.replace("m:", "math:")
    assert read(saved(tmp_path, raw(f"<w:p>{xml}</w:p>"))).text == text


def test_a_field_that_never_ends_hides_no_more_than_its_paragraph(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    xml = f"<w:p>{run('Eerst')}{begin}{code('DATE')}</w:p><w:p>{run('Daarna')}</w:p>"
    assert read(saved(tmp_path, raw(xml))).text == "Eerst\n\nDaarna"


@pytest.mark.parametrize("gone", ["<w:del/>", "<w:vanish/>", "<w:specVanish/>"])
def test_a_paragraph_whose_end_was_deleted_or_hidden_goes_on_in_the_next(
    tmp_path: Path, gone: str
) -> None:
    first = f"<w:p><w:pPr><w:rPr>{gone}</w:rPr></w:pPr>{run('De brug ')}</w:p>"
    assert read(saved(tmp_path, raw(f"{first}<w:p>{run('is dicht.')}</w:p>"))).text == (
        "De brug is dicht."
    )


def test_the_last_paragraph_of_a_cell_goes_on_in_no_other(tmp_path: Path) -> None:
    cell = f"<w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('brug')}</w:p></w:tc>"
    xml = f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    assert read(saved(tmp_path, raw(xml))).text == "brug\n\nbrug"


def test_a_large_initial_belongs_to_the_word_behind_it(tmp_path: Path) -> None:
    initial = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("D")}</w:p>'
    xml = f"{initial}<w:p>{run('e brug is dicht.')}</w:p>"
    assert read(saved(tmp_path, raw(xml))).text == "De brug is dicht."


def test_frames_stand_beside_the_text(tmp_path: Path) -> None:
    frame = f'<w:p><w:pPr><w:framePr w:w="2000"/></w:pPr>{run("Ons kenmerk")}</w:p>'
    document = read(saved(tmp_path, raw(f"{frame}<w:p>{run('De brug is dicht.')}</w:p>")))
    assert document.text == "De brug is dicht."
    assert [line.role for line in document.lines] == [Role.SIDE, Role.BODY]


@pytest.mark.parametrize(
    ("across", "left", "top", "role"),
    [
        ("page", 10500, 3000, Role.SIDE),
        ("page", 2000, 300, Role.SIDE),
        ("page", 2000, 3000, Role.BODY),
        ("margin", 10500, 3000, Role.BODY),
    ],
)
def test_a_table_laid_in_the_margin_of_the_page_stands_beside_the_text(
    tmp_path: Path, across: str, left: int, top: int, role: Role
) -> None:
    place = (
        f'<w:tblpPr w:vertAnchor="page" w:horzAnchor="{across}" w:tblpX="{left}" w:tblpY="{top}"/>'
    )
    cell = f"<w:tc><w:p>{run('Directie Bruggen')}</w:p></w:tc>"
    table = f"<w:tbl><w:tblPr>{place}</w:tblPr><w:tr>{cell}</w:tr></w:tbl>"
    document = read(saved(tmp_path, raw(f"{table}<w:p>{run('De brug is dicht.')}</w:p>")))
    assert [line.role for line in document.lines] == [role, Role.BODY]


def test_a_file_names_its_own_title(tmp_path: Path) -> None:
    document = paragraph("De brug is dicht.")
    document.core_properties.title = "Over  bruggen"
    assert read(saved(tmp_path, document)).title == "Over bruggen"
    document.core_properties.title = "brief.docx"
    assert read(saved(tmp_path, document)).title == "De brug is dicht."
