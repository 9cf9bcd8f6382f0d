"""Uploads that go wrong halfway, or are made to: told in words, and nothing of them stays."""

from __future__ import annotations

import errno
import io
import os
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from app.papers.cabinet import Cabinet, Taken
from app.papers.upload_part import MAX_FILES
from tests.uploading import (
    OTHER,
    ids,
    pdf_bomb,
    send,
    taking_uploads,
    visitor,
    word_bomb,
    written,
)
from vraagbaak.embed import LazyEncoder
from vraagbaak.index import revision
from vraagbaak.index.generation import LOCK
from vraagbaak.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from fastapi.testclient import TestClient

    from vraagbaak.types import Vectors

ENGLISH = {"accept-language": "en"}


@pytest.fixture(scope="module")
def encoder() -> LazyEncoder:
    """The bundled model."""
    return LazyEncoder(Settings.from_environment(), tell=lambda _: None)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that let admins upload."""
    return taking_uploads(tmp_path)


@pytest.fixture
def web(settings: Settings, encoder: LazyEncoder, tmp_path: Path) -> Iterator[TestClient]:
    """A visitor who may change what is indexed."""
    yield from visitor(settings, encoder, written(tmp_path))


def _cabinet(settings: Settings, encoder: LazyEncoder) -> Cabinet:
    return Cabinet(settings.uploads, settings.index, encoder=encoder, most=3)


def test_a_file_that_is_sent_twice_is_told_of_twice_and_kept_once(
    web: TestClient, settings: Settings
) -> None:
    page = send(web, ("leeg.pdf", b"no PDF"), ("leeg.pdf", b"no PDF")).text
    assert page.count("<strong>leeg.pdf</strong>: geweigerd") == 2
    assert list(settings.uploads.iterdir()) == []
    page = send(web, ("stuk.txt", OTHER), ("stuk.txt", OTHER)).text
    assert page.count("<strong>stuk.txt</strong>: toegevoegd, 1 antwoord") == 2
    assert [each.name for each in settings.uploads.iterdir()] == ["stuk.txt"]


def test_the_page_is_told_how_far_indexing_is(
    settings: Settings, encoder: LazyEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    cabinet = _cabinet(settings, encoder)
    heard: list[dict[str, Any]] = []
    embed = encoder.encode_documents

    def listen(texts: Sequence[str], **named: Any) -> Vectors:  # noqa: ANN401
        heard.append(cabinet.work.told())
        return embed(texts, **named)

    monkeypatch.setattr(encoder, "encode_documents", listen)
    (result,) = cabinet.take_in([("stuk.txt", io.BytesIO(OTHER))])
    assert result.taken is Taken.ADDED
    assert [each["stage"] for each in heard] == ["embedding"]
    assert heard[0]["done"] == 0 < heard[0]["total"]
    assert cabinet.work.told() == {"stage": "none"}


def test_what_fails_halfway_leaves_no_file(
    settings: Settings, encoder: LazyEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(encoder, "encode_documents", fail)
    cabinet = _cabinet(settings, encoder)
    with pytest.raises(RuntimeError):
        cabinet.take_in([("stuk.txt", io.BytesIO(OTHER))])
    assert list(settings.uploads.iterdir()) == []
    assert cabinet.work.told() == {"stage": "none"}


def test_while_another_process_writes_nothing_changes(
    web: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = ids(settings).values()
    monkeypatch.setattr(revision, "LOCK_SECONDS", 0.1)
    with FileLock(settings.index / LOCK):
        added = send(web, ("stuk.txt", OTHER)).text
        removed = web.post(f"/documents/{name}/remove").text
    assert "geweigerd" in added
    assert "Niet verwijderd" in removed
    for page in (added, removed):
        assert "Another process" in page
        assert str(settings.index.parent) not in page
    assert list(settings.uploads.iterdir()) == []
    assert list(ids(settings)) == ["veerboten.txt"]


def test_a_full_disk_is_told_in_words(
    web: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("app.papers.cabinet.shutil.copyfileobj", full)
    sent = [("files", ("stuk.txt", OTHER))]
    told = web.post("/documents/add", files=sent, headers=ENGLISH)
    assert told.status_code == 507
    assert told.json()["detail"].startswith("The server cannot keep files now.")
    assert list(settings.uploads.iterdir()) == []


def test_without_a_script_too_many_files_are_refused_on_a_page(web: TestClient) -> None:
    many = [("files", (f"{number}.txt", b"x")) for number in range(MAX_FILES + 1)]
    page = web.post("/documents/add", files=many, headers={**ENGLISH, "accept": "text/html"})
    assert page.status_code == 400
    assert f"Send at most {MAX_FILES} files at once." in page.text
    assert "<h1>Documents</h1>" in page.text
    told = web.post("/documents/add", files=many)
    assert told.json()["detail"] == f"Stuur ten hoogste {MAX_FILES} bestanden tegelijk."


def test_a_word_file_that_unpacks_to_a_gigabyte_is_refused(
    web: TestClient, settings: Settings
) -> None:
    page = send(web, ("bom.docx", word_bomb())).text
    assert "npacked, the DOCX is larger than" in page
    assert list(settings.uploads.iterdir()) == []
    assert web.get("/healthz").status_code == 200


def test_a_pdf_that_unpacks_to_hundreds_of_times_its_size_is_refused(
    web: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VRAAGBAAK_READ_SECONDS", "5")
    bomb = pdf_bomb(64)
    assert len(bomb) < 2**18
    page = send(web, ("bom.pdf", bomb)).text
    assert "<strong>bom.pdf</strong>: geweigerd" in page
    assert "Reading took longer than 5 seconds" in page
    assert list(settings.uploads.iterdir()) == []
    assert list(ids(settings)) == ["veerboten.txt"]
    assert web.get("/healthz").status_code == 200
