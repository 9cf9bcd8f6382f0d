"""What goes into the catalogue comes out of it unchanged."""

from __future__ import annotations

import datetime
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from vraagbaak.index.catalog import CACHED_CHAR_MAPS, Catalog
from vraagbaak.index.edit import CatalogEdit
from vraagbaak.types import (
    Box,
    Chamber,
    CharMap,
    Document,
    Exchange,
    Footnote,
    Kind,
    Line,
    Measure,
    NoteMark,
    Page,
    Paper,
    Passage,
    PassageKind,
    Role,
    Span,
)

if TYPE_CHECKING:
    from tests.conftest import MakePaper

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = st.none() | texts
numbers = st.integers(0, 2**31 - 1)
spans = st.builds(Span, numbers, numbers)
span_tuples = st.lists(spans, max_size=4).map(tuple)
footnotes = st.lists(st.builds(Footnote, texts, spans, numbers), max_size=3).map(tuple)
sizes = st.floats(0, 5000, width=32)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(texts)
    chars = CharMap(
        draw(arrays.arrays(np.int32, len(text))),
        draw(arrays.arrays(np.float32, (len(text), 4))),
    )
    pages = draw(st.lists(st.builds(Page, numbers, names, sizes, sizes), max_size=3))
    return Document(
        id=draw(st.text("0123456789abcdef", min_size=16, max_size=16)),
        path=Path("/papers") / (draw(st.text("abcé ?#%", min_size=1)) + ".pdf"),
        sha256="0" * 64,
        title=draw(texts),
        text=text,
        chars=chars,
        measure=draw(st.sampled_from(Measure)),
        pages=tuple(pages),
        footnotes=draw(footnotes),
        note_marks=tuple(draw(st.lists(st.builds(NoteMark, texts, numbers, numbers), max_size=3))),
        kind=draw(st.sampled_from(Kind)),
        chamber=draw(st.none() | st.sampled_from(Chamber)),
        date=draw(st.none() | st.dates()),
        reference=draw(names),
        url=draw(names),
        asked_by=draw(names),
        answered_by=draw(names),
    )


exchanges = st.builds(
    Exchange,
    id=st.just("e"),
    document_id=st.just("d"),
    ordinal=numbers,
    labels=st.lists(texts, max_size=3).map(tuple),
    label=texts,
    question=span_tuples,
    answer=span_tuples,
    pages=st.lists(numbers, max_size=3).map(tuple),
    by=names,
    answered_by=names,
    section=names,
    footnotes=footnotes,
)


def stored(*papers: Paper, passages: tuple[Passage, ...] = ()) -> Catalog:
    """Write papers to a catalogue and open it; the file is removed, the catalogue stays open."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cat a?log#.sqlite"
        edit = CatalogEdit(path, None)
        for paper in papers:
            edit.insert(paper, passages)
        edit.finish()
        return Catalog.open(path)


def same(one: Document, other: Document) -> bool:
    """Compare all but the maps of characters, which have no equality of their own."""
    nothing = CharMap(np.zeros(0, np.int32), np.zeros((0, 4), np.float32))
    names = [name for name in Document.__slots__ if name != "chars"]
    first, second = replace(one, chars=nothing), replace(other, chars=nothing)
    return all(getattr(first, name) == getattr(second, name) for name in names)


@settings(max_examples=60, deadline=None)
@given(documents(), exchanges, spans, st.sampled_from(PassageKind))
def test_documents_exchanges_and_passages_come_back_as_they_were(
    document: Document, exchange: Exchange, span: Span, kind: PassageKind
) -> None:
    exchange = replace(exchange, document_id=document.id)
    passage = Passage("p", exchange.id, kind, span)
    catalog = stored(Paper(document, (exchange,)), passages=(passage,))

    (found,) = catalog.documents()

    assert same(found, document)
    assert found.chars.pages.dtype == np.int32
    np.testing.assert_array_equal(found.chars.pages, document.chars.pages)
    assert found.chars.boxes.dtype == np.float32
    # As bytes, so that a figure that is not a number counts as equal to itself.
    assert found.chars.boxes.tobytes() == document.chars.boxes.tobytes()
    assert catalog.exchanges() == (exchange,)
    assert catalog.passages() == (passage,)
    catalog.close()


def test_lines_are_left_out(make_paper: MakePaper) -> None:
    line = Line(1, "x", Box(0, 0, 1, 1), 10, bold=False, italic=False, role=Role.BODY, span=None)
    paper = make_paper(Path("/a.txt"), ("Q?", "A."), lines=(line,), date=datetime.date(2021, 1, 2))
    catalog = stored(paper)

    (found,) = catalog.documents()

    assert found.lines == ()
    assert found.date == datetime.date(2021, 1, 2)
    catalog.close()


def test_many_threads_read_more_maps_than_are_kept(make_paper: MakePaper) -> None:
    count = CACHED_CHAR_MAPS + 20
    papers = [make_paper(Path(f"/{i}.txt"), (f"Q{i}?", "A" * (i + 1))) for i in range(count)]
    catalog = stored(*papers)
    found = catalog.documents()

    def length(document: Document) -> int:
        return len(document.chars)

    with ThreadPoolExecutor(8) as pool:
        lengths = list(pool.map(length, [*found, *reversed(found)] * 3))

    expected = [len(paper.document.text) for paper in papers]
    assert lengths == (expected + expected[::-1]) * 3
    catalog.close()


def test_passages_are_numbered_anew_after_a_document_goes(
    tmp_path: Path, make_paper: MakePaper
) -> None:
    first, second, third = (make_paper(Path(f"/{i}.txt"), (f"Q{i}?", "A.")) for i in range(3))
    edit = CatalogEdit(tmp_path / "old", None)
    edit.insert(first, one_passage(first, "a"))
    edit.insert(second, one_passage(second, "b"))
    assert edit.finish() == [0, 1]

    edit = CatalogEdit(tmp_path / "new", tmp_path / "old")
    edit.insert(third, one_passage(third, "c"))
    edit.drop(first.document.id)
    assert (edit.count("documents"), edit.count("exchanges"), edit.count("passages")) == (2, 2, 2)

    assert edit.finish() == [1, 2]
    catalog = Catalog.open(tmp_path / "new")
    assert [passage.id for passage in catalog.passages()] == ["b", "c"]
    assert catalog.problems() == ()
    catalog.close()


def one_passage(paper: Paper, passage_id: str) -> tuple[Passage]:
    (exchange,) = paper.exchanges
    return (Passage(passage_id, exchange.id, PassageKind.ANSWER, exchange.answer[0]),)


def test_a_catalogue_is_never_written_through_its_reader(
    tmp_path: Path, make_paper: MakePaper
) -> None:
    edit = CatalogEdit(tmp_path / "catalog", None)
    edit.insert(make_paper(Path("/a.txt"), ("Q?", "A.")), ())
    edit.finish()
    catalog = Catalog.open(tmp_path / "catalog")

    with pytest.raises(Exception, match="readonly"):
        catalog._rows("DELETE FROM documents")

    catalog.close()
