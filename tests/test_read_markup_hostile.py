"""XML and HTML that is damaged, hostile or something else: a named refusal, and nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publications import page, turns
from vraagbaak.errors import ReadError
from vraagbaak.read import read
from vraagbaak.read.markup import tree, walk

if TYPE_CHECKING:
    from pathlib import Path

LAUGHS = """<!DOCTYPE kamervragen [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><kamervragen><al>&c;</al></kamervragen>"""
QUADRATIC = (
    f'<!DOCTYPE kamervragen [<!ENTITY a "{"k" * 50_000}">]>'
    f'<kamervragen><al x="{"&a;" * 2_000}">x</al></kamervragen>'
)
EXTERNAL = """<!DOCTYPE kamervragen [<!ENTITY a SYSTEM "{}">]><kamervragen><al>&a;</al>
</kamervragen>"""
PARAMETER = """<!DOCTYPE kamervragen [<!ENTITY % a SYSTEM "http://127.0.0.1/a.dtd">%a;]>
<kamervragen><al>x</al></kamervragen>"""


def _refusal(folder: Path, content: str | bytes, suffix: str) -> str:
    path = folder / f"paper{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ReadError) as raised:
        read(path)
    return raised.value.reason


def _text(folder: Path, content: bytes, suffix: str) -> str:
    path = folder / f"paper{suffix}"
    path.write_bytes(content)
    return read(path).text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (LAUGHS, "declares entities of its own"),
        (PARAMETER, "declares entities of its own"),
        (QUADRATIC, "no well-formed XML"),
        ("<kamervragen>\n<al>\n</kamervragen>", "no well-formed XML (line 3"),
        ("tekst", "no well-formed XML (line 1"),
        ("<a>" * 400 + "</a>" * 400, "no well-formed XML (line 1: Excessive depth"),
        ('<?xml version="1.0" encoding="utf-8"?><kamervragen>\xe9</kamervragen>', ""),
        ("<html><body>Vraag 1</body></html>", "no official publication but <html>"),
        ("<kamervragen><al> </al></kamervragen>", "holds no text"),
        (
            '<!DOCTYPE a SYSTEM "a.dtd"><kamervragen><al>&proefstuk;</al></kamervragen>',
            "entity that is not known (&proefstuk;)",
        ),
    ],
)
def test_xml_that_cannot_be_read_is_refused_by_name(
    tmp_path: Path, content: str, reason: str
) -> None:
    raw = content.encode("latin-1") if "\xe9" in content else content.encode()
    assert (reason or "no well-formed XML (line 1") in _refusal(tmp_path, raw, ".xml")


def test_a_file_named_by_an_entity_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    reason = _refusal(tmp_path, EXTERNAL.format(secret.as_uri()), ".xml")
    assert "declares entities" in reason
    assert "geheim" not in reason


def test_public_entities_of_an_older_file_are_its_letters(tmp_path: Path) -> None:
    text = (
        '<!DOCTYPE kamervragen SYSTEM "oud.dtd"><kamervragen><al>&euml;n <nadruk>x</nadruk>'
        "&eacute;n &hellip;</al></kamervragen>"
    )
    assert _text(tmp_path, text.encode(), ".xml") == "ën xén …"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_xml_is_read_in_the_encoding_it_names(tmp_path: Path, encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{named}"?>' + turns("<al>Eén café.</al>")
    assert _text(tmp_path, text.encode(encoding), ".xml") == "Eén café."


def test_comments_and_instructions_are_no_words(tmp_path: Path) -> None:
    text = turns("<al>Een<!-- twee --> dijk<?xpp ep?>je.</al>")
    assert _text(tmp_path, text.encode(), ".xml") == "Een dijkje."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("zomaar tekst", "this is no HTML"),
        (page("<script>alert(1)</script>"), "holds no text"),
        (page("<div>" * 400 + "x" + "</div>" * 400), "beyond what is read (line 1"),
        (page("\0<p>x</p>"), "no text file"),
        (page("\0<p>x</p>", head='<meta charset="utf-8">'), "not a text file"),
        (page("<p>x</p>", head='<meta charset="utf-7">'), "encoding it names (utf-7)"),
        (page("<p>x</p>", head='<meta charset="proef">'), "encoding it names (proef)"),
        (
            page("<p>\xe9</p>", head='<meta charset="utf-8">').encode("latin-1"),
            "encoding it names (utf-8)",
        ),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_by_name(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    assert reason.removeprefix("no ") in _refusal(tmp_path, content, ".html")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8-sig"),
        ('<meta http-equiv="x" content="text/html; charset=ISO-8859-1">', "cp1252"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_names(tmp_path: Path, head: str, encoding: str) -> None:
    text = '<?xml version="1.0" encoding="UTF-8"?>' + page("<p>Eén ‘café’.</p>", head=head)
    assert _text(tmp_path, text.encode(encoding), ".html") == "Eén ‘café’."


@pytest.mark.parametrize("suffix", [".xml", ".html"])
def test_a_file_too_large_is_refused(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "LARGEST", 1024**2)
    content = turns(f"<al>{'x ' * 1024**2}</al>")
    assert "too large (2 MB, at most 1" in _refusal(tmp_path, content, suffix)


def test_the_deepest_tree_that_is_taken_is_read(tmp_path: Path) -> None:
    text = turns("<a>" * 240 + "diep" + "</a>" * 240)
    assert _text(tmp_path, text.encode(), ".xml") == "diep"


@pytest.mark.parametrize(
    ("suffix", "inside"),
    [
        (".xml", "<al>x</al><al>y</al><al>z</al>"),
        (".html", "<p>x</p><p>y</p><p>z</p>"),
        (".xml", "<al>x<noot>a</noot><noot>b</noot><noot>c</noot></al>"),
    ],
)
def test_more_paragraphs_or_notes_than_any_paper_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, inside: str
) -> None:
    monkeypatch.setattr(walk, "MOST_PARAGRAPHS", 2)
    content = turns(inside) if suffix == ".xml" else page(inside)
    assert "more than" in _refusal(tmp_path, content, suffix)


def test_a_page_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path, "<!doctype html", ".html") == "this is no HTML"
    assert _refusal(tmp_path, "<html", ".html") == "this is no HTML"


def test_a_note_without_words_is_none(tmp_path: Path) -> None:
    path = tmp_path / "paper.xml"
    path.write_text(
        "<kamervragen><al>Vraag<noot id='a'><noot.nr>1</noot.nr><noot.al> </noot.al></noot></al>"
        "<al>Nog een<noot id='b'><noot.nr>2</noot.nr><noot.al>Noot.</noot.al></noot></al>"
        "</kamervragen>"
    )
    document = read(path)
    assert [note.mark for note in document.footnotes] == ["2"]
    assert [mark.footnote for mark in document.note_marks if mark.mark == "2"] == [0]
