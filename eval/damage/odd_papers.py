"""Small papers to damage, of the kinds that a folder of real ones may lack; all words are ours."""

from __future__ import annotations

import io
import zipfile

XML = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
  <metadata>
    <meta name="DC.identifier" content="ah-tk-20252026-9902"/>
    <meta name="OVERHEIDop.vergaderjaar" content="2025-2026"/>
  </metadata>
  <kamervragen>
    <kamervraagkop><tekstregel inhoud="documenttype">Aanhangsel van de Handelingen</tekstregel>
    </kamervraagkop>
    <kamervraagnummer>9902</kamervraagnummer>
    <kamervraagomschrijving type="vraag">Vragen van het lid Bit (Schijf) aan de Minister van Papier
      over <kamervraagonderwerp>kapotte stukken</kamervraagonderwerp>
      <datum isodatum="2026-01-05">(ingezonden 5 januari 2026)</datum>.</kamervraagomschrijving>
    <kamervraagomschrijving type="antwoord">Antwoord van Minister Vel (Papier)
      <datum isodatum="2026-02-02">(ontvangen 2 februari 2026)</datum>.</kamervraagomschrijving>
    <vraag><nr status="officieel">Vraag 1</nr>
      <al>Kan een stuk kapot zijn?<noot id="n1" type="voet"><noot.nr>1</noot.nr>
        <noot.al>Een noot over stukken.</noot.al></noot></al></vraag>
    <antwoord><nr>Antwoord 1</nr><al>Dan wordt het <nadruk type="cur">geweigerd</nadruk>.</al>
    </antwoord>
    <vraag><nr>Vraag 2</nr><al>Wat dan?</al><lijst type="expliciet">
      <li><li.nr>a.</li.nr><al>met het stuk;</al></li>
      <li><li.nr>b.</li.nr><al>met de rest?</al></li></lijst></vraag>
    <vraag><nr>Vraag 3</nr><al>Loopt het programma door?</al></vraag>
    <antwoord><nr>Antwoord 2 en 3</nr><al>De rest wordt gelezen.</al><tussenkop>Later</tussenkop>
      <table><tgroup cols="2"><tbody><row><entry>Stuk</entry><entry><al>Heel</al></entry></row>
      </tbody></tgroup></table><al>Zie het antwoord op vraag 1.</al></antwoord>
  </kamervragen>
</officiele-publicatie>
"""
HTML = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Kapotte stukken</title>
<meta name="DCTERMS.identifier" content="ah-tk-20252026-9902"></head>
<body><header><a href="/">Boven</a></header><div id="main-column"><div class="kamervragen-tekst">
<div class="kamervraagomschrijving"><h1>Vragen van het lid Bit (Schijf) aan de Minister van Papier
over kapotte stukken (ingezonden 5 januari 2026).</h1></div>
<div class="kamervraagomschrijving"><h1>Antwoord van Minister Vel (Papier) (ontvangen 2 februari
2026).</h1></div>
<div class="vraag"><h2 class="stuktitel no-toc">Vraag 1</h2><p>Kan een stuk kapot zijn?<sup><a
class="nootnum" href="#ID-9902-d1">1</a></sup></p></div>
<div class="antwoord"><h2 class="stuktitel no-toc">Antwoord 1</h2><p>Ja, en dan wordt het
<em class="cur">geweigerd</em>.</p></div>
<div class="vraag"><h2 class="stuktitel no-toc">Vraag 2</h2><ul class="expliciet"><li class="li">
<p class="labeled"><span class="ol">a.</span> Wat gebeurt er met de rest?</p></li></ul></div>
<div class="antwoord"><h2 class="stuktitel no-toc">Antwoord 2</h2><p>Die wordt gelezen, 10
m<sup>2</sup> papier.</p><table><tr><td><p>Stuk</p></td><td><p>Heel</p></td></tr></table></div>
</div><div id="noten"><div class="voet noot" id="supernote-note-ID-9902-d1"><h5>X</h5><sup><span
class="nootnum"><a id="ID-9902-d1"></a>1</span></sup><p>Een noot over stukken.</p></div></div></div>
<footer>Onder</footer></body></html>
"""
TEXT = """Vragen van het lid Bit aan de Minister van Papier over stukken (ingezonden 5 mei).

Vraag 1

Kan een stuk kapot zijn? 1)

Antwoord 1

Ja, en dan wordt het geweigerd.

Vraag 2 en 3

Wat dan? Loopt het pro-
gramma door?

Antwoord op vraag 2 en 3

De rest wordt gelezen.

1) Een noot over stukken.
"""
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MEMBERS = {
    "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="{_WORD}.footnotes+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"
Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>""",
    "word/_rels/document.xml.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r2" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>""",
    "word/document.xml": f"""<w:document {_W}><w:body>
<w:p><w:r><w:t>Antwoorden op de vragen van het lid Bit (Schijf) over stukken</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Vraag 1</w:t></w:r></w:p>
<w:p><w:r><w:t>Kan een stuk kapot zijn?</w:t></w:r>
<w:r><w:footnoteReference w:id="1"/></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Antwoord 1</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Ja, en dan wordt het </w:t></w:r><w:r><w:rPr><w:i/></w:rPr>
<w:t>geweigerd</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Vraag 2</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Wat gebeurt er met de rest?</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Antwoord 2</w:t></w:r></w:p>
<w:p><w:r><w:t>Die wordt gelezen.</w:t></w:r></w:p><w:sectPr/></w:body></w:document>""",
    "word/footnotes.xml": f"""<w:footnotes {_W}><w:footnote w:id="1"><w:p><w:r>
<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Een noot over stukken.</w:t></w:r></w:p>
</w:footnote></w:footnotes>""",
}


def _word() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in _MEMBERS.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


PAPERS = {
    "docx": [_word()],
    "html": [HTML.encode()],
    "txt": [TEXT.encode()],
    "xml": [XML.encode()],
}
"""By the kind of their files."""
