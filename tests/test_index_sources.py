"""Which files are meant by the paths that a user gives."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from vraagbaak.index import Outcome, Pipeline, Row, add
from vraagbaak.index.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.conftest import FakeEncoder

TYPES = frozenset({".txt", ".pdf"})


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    (papers / "deep" / "deeper").mkdir(parents=True)
    for name in ("b.txt", "a.TXT", "deep/c.pdf", "deep/deeper/d.txt", "note.docx", ".hidden.txt"):
        (papers / name).write_text(f"What about {name}? | That is {name}.\n")
    return papers


def listed(found: Sequence[Path | Row], folder: Path) -> list[str]:
    marks = [
        f"{each.outcome} {each.path.relative_to(folder)}"
        if isinstance(each, Row)
        else str(each.relative_to(folder))
        for each in found
    ]
    return [mark.replace(os.sep, "/") for mark in marks]


def test_a_folder_gives_its_papers_by_name_and_says_what_it_leaves(papers: Path) -> None:
    found = sources([papers], suffixes=TYPES, index=papers / "index")

    assert listed(found, papers) == [
        "a.TXT",
        "b.txt",
        "deep/c.pdf",
        "deep/deeper/d.txt",
        "skipped note.docx",
    ]


def test_a_path_given_twice_or_in_two_ways_counts_once(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers)
    paths = [papers / "b.txt", papers / "deep" / ".." / "b.txt", type(papers)("b.txt")]

    assert listed(sources(paths, suffixes=TYPES, index=papers), papers) == ["b.txt"]


def test_the_index_is_no_source_of_its_own(
    papers: Path, encoder: FakeEncoder, pipeline: Pipeline
) -> None:
    add(papers, [papers / "b.txt"], encoder=encoder, pipeline=pipeline)

    found = sources([papers], suffixes=TYPES, index=papers)

    assert not [mark for mark in listed(found, papers) if "CURRENT" in mark or "generat" in mark]


def test_links_to_folders_are_not_followed(papers: Path) -> None:
    (papers / "deep" / "again").symlink_to(papers, target_is_directory=True)

    found = sources([papers / "deep"], suffixes=TYPES, index=papers / "index")

    assert listed(found, papers) == ["skipped deep/again", "deep/c.pdf", "deep/deeper/d.txt"]


def test_what_is_no_file_of_a_known_type_is_refused_by_name_with_a_remedy(papers: Path) -> None:
    os.mkfifo(papers / "pipe.txt")
    paths = [papers / name for name in ("nowhere.txt", "pipe.txt", "note.docx")]

    found = sources(paths, suffixes=TYPES, index=papers / "index")

    assert listed(found, papers) == [
        "refused nowhere.txt",
        "refused pipe.txt",
        "refused note.docx",
    ]
    reasons = [row.reason for row in found if isinstance(row, Row)]
    assert "Check the path" in reasons[0]
    assert "Give files or folders" in reasons[1]
    assert reasons[2].endswith("Give one of: .pdf, .txt.")


def test_a_name_that_is_no_text_is_refused(papers: Path) -> None:
    raw = os.fsencode(papers / "deep") + b"/caf\xe9.txt"
    with open(raw, "w") as file:  # noqa: PTH123
        file.write("Q? | A.")

    found = sources([papers / "deep"], suffixes=frozenset({".txt"}), index=papers / "index")

    refused = [row for row in found if isinstance(row, Row) and row.outcome is Outcome.REFUSED]
    assert [row.reason for row in refused] == ["The name is no valid text. Rename the file."]


def test_a_folder_that_may_not_be_opened_is_refused_and_the_rest_is_found(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = type(papers).iterdir

    def guarded(folder: Path) -> Iterator[Path]:
        if folder.name == "deep":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return listing(folder)

    monkeypatch.setattr(type(papers), "iterdir", guarded)
    found = sources([papers], suffixes=TYPES, index=papers / "index")

    assert listed(found, papers) == ["a.TXT", "b.txt", "refused deep", "skipped note.docx"]


def test_a_link_that_leads_nowhere_or_to_itself_is_refused(papers: Path) -> None:
    (papers / "deep" / "gone.txt").symlink_to(papers / "nowhere.txt")
    (papers / "deep" / "loop.txt").symlink_to(papers / "deep" / "loop.txt")

    found = sources([papers / "deep"], suffixes=TYPES, index=papers / "index")

    assert listed(found, papers) == [
        "deep/c.pdf",
        "deep/deeper/d.txt",
        "refused deep/gone.txt",
        "refused deep/loop.txt",
    ]
