"""Words are found in one document as people type them, and each place can be gone to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.conversation import Conversation, Shown
from app.finding import MAX_HITS, Search, hit_boxes, search, snippet
from app.looking import looked
from app.originals import PageImages
from app.source_view import source_view
from tests.app_fakes import FakeAssistant, FakeIndex
from tests.pdf_runs import column, print_runs
from vraagbaak.cite import asked, cite, quote
from vraagbaak.read import read
from vraagbaak.types import Cited, Document, Exchange, Language, Paper, Span

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakePaper


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """Two pages; a word is broken at the end of a line, and one sentence at the end of a page."""
    first = ["De beïnvloeding van de zee-", "haven en de Zeehaven zelf.", "Het begin van een zin"]
    return read(print_runs(tmp_path / "stuk.pdf", column(*first), column("loopt hier door.")))


def _found(document: Document, words: str) -> list[str]:
    return [hit.span.of(document.text) for hit in search(document, words).hits]


@pytest.mark.parametrize("words", ["beinvloeding", "BEÏNVLOEDING", "  beïnvloeding "])
def test_capitals_accents_and_blanks_make_no_difference(document: Document, words: str) -> None:
    assert _found(document, words) == ["beïnvloeding"]


def test_a_word_broken_at_the_end_of_a_line_is_found_and_marked_on_both(
    document: Document,
) -> None:
    first, second = search(document, "zeehaven").hits
    assert len(hit_boxes(document, first.span, 1)) == 2
    assert len(hit_boxes(document, second.span, 1)) == 1
    assert hit_boxes(document, second.span, 2) == ()


def test_words_that_run_over_a_page_are_marked_on_both_pages(document: Document) -> None:
    (hit,) = search(document, "een zin loopt").hits
    assert hit.page_number == 1
    assert len(hit_boxes(document, hit.span, 1)) == 1
    assert len(hit_boxes(document, hit.span, 2)) == 1


def test_words_that_stand_nowhere_together_are_looked_for_apart(document: Document) -> None:
    found = search(document, "haven zin begin")
    assert found.apart
    assert [hit.span.of(document.text).lower() for hit in found.hits] == ["begin", "zin"]


@pytest.mark.parametrize("words", ["", "  ", "olifant", ".*", "(", "\\"])
def test_what_is_not_there_is_not_found_and_signs_are_no_pattern(
    document: Document, words: str
) -> None:
    assert search(document, words).hits == ()


def test_going_on_from_the_last_place_leads_to_the_first(document: Document) -> None:
    found = search(document, "zeehaven")
    assert [found.at(at).current for at in (-1, 0, 1, 2)] == [1, 0, 1, 0]
    assert Search("olifant").at(3).current == 0
    assert search(document, "de").from_page(2).current == 0


def test_no_more_places_are_found_than_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / "veel.txt"
    path.write_text("woord " * (MAX_HITS + 1), encoding="utf-8")
    assert len(search(read(path), "woord").hits) == MAX_HITS


def test_a_snippet_ends_at_whole_words(tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("voor " * 30 + "kern " + "na " * 40, encoding="utf-8")
    document = read(path)
    (hit,) = search(document, "kern").hits
    cut = snippet(document, hit.span)
    assert cut.before.startswith("…voor ")
    assert (cut.words, cut.after[-3:]) == ("kern", "na…")


def _shown(document: Document, words: str, *, page: int = 1) -> Shown:
    exchange = Exchange(
        "e" * 16, document.id, 0, ("1",), "Antwoord 1", (Span(0, 2),), (Span(3, 15),), (1,)
    )
    cited = Cited(
        quote(document, exchange), asked(document, exchange), cite(document, exchange), 1.0
    )
    return Shown(cited, page, search(document, words))


def test_places_are_listed_and_marked_the_one_on_view_apart(document: Document) -> None:
    view = source_view(
        _shown(document, "zeehaven"), document, PageImages(), language=Language.DUTCH
    )
    assert view.count('class="line-mark hit current"') == 2
    assert view.count('class="line-mark hit"') == 1
    assert "1 van 2." in view
    assert "Alle 2 plaatsen" in view
    assert "<mark>Zeehaven</mark>" in view
    assert 'data-hit="1" aria-label="Volgende plaats"' in view


def test_words_that_are_not_there_are_said_not_to_be(document: Document) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    view = source_view(_shown(document, hostile), document, PageImages(), language=Language.ENGLISH)
    assert "Not in the text of this document." in view
    assert "<img src=x" not in view
    assert "to-hit" not in view


def test_the_publication_is_linked_apart_and_other_addresses_are_no_links(
    document: Document,
) -> None:
    shown = _shown(document, "")
    for address, linked in (("https://example.org/a", True), ("javascript:alert(1)", False)):
        at = replace(document, url=address)
        view = source_view(shown, at, PageImages(), language=Language.DUTCH)
        link = f'href="{address}" target="_blank" rel="noopener noreferrer"'
        assert (link in view) is linked


def test_the_page_is_drawn_for_every_sharpness(document: Document) -> None:
    view = source_view(_shown(document, ""), document, PageImages(), language=Language.DUTCH)
    for scale, width in ((2, 1190), (3, 1785), (4, 2380)):
        assert f"pages/{document.id}/1.webp?scale={scale} {width}w" in view


def test_a_plain_text_is_marked_where_the_words_stand(
    tmp_path: Path, make_paper: MakePaper
) -> None:
    path = tmp_path / "stuk.txt"
    path.write_text("Een haven.\nNog een haven.\n", encoding="utf-8")
    document = read(path)
    view = source_view(_shown(document, "haven"), document, PageImages(), language=Language.DUTCH)
    assert '<mark class="hit current">haven</mark>' in view
    assert '<mark class="hit">haven</mark>' in view


def test_looking_for_words_opens_the_page_of_the_first_place_from_here(
    document: Document,
) -> None:
    shelf = FakeAssistant(FakeIndex(Paper(document, ()))).index
    conversation = Conversation(shown=_shown(document, ""))
    found = looked(conversation, {"action": "find", "words": "loopt"}, shelf)
    assert found is not None
    assert found.shown is not None
    assert found.shown.page_number == 2
    there = looked(found, {"action": "hit", "hit": 7}, shelf)
    assert there == found
    back = looked(found, {"action": "page", "page": 1}, shelf)
    assert back is not None
    assert back.shown is not None
    assert back.shown.search == found.shown.search


def test_looking_where_nothing_is_on_view_or_left_changes_nothing(document: Document) -> None:
    empty = FakeIndex()
    for conversation in (Conversation(), Conversation(shown=_shown(document, ""))):
        for wanted in ({"action": "find", "words": "zin"}, {"action": "hit", "hit": 1}):
            assert looked(conversation, dict(wanted), empty) == conversation
    assert looked(Conversation(), {"action": "new"}, empty) is None
    assert Conversation().searched(Search("zin")) == Conversation()


def test_the_source_tells_which_quote_is_on_view_and_whether_at_its_place(
    document: Document,
) -> None:
    shown = replace(_shown(document, ""), search=None, turn=3, rank=1)
    for page, home in ((1, True), (2, False)):
        at = replace(shown, page_number=page)
        view = source_view(at, document, PageImages(), language=Language.DUTCH)
        assert (f'data-page="{page}" data-turn="3" data-rank="1" data-home>' in view) is home
