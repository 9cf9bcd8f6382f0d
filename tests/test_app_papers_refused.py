"""What may not be added or removed, and how little of it stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.papers.cabinet import MAX_NAME, file_name
from app.papers.upload_part import MAX_FILES
from tests.guarded import ADMIN, accounts_file, sign_in
from tests.uploading import HOSTILE, LIMIT_MIB, OTHER, ids, send, taking_uploads, visitor, written
from vraagbaak.embed import LazyEncoder
from vraagbaak.settings import Serving, Settings

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
def test_the_name_of_a_file_is_no_path(sent: str, kept: str) -> None:
    assert file_name(sent) == kept


def test_no_upload_leaves_the_folder(web: TestClient, settings: Settings, tmp_path: Path) -> None:
    send(web, ("../../../weg.txt", OTHER))
    assert (settings.uploads / "weg.txt").exists()
    assert [each.name for each in tmp_path.rglob("weg.txt")] == ["weg.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pagina.pdf", b"<html><script>alert(1)</script></html>"),
        ("brief.docx", b"MZ\x90\x00 not a document"),
        ("leeg.txt", b""),
    ],
)
def test_what_is_no_document_is_refused_and_not_kept(
    web: TestClient, settings: Settings, name: str, content: bytes
) -> None:
    page = send(web, (name, content))
    assert page.status_code == 200
    assert "geweigerd" in page.text
    assert str(settings.uploads) not in page.text
    assert list(settings.uploads.iterdir()) == []
    assert web.get("/healthz").status_code == 200


def test_a_type_that_is_not_read_is_refused(web: TestClient, settings: Settings) -> None:
    assert "dit soort bestand" in send(web, ("virus.exe", b"MZ")).text
    assert list(settings.uploads.iterdir()) == []


def test_too_much_is_refused(web: TestClient, settings: Settings) -> None:
    large = send(web, ("groot.txt", b"x" * (LIMIT_MIB * 2**20)))
    assert large.status_code == 413
    many = [(f"{number}.txt", b"x") for number in range(MAX_FILES + 1)]
    assert send(web, *many).status_code == 400
    assert web.post("/documents/add", data={"x": "y"}).status_code == 400
    send(web, *((f"{at}.txt", OTHER + b"\n" * at) for at in range(5)))
    assert len(list(settings.uploads.iterdir())) == settings.serving.upload_files


def test_nothing_in_a_paper_or_its_name_is_markup(web: TestClient, settings: Settings) -> None:
    page = send(web, ("<img src=x onerror=alert(1)>.txt", HOSTILE)).text
    name = next(each for each in ids(settings) if "img" in each)
    one = web.get(f"/documents/{ids(settings)[name]}").text
    asked = web.get(f"/documents/{ids(settings)[name]}/remove").text
    sought = web.get("/documents", params={"q": '"><script>alert(1)</script>'}).text
    for shown in (page, one, asked, sought):
        assert "<img" not in shown
        assert "<script>alert" not in shown
        assert "<b>Kade" not in shown


def test_only_admins_may_change_what_is_indexed(
    settings: Settings, encoder: LazyEncoder, tmp_path: Path
) -> None:
    source = written(tmp_path)
    serving = replace(settings.serving, accounts=accounts_file(tmp_path / "accounts.json"))
    for web in visitor(replace(settings, serving=serving), encoder, source):
        assert web.get("/documents").status_code == 401
        for who, status in (("jansen", 403), (ADMIN, 200)):
            sign_in(web, who)
            page = web.get("/documents")
            assert page.status_code == 200
            assert ('action="/documents/add"' in page.text) == (status == 200)
            name = ids(settings)["veerboten.txt"]
            assert send(web, ("stuk.txt", OTHER)).status_code == status
            assert web.get("/documents/progress").status_code == status
            assert web.get(f"/documents/{name}/remove").status_code == status
            assert web.post(f"/documents/{name}/remove").status_code == status


def test_another_site_can_change_nothing(web: TestClient, settings: Settings) -> None:
    (name,) = ids(settings).values()
    elsewhere = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    sent = [("files", ("stuk.txt", OTHER))]
    assert web.post("/documents/add", files=sent, headers=elsewhere).status_code == 403
    assert web.post(f"/documents/{name}/remove", headers=elsewhere).status_code == 403
    assert list(ids(settings)) == ["veerboten.txt"]


def test_without_the_setting_nothing_can_be_changed(
    settings: Settings, encoder: LazyEncoder, tmp_path: Path
) -> None:
    source = written(tmp_path)
    for web in visitor(replace(settings, serving=Serving()), encoder, source):
        page = web.get("/documents").text
        assert "veerboten.txt" in page
        assert "/documents/add" not in page
        assert "/remove" not in page
        assert send(web, ("stuk.txt", OTHER)).status_code == 403
