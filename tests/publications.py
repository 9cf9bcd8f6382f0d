"""Specimens of official publications, in words of our own: nobody asked or answered this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vraagbaak.read import read
from vraagbaak.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.types import Document, Paper

XML = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie>
  <metadata>
    <meta name="DC.identifier" scheme="XSD.string" content="ah-tk-20232024-9901"/>
    <meta name="DC.title" scheme="XSD.string" content="Proefstuk over dijken"/>
    <meta name="OVERHEIDop.vergaderjaar" content="2023-2024"/>
    <meta name="OVERHEIDop.vraagnummer" content="2024Z00001"/>
    <meta name="OVERHEIDop.datumIndiening" content="2024-03-04"/>
    <meta name="OVERHEIDop.datumOntvangst" content="2024-04-05"/>
  </metadata>
  <kamervragen>
    <kamervraagkop>
      <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar 2023–2024</tekstregel>
      <tekstregel inhoud="documenttype">Aanhangsel van de Handelingen</tekstregel>
    </kamervraagkop>
    <kamervraagnummer>9901</kamervraagnummer>
    <kamervraagomschrijving type="vraag">Vragen van het lid <naam><voorvoegsels>Van</voorvoegsels>
      <achternaam>Proef</achternaam></naam> (<politiek>Specimen</politiek>) aan de Minister van
      Waterproeven over <kamervraagonderwerp>dijken van papier</kamervraagonderwerp>
      <datum isodatum="2024-03-04">(ingezonden 4 maart 2024)</datum>.</kamervraagomschrijving>
    <kamervraagomschrijving type="antwoord">Antwoord van Minister Monster (Waterproeven)
      <datum isodatum="2024-04-05">(ontvangen 5 april 2024)</datum>.</kamervraagomschrijving>
    <vraag>
      <nr status="officieel">Vraag 1</nr>
      <al>Kent u het bericht «Dijk van papier»?<noot id="n1" type="voet"><noot.nr>1</noot.nr>
        <noot.al>Proefblad, 1 maart 2024, <extref soort="URL" doc="https://proef.example/1"
        >proef.example/1</extref>.</noot.al></noot></al>
    </vraag>
    <antwoord>
      <nr status="officieel">Antwoord 1</nr>
      <al>Ja. Dat bericht ken ik.</al>
    </antwoord>
    <vraag>
      <nr>Vraag 2</nr>
      <al>Hoe hoog is de dijk? Wilt u ingaan op:</al>
      <lijst type="expliciet">
        <li><li.nr>a.</li.nr><al>de hoogte in 2023;</al></li>
        <li><li.nr>b.</li.nr><al>de breedte?</al></li>
      </lijst>
    </vraag>
    <vraag>
      <nr>Vraag 3</nr>
      <al>En wie betaalt hem?</al>
    </vraag>
    <antwoord>
      <nr>Antwoord 2 en 3</nr>
      <al>In <nadruk type="cur">2023</nadruk><noot id="n2" type="voet"><noot.nr>2</noot.nr>
        <noot.al>Kamerstuk 99 999, nr. 1.</noot.al></noot> was de dijk 10 m<sup>2</sup> groot.</al>
      <tussenkop>Kosten</tussenkop>
      <al>Het waterschap betaalt.</al>
      <table><tgroup cols="2"><colspec/><tbody><row><entry>Hoogte</entry><entry><al>Tien
        meter</al></entry></row></tbody></tgroup></table>
    </antwoord>
    <kamervraagopmerking>
      <kop><titel>Toelichting:</titel></kop>
      <al>Deze vragen dienen ter aanvulling op eerdere vragen.</al>
    </kamervraagopmerking>
  </kamervragen>
</officiele-publicatie>
"""

HTML = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Proefstuk</title>
<meta name="DCTERMS.identifier" content="ah-tk-20232024-9901">
<meta name="DC.title" content="Proefstuk over dijken">
<meta name="OVERHEIDop.vergaderjaar" content="2023-2024">
<script>document.write("Vraag 9");</script></head>
<body>
<header><a href="/">Overheid.nl</a></header>
<nav><ul><li>Vraag 8</li><li>Home</li></ul></nav>
<div id="main-column">
<h2>Relaties</h2><table><tr><td><p>is beantwoord in</p></td></tr></table>
<div class="kamervragen-tekst">
<div class="kamervraagomschrijving"><h1 class="kamervraagomschrijving_kop no-toc">Vragen van het
lid Van Proef (Specimen) aan de Minister van Waterproeven over dijken van papier (ingezonden 4
maart 2024).</h1></div>
<div class="kamervraagomschrijving"><h1 class="kamervraagomschrijving_kop no-toc">Antwoord van
Minister Monster (Waterproeven) (ontvangen 5 april 2024).</h1></div>
<div class="vraag"><h2 class="stuktitel no-toc">Vraag 1</h2>
<p>Kent u het bericht «Dijk van papier»?<sup><a class="nootnum supernote-click-ID-9901-d1"
href="#ID-9901-d1">1</a></sup></p></div>
<div class="antwoord"><h2 class="stuktitel no-toc">Antwoord 1</h2>
<p>Ja. Dat bericht ken ik.</p></div>
<div class="vraag"><h2 class="stuktitel no-toc">Vraag 2</h2>
<p>Hoe hoog is de dijk? Wilt u ingaan op:</p>
<ul class="expliciet"><li class="li"><p class="labeled"><span class="ol">a.</span> de hoogte in
2023;</p></li><li class="li"><p class="labeled"><span class="ol">b.</span> de breedte?</p></li></ul>
</div>
<div class="vraag"><h2 class="stuktitel no-toc">Vraag 3</h2><p>En wie betaalt hem?</p></div>
<div class="antwoord"><h2 class="stuktitel no-toc">Antwoord 2 en 3</h2>
<p>In <em class="cur">2023</em><sup><a class="nootnum" href="#ID-9901-d2">2</a></sup> was de dijk 10
m<sup>2</sup> groot.</p><h3 class="tussenkop">Kosten</h3><p>Het waterschap betaalt.</p>
<table><tbody><tr><td><p>Hoogte</p></td><td><p>Tien meter</p></td></tr></tbody></table></div>
<div class="kamervraagopmerking"><h2>Toelichting:</h2>
<p>Deze vragen dienen ter aanvulling op eerdere vragen.</p></div>
</div>
<div id="noten"><hr>
<div class="voet noot snp-mouseoffset notedefault" id="supernote-note-ID-9901-d1">
<h5 class="note-close"><a class="note-close" href="#close-ID-9901-d1">X</a> Noot</h5><sup><span
class="nootnum"><a id="ID-9901-d1" name="ID-9901-d1"></a>1</span></sup><p>Proefblad, 1 maart 2024,
<a href="https://proef.example/1" class="externe_link">proef.example/1</a>.</p></div>
<div class="voet noot snp-mouseoffset notedefault" id="supernote-note-ID-9901-d2">
<h5 class="note-close"><a class="note-close" href="#close-ID-9901-d2">X</a> Noot</h5><sup><span
class="nootnum"><a id="ID-9901-d2" name="ID-9901-d2"></a>2</span></sup><p>Kamerstuk 99 999, nr.
1.</p></div></div>
</div>
<footer>Over deze website</footer></body></html>
"""

TEXT = """Tweede Kamer der Staten-Generaal

Vergaderjaar 2023–2024

Aanhangsel van de Handelingen

9901

Vragen van het lid Van Proef (Specimen) aan de Minister van Waterproeven over dijken van
papier (ingezonden 4 maart 2024).

Antwoord van Minister Monster (Waterproeven) (ontvangen 5 april 2024).

Vraag 1

Kent u het bericht «Dijk van papier»?

Antwoord 1

Ja. Dat bericht ken ik.

Vraag 2

Hoe hoog is de dijk? Wilt u ingaan op:
a. de hoogte in 2023;
b. de breedte?

Vraag 3

En wie betaalt hem?

Antwoord 2 en 3

In 2023 was de dijk 10 m2 groot.

Kosten

Het waterschap betaalt.

Hoogte

Tien meter

Toelichting:

Deze vragen dienen ter aanvulling op eerdere vragen.
"""

MEDEDELING = """<officiele-publicatie><kamervragen>
<kamervraagkop><tekstregel>Aanhangsel van de Handelingen</tekstregel></kamervraagkop>
<kamervraagomschrijving type="vraag">Vragen van het lid Proef (Specimen) over dijken (ingezonden 4
maart 2024).</kamervraagomschrijving>
<kamervraagomschrijving type="antwoord">Mededeling van Minister Monster (Waterproeven) (ontvangen 5
april 2024).</kamervraagomschrijving>
<vraag><nr>Vraag 1</nr><al>Hoe hoog is de dijk?</al></vraag>
<kamervraagopmerking><kop><titel>Mededeling</titel></kop><al>De vragen worden later
beantwoord.</al></kamervraagopmerking>
</kamervragen></officiele-publicatie>"""


def turns(inside: str) -> str:
    """Write an official publication around questions and answers."""
    return f"<officiele-publicatie><kamervragen>{inside}</kamervragen></officiele-publicatie>"


def page(inside: str, *, head: str = "") -> str:
    """Write a page of HTML."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{inside}</body></html>"


def read_publication(folder: Path, text: str, suffix: str = ".xml") -> Document:
    """Write a publication to a file and read it."""
    path = folder / f"paper{suffix}"
    path.write_text(text, encoding="utf-8")
    return read(path)


def exchanges_of(paper: Paper) -> list[tuple[object, ...]]:
    """List labels, label, question, answer, who asked and who answered."""
    cut = paper.document.cut
    return [
        (each.labels, each.label, cut(each.question), cut(each.answer), each.by, each.answered_by)
        for each in paper.exchanges
    ]


def answers_of(folder: Path, text: str, suffix: str = ".xml") -> list[tuple[str, str]]:
    """Read a publication; list the label and the words of each answer."""
    paper = segment(read_publication(folder, text, suffix))
    return [(each.label, paper.document.cut(each.answer)) for each in paper.exchanges]


def notes_of(paper: Paper) -> list[list[tuple[str, str]]]:
    """List mark and words of the notes of each exchange."""
    text = paper.document.text
    return [
        [(note.mark, note.span.of(text)) for note in each.footnotes] for each in paper.exchanges
    ]
