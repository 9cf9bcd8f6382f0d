"""The list of documents, a page about each, and adding and removing them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from app.papers.cabinet import MAX_NAME, file_name
from app.papers.upload_part import MAX_FILES
from app.server import build
from tests.ferries import PAPERS
from tests.guarded import ADMIN, accounts_file, sign_in
from tests.in_loop import in_loop
from vraagbaak.assistant import Assistant
from vraagbaak.calibration import load_calibration
from vraagbaak.embed import LazyEncoder
from vraagbaak.index import Index, add
from vraagbaak.settings import Serving, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response

PAPER = PAPERS["veerboten.txt"].encode()
OTHER = PAPERS["ijsgang.txt"].encode()
HOSTILE = PAPERS["kwaad.txt"].encode()
LIMIT_MIB = 2


@pytest.fixture(scope="module")
def encoder() -> LazyEncoder:
    """The bundled model."""
    return LazyEncoder(Settings.from_environment(), tell=lambda _: None)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that let admins upload."""
    serving = Serving(upload=True, upload_mib=LIMIT_MIB, upload_files=3)
    return Settings(index=tmp_path / "index", serving=serving)


@pytest.fixture
def web(settings: Settings, encoder: LazyEncoder, tmp_path: Path) -> Iterator[TestClient]:
    """A visitor of a chat on this computer, about one paper, who may change what is indexed."""
    source = tmp_path / "papers" / "veerboten.txt"
    source.parent.mkdir()
    source.write_bytes(PAPER)
    yield from _visitor(settings, encoder, source)


def _visitor(settings: Settings, encoder: LazyEncoder, source: Path) -> Iterator[TestClient]:
    add(settings.index, [source], encoder=encoder)
    assistant = Assistant(settings.index, encoder=encoder, calibration=load_calibration())
    served = in_loop(lambda: build(assistant, settings, encoder=encoder))
    with TestClient(
        served, base_url="http://localhost", client=("127.0.0.1", 50000), headers={"accept": "*/*"}
    ) as client:
        yield client


def _send(web: TestClient, *files: tuple[str, bytes]) -> Response:
    return web.post("/documents/add", files=[("files", each) for each in files])


def _ids(settings: Settings) -> dict[str, str]:
    return {each.path.name: each.id for each in Index.open(settings.index).documents}


def test_documents_are_listed_in_both_languages(web: TestClient) -> None:
    dutch = web.get("/documents", headers={"accept-language": "nl"}).text
    english = web.get("/documents", headers={"accept-language": "en"}).text
    assert "veerboten.txt" in dutch
    assert "2 november 2023" not in dutch
    assert "20 november 2023" in dutch
    assert "1 document, 1 antwoord." in dutch
    assert "1 document, 1 answer." in english
    assert 'href="documents"' in web.get("/").text or "Documenten" in dutch


def test_the_list_is_searched_and_sorted(web: TestClient) -> None:
    _send(web, ("ijsgang.txt", OTHER))
    found = web.get("/documents", params={"q": "IJSGANG"}).text
    assert "ijsgang.txt" in found
    assert "veerboten.txt" not in found
    assert "geen" not in web.get("/documents", params={"q": "november"}).text
    none = web.get("/documents", params={"q": "kernfusie"}, headers={"accept-language": "en"})
    assert "No document fits that." in none.text

    def order(**asked: str) -> bool:
        page = web.get("/documents", params={"sort": "date", **asked}).text
        return page.index("veerboten.txt") < page.index("ijsgang.txt")

    assert order(order="up")
    assert not order(order="down")
    assert web.get("/documents", params={"sort": "<x>", "page": "-1"}).status_code == 200


def test_a_document_has_a_page_of_its_own(web: TestClient, settings: Settings) -> None:
    (name,) = _ids(settings).values()
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
    (name,) = _ids(settings).values()
    report = web.get(f"/documents/{name}/report")
    assert report.status_code == 200
    assert "twaalf veerboten" in report.text
    (settings.index.parent / "papers" / "veerboten.txt").unlink()
    assert web.get(f"/documents/{name}/report").text == report.text


def test_a_report_of_a_file_that_is_gone_says_so(web: TestClient, settings: Settings) -> None:
    (name,) = _ids(settings).values()
    (settings.index.parent / "papers" / "veerboten.txt").unlink()
    report = web.get(f"/documents/{name}/report", headers={"accept-language": "en"})
    assert report.status_code == 404
    assert "cannot be read any more" in report.text
    assert str(settings.index.parent) not in report.text


def test_an_uploaded_document_is_kept_indexed_and_removed_again(
    web: TestClient, settings: Settings
) -> None:
    page = _send(web, ("ijsgang.txt", OTHER))
    assert page.status_code == 200
    assert "toegevoegd, 1 antwoord" in page.text
    kept = settings.uploads / "ijsgang.txt"
    assert kept.read_bytes() == OTHER
    name = _ids(settings)["ijsgang.txt"]
    asked = web.get(f"/documents/{name}/remove")
    assert "wordt ook verwijderd" in asked.text
    assert kept.exists()
    gone = web.post(f"/documents/{name}/remove")
    assert "ijsgang.txt is verwijderd." in gone.text
    assert not kept.exists()
    assert list(_ids(settings)) == ["veerboten.txt"]


def test_a_file_that_was_not_uploaded_stays_when_its_document_goes(
    web: TestClient, settings: Settings
) -> None:
    (name,) = _ids(settings).values()
    assert "blijft staan" in web.get(f"/documents/{name}/remove").text
    web.post(f"/documents/{name}/remove")
    assert _ids(settings) == {}
    assert (settings.index.parent / "papers" / "veerboten.txt").exists()
    assert web.post(f"/documents/{name}/remove").status_code == 404


def test_the_same_content_and_another_of_the_same_name_are_told_apart(
    web: TestClient, settings: Settings
) -> None:
    same = _send(web, ("kopie.txt", PAPER)).text
    assert "stond er al" in same
    assert not (settings.uploads / "kopie.txt").exists()
    _send(web, ("stuk.txt", OTHER))
    assert "stond er al" in _send(web, ("stuk.txt", OTHER)).text
    assert (settings.uploads / "stuk.txt").read_bytes() == OTHER
    assert "een ander bestand met deze naam" in _send(web, ("stuk.txt", HOSTILE)).text
    assert (settings.uploads / "stuk.txt").read_bytes() == OTHER


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\windows\\system.txt", "system.txt"),
        ("/etc/cron.d/x.pdf", "x.pdf"),
        (".bashrc.txt", "bashrc.txt"),
        ("a\x00b\n\u202ec.txt", "abc.txt"),
        ("a<b>|c?.txt", "a_b__c_.txt"),
        ("..", ""),
        ("", ""),
        ("....txt", "txt"),
        ("map/", ""),
        (f"{'n' * 400}.docx", f"{'n' * (MAX_NAME - 5)}.docx"),
        (f"n.{'d' * 400}", ""),
    ],
)
def test_a_name_is_no_path(sent: str, kept: str) -> None:
    assert file_name(sent) == kept


def test_no_upload_leaves_the_folder(web: TestClient, settings: Settings, tmp_path: Path) -> None:
    _send(web, ("../../../weg.txt", OTHER))
    assert (settings.uploads / "weg.txt").exists()
    assert [each.name for each in tmp_path.rglob("weg.txt")] == ["weg.txt"]


def _bomb() -> bytes:
    """Pack a gigabyte of nothing into a Word file of a megabyte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as document:
            for _ in range(1024):
                document.write(b" " * 2**20)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pagina.pdf", b"<html><script>alert(1)</script></html>"),
        ("brief.docx", b"MZ\x90\x00 not a document"),
        ("leeg.txt", b""),
        ("bom.docx", None),
    ],
)
def test_what_is_no_document_is_refused_and_not_kept(
    web: TestClient, settings: Settings, name: str, content: bytes | None
) -> None:
    page = _send(web, (name, _bomb() if content is None else content))
    assert page.status_code == 200
    assert "geweigerd" in page.text
    assert str(settings.uploads) not in page.text
    assert list(settings.uploads.iterdir()) == []
    assert web.get("/healthz").status_code == 200


def test_a_type_that_is_not_read_is_refused(web: TestClient, settings: Settings) -> None:
    assert "dit soort bestand" in _send(web, ("virus.exe", b"MZ")).text
    assert list(settings.uploads.iterdir()) == []


def test_too_much_is_refused(web: TestClient, settings: Settings) -> None:
    large = _send(web, ("groot.txt", b"x" * (LIMIT_MIB * 2**20)))
    assert large.status_code == 413
    many = [(f"{number}.txt", b"x") for number in range(MAX_FILES + 1)]
    assert _send(web, *many).status_code == 400
    assert web.post("/documents/add", data={"x": "y"}).status_code == 400
    _send(web, *((f"{at}.txt", OTHER + b"\n" * at) for at in range(5)))
    assert len(list(settings.uploads.iterdir())) == settings.serving.upload_files


def test_nothing_in_a_paper_or_its_name_is_markup(web: TestClient, settings: Settings) -> None:
    page = _send(web, ("<img src=x onerror=alert(1)>.txt", HOSTILE)).text
    name = next(each for each in _ids(settings) if "img" in each)
    one = web.get(f"/documents/{_ids(settings)[name]}").text
    asked = web.get(f"/documents/{_ids(settings)[name]}/remove").text
    sought = web.get("/documents", params={"q": '"><script>alert(1)</script>'}).text
    for written in (page, one, asked, sought):
        assert "<img" not in written
        assert "<script>alert" not in written
        assert "<b>Kade" not in written


def test_only_admins_may_change_what_is_indexed(
    settings: Settings, encoder: LazyEncoder, tmp_path: Path
) -> None:
    source = tmp_path / "veerboten.txt"
    source.write_bytes(PAPER)
    serving = replace(settings.serving, accounts=accounts_file(tmp_path / "accounts.json"))
    for web in _visitor(replace(settings, serving=serving), encoder, source):
        assert web.get("/documents").status_code == 401
        for visitor, status in (("jansen", 403), (ADMIN, 200)):
            sign_in(web, visitor)
            page = web.get("/documents")
            assert page.status_code == 200
            assert ('action="/documents/add"' in page.text) == (status == 200)
            name = _ids(settings)["veerboten.txt"]
            assert _send(web, ("stuk.txt", OTHER)).status_code == status
            assert web.get("/documents/progress").status_code == status
            assert web.get(f"/documents/{name}/remove").status_code == status
            assert web.post(f"/documents/{name}/remove").status_code == status


def test_another_site_can_change_nothing(web: TestClient, settings: Settings) -> None:
    (name,) = _ids(settings).values()
    elsewhere = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    sent = [("files", ("stuk.txt", OTHER))]
    assert web.post("/documents/add", files=sent, headers=elsewhere).status_code == 403
    assert web.post(f"/documents/{name}/remove", headers=elsewhere).status_code == 403
    assert list(_ids(settings)) == ["veerboten.txt"]


def test_without_the_setting_nothing_can_be_changed(
    settings: Settings, encoder: LazyEncoder, tmp_path: Path
) -> None:
    source = tmp_path / "veerboten.txt"
    source.write_bytes(PAPER)
    for web in _visitor(replace(settings, serving=Serving()), encoder, source):
        page = web.get("/documents").text
        assert "veerboten.txt" in page
        assert "/documents/add" not in page
        assert "/remove" not in page
        assert _send(web, ("stuk.txt", OTHER)).status_code == 403
