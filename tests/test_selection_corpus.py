"""Filters on real papers: whose questions and whose answers they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import FakeEncoder
from vraagbaak.index import Index, add
from vraagbaak.selection import Selector, selection_of

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
CLIENTS = CORPUS / "jbz-raad" / "antwoorden-jbz-raad.pdf"
NOTA = CORPUS / "nota" / "kst-36450-6-nota-nav-verslag.pdf"
APPENDICES = sorted((CORPUS / "aanhangsel").glob("ah-tk-20232024-[12]*.pdf"))
PAPERS = (CLIENTS, NOTA, *APPENDICES)

pytestmark = pytest.mark.skipif(
    not all(each.is_file() for each in (CLIENTS, NOTA)) or not APPENDICES,
    reason="the shared corpus is not beside us",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("corpus")
    add(folder, PAPERS, encoder=FakeEncoder())
    return Index.open(folder)


def askers(index: Index, **given: object) -> set[tuple[str, str | None]]:
    """List the files, and who asked, of all exchanges that fit."""
    mask = Selector(index).apply(selection_of(given)).mask
    chosen = (each for each, fits in zip(index.exchanges(), mask, strict=True) if fits)
    return {(index.document(each.document_id).path.name, each.by) for each in chosen}


def test_one_paper_is_parted_by_who_asked(index: Index) -> None:
    document = {"document": CLIENTS.name}
    assert askers(index, **document, party="PVV") == {(CLIENTS.name, "PVV")}
    assert askers(index, **document, party="GL") == {
        (CLIENTS.name, "GroenLinks"),
        (CLIENTS.name, "GroenLinks en PvdA"),
    }
    assert askers(index, **document, party="PvdA") == {(CLIENTS.name, "GroenLinks en PvdA")}
    everybody = {by for _, by in askers(index, **document)}
    assert everybody == {"PVV", "GroenLinks", "GroenLinks en PvdA"}


def test_groups_of_a_nota_go_by_their_full_names_too(index: Index) -> None:
    assert (NOTA.name, "NSC") in askers(index, party="Nieuw Sociaal Contract")
    assert askers(index, kind="nota", party="ChristenUnie") == {(NOTA.name, "ChristenUnie")}


def test_answers_are_found_by_ministry_and_by_minister(index: Index) -> None:
    by_ministry = askers(index, answered_by="BZK")
    assert ("ah-tk-20232024-1076.pdf", "Van Haga (Groep Van Haga)") in by_ministry
    assert askers(index, answered_by="minister De Jonge") <= by_ministry
    assert not by_ministry & askers(index, answered_by="VWS")


def test_the_period_leaves_out_what_bears_no_date(index: Index) -> None:
    selected = Selector(index).apply(selection_of({"since": "2000", "until": "2024-02-20"}))
    assert [each.path.name for each in selected.documents] == ["ah-tk-20232024-1076.pdf"]
    assert selected.scope.undated == 1
