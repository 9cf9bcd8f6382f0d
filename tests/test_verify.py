"""Any change to a source file or to the catalogue is found, and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typed import saved
from tests.written import DIKES
from vraagbaak.errors import IndexMissingError
from vraagbaak.index import Index, add
from vraagbaak.verify import Verdict, What, verify, verify_quote

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder
    from vraagbaak.verify import Finding

BRIDGES = """Vraag 1

Hoeveel bruggen zijn er afgekeurd?

Antwoord 1

Er zijn drie bruggen afgekeurd.
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "dijken.txt").write_text(DIKES, encoding="utf-8")
    (folder / "bruggen.txt").write_text(BRIDGES, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path, sources: Path, encoder: FakeEncoder) -> Path:
    built = tmp_path / "index"
    add(built, [sources], encoder=encoder)
    return built


def found(folder: Path) -> list[tuple[What, str | None]]:
    return [(finding.what, finding.exchange) for finding in verify(folder).findings]


def only(folder: Path, what: What) -> Finding:
    (finding,) = [each for each in verify(folder).findings if each.what is what]
    return finding


def test_nothing_is_found_where_nothing_changed(folder: Path) -> None:
    verification = verify(folder)
    assert (verification.documents, verification.answers) == (2, 3)
    assert verification.findings == ()


def test_each_file_is_announced_before_it_is_read(folder: Path) -> None:
    told: list[str] = []
    verify(folder, tell=lambda path: told.append(path.name))
    assert sorted(told) == ["bruggen.txt", "dijken.txt"]


def test_a_single_changed_letter_is_found_in_its_answer(folder: Path, sources: Path) -> None:
    path = sources / "dijken.txt"
    path.write_text(DIKES.replace("tien", "tiem"), encoding="utf-8")
    assert found(folder) == [(What.CHANGED_FILE, None), (What.CHANGED_ANSWER, "Antwoord 1")]
    finding = only(folder, What.CHANGED_ANSWER)
    assert finding.file == path
    assert "tien meter" in finding.detail
    assert "tiem meter" in finding.detail


def test_a_changed_letter_in_a_question_is_found(folder: Path, sources: Path) -> None:
    changed = DIKES.replace("onderhoudt", "onderhield")
    (sources / "dijken.txt").write_text(changed, encoding="utf-8")
    assert (What.CHANGED_ANSWER, "Antwoord 2") in found(folder)
    assert "the question" in only(folder, What.CHANGED_ANSWER).detail


def test_an_answer_that_only_moved_is_told_from_a_changed_one(folder: Path, sources: Path) -> None:
    (sources / "dijken.txt").write_text(DIKES.replace("tien", "twaalf"), encoding="utf-8")
    assert found(folder)[1:] == [
        (What.CHANGED_ANSWER, "Antwoord 1"),
        (What.MOVED_ANSWER, "Antwoord 2"),
    ]


def test_a_changed_file_is_named_even_if_every_answer_still_stands(
    folder: Path, sources: Path
) -> None:
    (sources / "dijken.txt").write_text(DIKES + "\n", encoding="utf-8")
    assert found(folder) == [(What.CHANGED_FILE, None)]


def test_a_missing_file_is_named(folder: Path, sources: Path) -> None:
    (sources / "dijken.txt").unlink()
    finding = only(folder, What.MISSING_FILE)
    assert finding.file.name == "dijken.txt"
    assert "2 answers" in finding.detail
    assert len(verify(folder).findings) == 1


def test_a_file_that_can_no_longer_be_read_is_named(folder: Path, sources: Path) -> None:
    (sources / "dijken.txt").write_bytes(b"")
    assert [what for what, _ in found(folder)] == [What.CHANGED_FILE, What.UNREADABLE_FILE]


def test_a_file_that_may_no_longer_be_opened_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("vraagbaak.verify.sources._sha256", refuse)
    assert found(folder) == [(What.UNREADABLE_FILE, None)] * 2
    assert "Permission denied" in verify(folder).findings[0].detail


def test_swapped_files_are_recognised(folder: Path, sources: Path) -> None:
    (sources / "dijken.txt").write_text(BRIDGES, encoding="utf-8")
    (sources / "bruggen.txt").write_text(DIKES, encoding="utf-8")
    swapped = {
        finding.file.name: finding.detail
        for finding in verify(folder).findings
        if finding.what is What.CHANGED_FILE
    }
    assert swapped["dijken.txt"] == f"It now holds what {sources / 'bruggen.txt'} held."
    assert swapped["bruggen.txt"] == f"It now holds what {sources / 'dijken.txt'} held."
    assert (What.MISSING_ANSWER, "Antwoord 2") in found(folder)
    assert (What.UNEXPECTED_ANSWER, "Antwoord 2") in found(folder)


def test_an_answer_taken_out_of_a_file_does_not_disturb_the_others(
    folder: Path, sources: Path
) -> None:
    rest = DIKES[DIKES.index("Vraag 2") :]
    (sources / "dijken.txt").write_text(rest, encoding="utf-8")
    assert (What.MISSING_ANSWER, "Antwoord 1") in found(folder)
    assert (What.MOVED_ANSWER, "Antwoord 2") in found(folder)
    assert What.CHANGED_ANSWER not in {what for what, _ in found(folder)}


def test_where_there_is_no_index_nothing_can_be_verified(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        verify(tmp_path)


def quoted(folder: Path, text: str) -> Verdict:
    """Verify the exchange whose answer is `text`."""
    index = Index.open(folder)
    (exchange,) = [
        each
        for each in index.exchanges()
        if index.document(each.document_id).cut(each.answer) == text
    ]
    return verify_quote(index, exchange.id)


def test_a_quote_matches_as_long_as_its_file_does(folder: Path, sources: Path) -> None:
    assert quoted(folder, "Dat doet het waterschap.") is Verdict.MATCH
    (sources / "dijken.txt").write_text(DIKES.replace("tien", "acht"), encoding="utf-8")
    assert quoted(folder, "Dat doet het waterschap.") is Verdict.CHANGED
    assert quoted(folder, "De dijk is daar tien meter hoog.") is Verdict.CHANGED


def test_a_quote_is_missing_without_its_file_or_its_answer(folder: Path, sources: Path) -> None:
    path = sources / "dijken.txt"
    path.write_text(BRIDGES, encoding="utf-8")
    assert quoted(folder, "Dat doet het waterschap.") is Verdict.MISSING
    path.write_bytes(b"")
    assert quoted(folder, "Dat doet het waterschap.") is Verdict.MISSING
    path.unlink()
    assert quoted(folder, "Dat doet het waterschap.") is Verdict.MISSING


def test_a_word_file_is_read_again_and_a_changed_letter_found(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    words = ("Vraag 1", "Vaart de boot?", "Antwoord 1", "De boot vaart in mei.")
    letter = "Hierbij antwoord ik op de vragen van het lid Jansen (VVD)."
    head = ("Geachte voorzitter,", letter)
    path = saved(tmp_path, *head, *words)
    add(tmp_path / "index", [path], encoder=encoder)
    verification = verify(tmp_path / "index")
    assert (verification.answers, verification.findings) == (1, ())

    saved(tmp_path, *head, *words[:3], "De boot vaart in mai.")
    finding = only(tmp_path / "index", What.CHANGED_ANSWER)
    assert "mai" in finding.detail
