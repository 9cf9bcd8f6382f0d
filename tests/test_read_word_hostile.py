"""A file that is no honest DOCX is refused with a reason, and never takes the run down."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

import vraagbaak.read.word.package
import vraagbaak.read.word.story
from tests.typed import NAMESPACES, raw, repacked, saved
from vraagbaak.errors import ReadError
from vraagbaak.read import read

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIN = "word/document.xml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def body(words: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{words}</w:body></w:document>"


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def refused(path: Path, reason: str) -> ReadError:
    with pytest.raises(ReadError, match=reason) as caught:
        read(path)
    assert str(path) in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Geen Word", "not a DOCX file"),
        (b"PK\x03\x04 en dan niets", "not a DOCX file"),
        (OLE, "the old Word format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_a_file_of_another_format_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(content)
    refused(path, reason)


def test_an_archive_without_a_document_is_no_word_file(tmp_path: Path) -> None:
    refused(zipped(tmp_path / "x.docx", {"mimetype": b"x"}), "not a Word file")


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "De brug is dicht.")
    path.write_bytes(path.read_bytes()[:-300])
    refused(path, "cut short")


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "De brug is dicht.")
    refused(repacked(path, {"word/styles.xml": b"<w:styles"}), "the DOCX is damaged")


def test_a_file_of_pictures_holds_no_text(tmp_path: Path) -> None:
    refused(saved(tmp_path, ""), "holds no text")
    other = repacked(saved(tmp_path, "x"), {MAIN: b"<html><p>De brug is dicht.</p></html>"})
    refused(other, "holds no text")


def test_what_unpacks_to_far_more_than_it_seems_is_refused(tmp_path: Path) -> None:
    blown = body(text("De brug is dicht.") + " " * 2**22).encode()
    refused(repacked(saved(tmp_path, "x"), {MAIN: blown}), "far larger than packed")


def test_parts_that_are_too_large_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vraagbaak.read.word.package, "LARGEST", 2**20)
    noise = random.Random(1).randbytes(2**20).hex()
    refused(repacked(saved(tmp_path, "x"), {MAIN: body(text(noise)).encode()}), "larger than 1 MB")


def test_a_directory_that_lies_about_a_size_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, "x" * 5000)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo(MAIN).file_size
    at = content.rindex(MAIN.encode()) - 46 + 24
    assert int.from_bytes(content[at : at + 4], "little") == size
    content[at : at + 4] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(content))
    refused(path, "damaged")
    monkeypatch.setattr(vraagbaak.read.word.package, "LARGEST", 9)
    refused(path, "larger")


@pytest.mark.parametrize(
    "entity",
    [
        "".join(
            f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "dicht " * 10}">' for at in range(9)
        ),
        '<!ENTITY e8 SYSTEM "file:///etc/hostname">',
        '<!ENTITY e8 "dicht">',
    ],
)
def test_entities_are_neither_resolved_nor_multiplied(tmp_path: Path, entity: str) -> None:
    for words in (text("De brug &e8;"), '<w:p w:rsidR="&e8;"/>'):
        part = f"<!DOCTYPE w:document [{entity}]>{body(words + text('Ja.'))}"
        for encoding in ("utf-8", "utf-16"):
            path = repacked(saved(tmp_path, "x"), {MAIN: part.encode(encoding)})
            refused(path, "document type|damaged")


def test_nesting_has_no_end_but_reading_has(tmp_path: Path) -> None:
    def nested(times: int) -> bytes:
        return body("<w:sdt>" * times + text("Ja.") + "</w:sdt>" * times).encode()

    assert read(repacked(saved(tmp_path, "x"), {MAIN: nested(200)})).text == "Ja."
    refused(repacked(saved(tmp_path, "x"), {MAIN: nested(5000)}), "damaged")


def test_a_paper_longer_than_any_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, "een", "twee", "drie")
    monkeypatch.setattr(vraagbaak.read.word.story, "MOST_LETTERS", 10)
    refused(path, "longer than any paper")
    monkeypatch.undo()
    monkeypatch.setattr(vraagbaak.read.word.story, "MOST_PARAGRAPHS", 2)
    refused(path, "longer than any paper")


def test_a_member_that_needs_a_password_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "x")
    content = bytearray(path.read_bytes())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(sign, at + 4)
    path.write_bytes(bytes(content))
    refused(path, "encrypted")


def test_a_member_packed_in_a_way_that_word_does_not_use_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(MAIN, body(text("Ja.")))
    refused(path, "damaged")


def test_a_bare_document_is_read_without_relations(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="a">'
        "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
    )
    parts = {MAIN: body(text("Ja.")).encode(), "word/styles.xml": styles.encode()}
    (line,) = read(zipped(tmp_path / "x.docx", parts)).lines
    assert (line.text, line.bold) == ("Ja.", True)


def test_relations_lead_to_the_parts_wherever_they_stand_and_never_outside(tmp_path: Path) -> None:
    links = (
        f'<Relationship Type="{RELATED}/officeDocument" Target="Stuk\\Tekst.XML"/></Relationships>'
    )
    own = (
        f'<Relationship Type="{RELATED}/header" Target="../NULL"/><Relationship Target="a.xml"/>'
        f'<Relationship Type="{RELATED}/header" Target="/hoofd.xml"/><Relationship Type="x"/>'
        f'<Relationship Type="{RELATED}/footer" Target="http://x.test/voet.xml" '
        'TargetMode="External"/></Relationships>'
    )
    parts = {
        "_rels/.rels": f"{RELATIONS}{links}".encode(),
        "stuk/tekst.xml": body(text("Ja.")).encode(),
        "stuk/_rels/tekst.xml.rels": f"{RELATIONS}{own}".encode(),
        "hoofd.xml": f"<w:hdr {NAMESPACES}>{text('Datum')}</w:hdr>".encode(),
    }
    document = read(zipped(tmp_path / "x.docx", parts))
    assert [line.text for line in document.lines] == ["Ja.", "Datum"]


def test_the_strict_form_of_the_format_is_read(tmp_path: Path) -> None:
    xml = body(text("Ja.")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(repacked(saved(tmp_path, "x"), {MAIN: xml.encode()})).text == "Ja."


@pytest.mark.parametrize("name", ["altChunk", "subDoc"])
def test_a_file_that_takes_in_others_is_refused(tmp_path: Path, name: str) -> None:
    xml = body(f"{text('Ja.')}<w:{name} r:id='x'/>")
    refused(repacked(saved(tmp_path, "x"), {MAIN: xml.encode()}), "in another file or format")


def test_a_file_with_macros_is_read_for_its_text(tmp_path: Path) -> None:
    path = saved(tmp_path, "Ja.")
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert plain in types
    macros = types.replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    assert read(repacked(path, {"[Content_Types].xml": macros})).text == "Ja."


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    document = raw(text("Vraag 1") + text("Klopt dat?"))
    document.add_table(1, 2).cell(0, 0).text = "Antwoord 1"
    path = saved(tmp_path, document)
    if seed % 2:
        content = bytearray(path.read_bytes())
    else:
        with zipfile.ZipFile(path) as archive:
            content = bytearray(archive.read(MAIN))
    for _ in range(dice.randrange(1, 8)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    if seed % 2:
        path.write_bytes(bytes(content))
    else:
        repacked(path, {MAIN: bytes(content)})
    with contextlib.suppress(ReadError):
        assert read(path).text
