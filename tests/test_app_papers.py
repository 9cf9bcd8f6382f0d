"""The list of documents, a page about each, and adding and removing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.uploading import HOSTILE, OTHER, PAPER, ids, send, taking_uploads, visitor, written
from vraagbaak.embed import LazyEncoder
from vraagbaak.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient


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


def test_documents_are_listed_in_both_languages(web: TestClient) -> None:
    dutch = web.get("/documents", headers={"accept-language": "nl"}).text
    english = web.get("/documents", headers={"accept-language": "en"}).text
    assert "veerboten.txt" in dutch
    assert "2 november 2023" not in dutch
    assert "20 november 2023" in dutch
    assert "1 document, 1 antwoord." in dutch
    assert "1 document, 1 answer." in english
    assert 'lang="en"' in english


def test_the_list_is_searched_and_sorted(web: TestClient) -> None:
    send(web, ("ijsgang.txt", OTHER))
    found = web.get("/documents", params={"q": "IJSGANG"}).text
    assert "ijsgang.txt" in found
    assert "veerboten.txt" not in found
    both = web.get("/documents", params={"q": "2023 Aanhangsel"}).text
    assert "veerboten.txt" in both
    assert "ijsgang.txt" not in both
    none = web.get("/documents", params={"q": "kernfusie"}, headers={"accept-language": "en"})
    assert "No document fits that." in none.text

    def order(**asked: str) -> bool:
        page = web.get("/documents", params={"sort": "date", **asked}).text
        return page.index("veerboten.txt") < page.index("ijsgang.txt")

    assert order(order="up")
    assert not order(order="down")
    assert web.get("/documents", params={"sort": "<x>", "page": "-1"}).status_code == 200


def test_a_document_has_a_page_of_its_own(web: TestClient, settings: Settings) -> None:
    (name,) = ids(settings).values()
    page = web.get(f"/documents/{name}", headers={"accept-language": "en"}).text
    assert "In de winter varen er twaalf veerboten naar de eilanden." in page
    assert f"?answer={name}." in page
    assert str(settings.index.parent) not in page


@pytest.mark.parametrize(
    "name", ["0123456789abcdef", "..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd", "x" * 500, "progres"]
)
@pytest.mark.parametrize("what", ["", "/report", "/remove"])
def test_what_is_not_indexed_has_none(web: TestClient, name: str, what: str) -> None:
    assert web.get(f"/documents/{name}{what}").status_code == 404


def test_the_reading_report_shows_the_pages(web: TestClient, settings: Settings) -> None:
    (name,) = ids(settings).values()
    report = web.get(f"/documents/{name}/report")
    assert report.status_code == 200
    assert "twaalf veerboten" in report.text
    (settings.index.parent / "papers" / "veerboten.txt").unlink()
    assert web.get(f"/documents/{name}/report").text == report.text


def test_a_report_of_a_file_that_is_gone_says_so(web: TestClient, settings: Settings) -> None:
    (name,) = ids(settings).values()
    (settings.index.parent / "papers" / "veerboten.txt").unlink()
    report = web.get(f"/documents/{name}/report", headers={"accept-language": "en"})
    assert report.status_code == 404
    assert "cannot be read any more" in report.text
    assert str(settings.index.parent) not in report.text


def test_an_uploaded_document_is_kept_indexed_and_removed_again(
    web: TestClient, settings: Settings
) -> None:
    page = send(web, ("ijsgang.txt", OTHER))
    assert page.status_code == 200
    assert "toegevoegd, 1 antwoord" in page.text
    kept = settings.uploads / "ijsgang.txt"
    assert kept.read_bytes() == OTHER
    name = ids(settings)["ijsgang.txt"]
    asked = web.get(f"/documents/{name}/remove")
    assert "wordt ook verwijderd" in asked.text
    assert kept.exists()
    gone = web.post(f"/documents/{name}/remove")
    assert "ijsgang.txt is verwijderd." in gone.text
    assert not kept.exists()
    assert list(ids(settings)) == ["veerboten.txt"]


def test_a_file_that_was_not_uploaded_stays_when_its_document_goes(
    web: TestClient, settings: Settings
) -> None:
    (name,) = ids(settings).values()
    assert "blijft staan" in web.get(f"/documents/{name}/remove").text
    web.post(f"/documents/{name}/remove")
    assert ids(settings) == {}
    assert (settings.index.parent / "papers" / "veerboten.txt").exists()
    assert web.post(f"/documents/{name}/remove").status_code == 404


def test_the_same_content_and_another_of_the_same_name_are_told_apart(
    web: TestClient, settings: Settings
) -> None:
    same = send(web, ("kopie.txt", PAPER)).text
    assert "stond er al" in same
    assert not (settings.uploads / "kopie.txt").exists()
    send(web, ("stuk.txt", OTHER))
    assert "stond er al" in send(web, ("stuk.txt", OTHER)).text
    assert (settings.uploads / "stuk.txt").read_bytes() == OTHER
    assert "een ander bestand met deze naam" in send(web, ("stuk.txt", HOSTILE)).text
    assert (settings.uploads / "stuk.txt").read_bytes() == OTHER
