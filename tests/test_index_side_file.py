"""A side file that is written, changed or removed beside a document of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import DIKES
from vraagbaak.index import Index, Outcome, Row, add
from vraagbaak.verify import What, verify

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.types import Document


class Papers:
    """A folder with one paper, and an index of it."""

    def __init__(self, folder: Path, encoder: FakeEncoder) -> None:
        self.index = folder / "index"
        self.folder = folder / "papers"
        self.folder.mkdir()
        self.side = self.folder / "dijken.toml"
        self.encoder = encoder
        (self.folder / "dijken.txt").write_text(DIKES, encoding="utf-8")

    def state(self, title: str) -> None:
        """Write a side file that gives the paper a title."""
        self.side.write_text(f'title = "{title}"\n', encoding="utf-8")

    def add(self) -> Row:
        """Add the folder to the index."""
        (row,) = add(self.index, [self.folder], encoder=self.encoder).rows
        return row

    def document(self) -> Document:
        """Give the document as the index holds it."""
        index = Index.open(self.index)
        (entry,) = index.entries()
        index.close()
        return entry.document

    def found(self) -> list[tuple[What, str]]:
        """Tell what verification finds, and of which file."""
        return [(each.what, each.file.name) for each in verify(self.index).findings]


@pytest.fixture
def papers(tmp_path: Path, encoder: FakeEncoder) -> Papers:
    return Papers(tmp_path, encoder)


def test_a_side_file_is_kept_with_its_document(papers: Papers) -> None:
    papers.state("Over dijken")
    assert papers.add().outcome is Outcome.ADDED
    assert papers.document().title == "Over dijken"
    assert papers.add().outcome is Outcome.UNCHANGED
    assert papers.found() == []


def test_a_side_file_that_is_written_later_is_noticed(papers: Papers) -> None:
    answers = papers.add().answers
    papers.state("Over dijken")
    assert papers.found() == [(What.CHANGED_SIDE_FILE, "dijken.toml")]
    row = papers.add()
    assert (row.outcome, row.reason) == (Outcome.REPLACED, "dijken.toml beside it changed.")
    assert row.answers == answers
    assert papers.document().title == "Over dijken"
    assert papers.found() == []


def test_a_side_file_that_is_changed_is_noticed(papers: Papers) -> None:
    papers.state("Over dijken")
    papers.add()
    papers.state("Over dammen")
    assert papers.found() == [(What.CHANGED_SIDE_FILE, "dijken.toml")]
    assert papers.add().outcome is Outcome.REPLACED
    assert papers.document().title == "Over dammen"


def test_a_side_file_that_is_removed_is_noticed(papers: Papers) -> None:
    papers.state("Over dijken")
    papers.add()
    papers.side.unlink()
    (finding,) = verify(papers.index).findings
    assert finding.detail == (
        "It is missing since dijken.txt was added to the index. Add dijken.txt again."
    )
    assert papers.add().outcome is Outcome.REPLACED
    assert papers.document().title != "Over dijken"


def test_a_document_that_moved_and_got_a_side_file_is_read_again(papers: Papers) -> None:
    papers.add()
    moved = papers.folder / "dammen.txt"
    (papers.folder / "dijken.txt").rename(moved)
    (papers.folder / "dammen.toml").write_text('title = "Over dammen"\n', encoding="utf-8")
    assert papers.add().outcome is Outcome.REPLACED
    document = papers.document()
    assert (document.title, document.path.name) == ("Over dammen", "dammen.txt")


def test_a_document_that_moved_with_its_side_file_is_moved(papers: Papers) -> None:
    papers.state("Over dijken")
    papers.add()
    for suffix in (".txt", ".toml"):
        (papers.folder / f"dijken{suffix}").rename(papers.folder / f"dammen{suffix}")
    assert papers.add().outcome is Outcome.MOVED
    assert papers.add().outcome is Outcome.UNCHANGED


def test_a_broken_side_file_refuses_the_document_and_names_itself(papers: Papers) -> None:
    papers.add()
    papers.side.write_text('titel = "Over dijken"\n', encoding="utf-8")
    row = papers.add()
    assert (row.outcome, row.path.name) == (Outcome.REFUSED, "dijken.txt")
    assert row.reason.startswith("The side file dijken.toml has an unknown key: titel. Use title")
    (finding,) = verify(papers.index).findings
    assert finding.what is What.UNREADABLE_FILE
    assert finding.detail == "the side file dijken.toml has an unknown key: titel"


def test_a_side_file_without_a_document_is_no_document(papers: Papers) -> None:
    (papers.folder / "alone.toml").write_text('title = "Alone"\n', encoding="utf-8")
    papers.state("Over dijken")
    rows = add(papers.index, [papers.folder], encoder=papers.encoder).rows
    assert [(row.path.name, row.outcome) for row in rows] == [
        ("alone.toml", Outcome.SKIPPED),
        ("dijken.txt", Outcome.ADDED),
    ]
