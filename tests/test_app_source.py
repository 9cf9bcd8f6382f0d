"""The source view opens at the quote and marks its lines, as long as the file is the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

import app.originals
from app.conversation import Shown, first_page
from app.originals import PageImages, SourceChangedError, rows
from app.source_view import source_view
from tests.typed import saved
from vraagbaak.cite import asked, cite, quote
from vraagbaak.read import read
from vraagbaak.types import Cited, Document, Exchange, Language, Span

if TYPE_CHECKING:
    from pathlib import Path

MARK = re.compile(
    r'<div class="line-mark (\w+)" style="left: ([\d.]+)%; top: ([\d.]+)%; width: ([\d.]+)%; '
    r'height: ([\d.]+)%" data-page="(\d+)">'
)
HEIGHT, WIDTH = 400.0, 300.0


def _pdf(path: Path) -> Path:
    """Write three pages; the answer runs from the foot of the second to the head of the third."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    for lines in (
        [(40, "Vooraf staat hier een bladzijde zonder antwoord.")],
        [(40, "Wat vindt u daarvan?"), (300, "Het begin van het antwoord"), (312, "loopt door")],
        [(40, "over de rand van het blad. Dit is de kern.")],
    ):
        canvas.setFont("Helvetica", 10)
        for top, words in lines:
            canvas.drawString(50, HEIGHT - top - 10, words)
        canvas.showPage()
    canvas.save()
    return path


def _span(document: Document, first: str, last: str) -> Span:
    start = document.text.index(first)
    return Span(start, document.text.index(last, start) + len(last))


def _cited(document: Document, answer: Span, *, highlight: Span) -> Cited:
    question = Span(0, 5)
    exchange = Exchange(
        id="e" * 16,
        document_id=document.id,
        ordinal=0,
        labels=("1",),
        label="Antwoord 1",
        question=(question,),
        answer=(answer,),
        pages=(2, 3),
    )
    made = quote(document, exchange, (highlight,))
    return Cited(made, asked(document, exchange), cite(document, exchange), 1.0)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """The document of three pages, read from its PDF."""
    return read(_pdf(tmp_path / "stuk.pdf"))


@pytest.fixture
def cited(document: Document) -> Cited:
    """The answer over two pages, its last sentence being the one that matters."""
    answer = _span(document, "Het begin", "de kern.")
    return _cited(document, answer, highlight=_span(document, "Dit is", "de kern."))


def _view(cited: Cited, document: Document | None, page: int, images: PageImages) -> str:
    return source_view(Shown(cited, page), document, images, language=Language.DUTCH)


def test_the_view_opens_where_the_words_that_answer_begin(cited: Cited) -> None:
    assert [marks.page_number for marks in cited.quote.pages] == [2, 3]
    assert first_page(cited) == 3


def test_each_page_has_its_own_marks_on_the_lines_of_the_quote(
    cited: Cited, document: Document
) -> None:
    images = PageImages()
    second = MARK.findall(_view(cited, document, 2, images))
    third = MARK.findall(_view(cited, document, 3, images))
    assert [(kind, page) for kind, *_, page in second] == [("answer", "2"), ("answer", "2")]
    assert [(kind, page) for kind, *_, page in third] == [("answer", "3"), ("highlight", "3")]
    for (_, left, top, _, height, _), line_top in zip(second, (300, 312), strict=True):
        assert float(left) == pytest.approx(100 * 50 / WIDTH, abs=0.5)
        # The baseline stands ten points under `line_top`; a line is about as high as its type.
        assert float(top) < 100 * (line_top + 10) / HEIGHT < float(top) + float(height)
        assert float(height) == pytest.approx(100 * 10 / HEIGHT, abs=1)
    (_, wide_left, *_), (_, left, _, width, _, _) = third
    assert float(left) > float(wide_left)
    assert float(left) + float(width) < 100


def test_the_words_of_a_page_are_there_unseen_with_the_quote_told_apart(
    cited: Cited, document: Document
) -> None:
    for number, quoted in ((1, ""), (2, "Het begin van het antwoord"), (3, "Dit is de kern.")):
        view = _view(cited, document, number, PageImages())
        words = view[view.index('<div class="unseen"') :]
        if not quoted:
            assert "Vooraf staat hier" in words
            assert "citaat" not in words
            continue
        before, strong, rest = re.split("</?strong>", words)
        assert quoted in strong
        assert "begin van het citaat" in before
        assert "einde van het citaat" in rest
        assert ("Wat vindt u daarvan?" in before) == (number == 2)


def test_a_page_without_marks_says_so_and_leads_back(cited: Cited, document: Document) -> None:
    view = _view(cited, document, 1, PageImages())
    assert MARK.findall(view) == []
    assert "Op deze bladzijde staat niets van het antwoord." in view
    assert re.search(r'data-page="2" class="turn-page to-quote">Naar het antwoord<', view)


def test_a_quote_that_runs_on_leads_to_its_next_page(cited: Cited, document: Document) -> None:
    images = PageImages()
    second, third = (_view(cited, document, page, images) for page in (2, 3))
    assert re.search(
        r'data-page="3" class="turn-page continues">Loopt door op bladzijde 3<', second
    )
    assert "continues" not in third
    assert "to-quote" not in third


def test_the_first_page_has_none_before_it_and_the_last_none_after(
    cited: Cited, document: Document
) -> None:
    images = PageImages()
    first, last = _view(cited, document, -7, images), _view(cited, document, 99, images)
    assert "Bladzijde 1 van 3" in first
    assert re.search(r'class="turn-page previous"[^>]* disabled', first)
    assert not re.search(r'class="turn-page next"[^>]* disabled', first)
    assert "Bladzijde 3 van 3" in last
    assert re.search(r'class="turn-page next"[^>]* disabled', last)


def test_a_file_that_changed_or_went_is_not_shown_as_if_it_were_the_source(
    cited: Cited, document: Document
) -> None:
    document.path.write_bytes(document.path.read_bytes() + b"\n")
    with pytest.raises(SourceChangedError, match=re.escape("stuk.pdf")):
        PageImages().webp(document, 1)
    assert "is gewijzigd of weg" in _view(cited, document, 2, PageImages())
    document.path.unlink()
    view = _view(cited, document, 2, PageImages())
    assert "is gewijzigd of weg" in view
    assert str(document.path.parent) not in view


def test_a_document_that_left_the_index_is_said_to_be_gone(cited: Cited) -> None:
    assert "staat niet meer in de index" in _view(cited, None, 2, PageImages())


def test_a_page_is_drawn_once_and_kept(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    images = PageImages()
    first = images.webp(document, 1)
    assert first.startswith(b"RIFF")
    monkeypatch.setattr(app.originals, "render_page", None)
    assert images.webp(document, 1) is first


def test_kept_pages_stay_within_the_limit_and_the_one_used_last_stays(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = [len(PageImages().webp(document, page)) for page in (1, 2, 3)]
    images = PageImages(limit_bytes=sum(sizes) - 1)
    kept = [images.webp(document, page) for page in (1, 2)]
    assert images.webp(document, 1) is kept[0]
    images.webp(document, 3)
    assert images._held_bytes == sizes[0] + sizes[2]
    document.path.unlink()
    assert images.webp(document, 1) is kept[0]
    with pytest.raises(SourceChangedError):
        images.webp(document, 2)


def test_a_plain_text_is_shown_line_by_line_with_its_marks_and_escaped(tmp_path: Path) -> None:
    path = tmp_path / "stuk.txt"
    path.write_text(
        "Vooraf\n\fKop van blad twee\n  Hier <script>alert(1)</script> begint\nhet. Kern.\nSlot",
        encoding="utf-8",
    )
    document = read(path)
    answer = _span(document, "Hier", "Kern.")
    cited = _cited(document, answer, highlight=_span(document, "Kern.", "Kern."))
    view = _view(cited, document, 2, PageImages())
    assert '<div class="row" data-line="2">Kop van blad twee</div>' in view
    assert (
        '<div class="row" data-line="3">  <mark class="answer">'
        "Hier &lt;script&gt;alert(1)&lt;/script&gt; begint</mark></div>"
    ) in view
    assert re.search(r'>het\. ?</mark> ?<mark class="highlight">Kern\.</mark></div>', view)
    assert '<div class="row" data-line="5">Slot</div>' in view
    assert 'data-line="1"' not in view


def test_a_file_without_pages_is_shown_by_its_paragraphs_with_the_quote_marked(
    tmp_path: Path,
) -> None:
    path = saved(tmp_path, "Vooraf", "", "Antwoord 1\nHet begin. Midden. De <kern>.", "Slot")
    document = read(path)
    answer = _span(document, "Het begin", "kern>.")
    cited = _cited(document, answer, highlight=_span(document, "De <", "kern>."))
    view = _view(cited, document, 2, PageImages())
    assert '<div class="row" data-line="1">Vooraf</div>' in view
    assert (
        '<div class="row" data-line="3">Antwoord 1 <mark class="answer">Het begin. Midden. </mark>'
        '<mark class="highlight">De &lt;kern&gt;.</mark></div>'
    ) in view
    assert '<div class="row" data-line="4">Slot</div>' in view
    assert "Dit bestand heeft geen bladzijden" in view
    assert "turn-page" not in view
    path.unlink()
    assert "is gewijzigd of weg" in _view(cited, document, 1, PageImages())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_plain_text_is_shown_in_the_encoding_it_was_read_in(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "stuk.txt"
    path.write_bytes("Beïnvloeding\r\nen méér".encode(encoding))
    assert rows(read(path)) == (("Beïnvloeding", "en méér"),)


def test_titles_and_file_names_are_escaped(document: Document, cited: Cited) -> None:
    hostile = Document(
        **{name: getattr(document, name) for name in document.__slots__}
        | {"title": '"><img src=x onerror=alert(1)>'}
    )
    view = _view(cited, hostile, 1, PageImages())
    assert "<img src=x" not in view
    assert "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;" in view
