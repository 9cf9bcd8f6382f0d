"""What is refused before the chat hears of it, and what proxies may say."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest
from starlette.websockets import WebSocketDisconnect

from app.door.gate import BODY_BYTES, PICTURES_FOR_ONE
from app.door.signing_in import within_site
from tests.guarded import ADMIN, accounts_file, client, sign_in
from vraagbaak.settings import Serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROXIES = (ip_network("10.0.0.0/24"), ip_network("2001:db8::/64"))
JOIN = "/gradio_api/queue/join"


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=../pyproject.toml",
        "/gradio_api/file/x",
        "/gradio_api/proxy=http://127.0.0.1/",
        "/gradio_api/queue/status",
        "/gradio_api/token",
        "/gradio_api/dev/reload",
        "/gradio_api/runs",
        "/gradio_api/vibe-code",
        "/gradio_api/component_server",
        "/gradio_api/stream/x",
        "/gradio_api/custom_component/a/b/c/d",
        "/gradio_api/deep_link",
        "/gradio_api/mcp",
        "/monitoring",
        "/monitoring/summary",
        "/svelte/x",
    ],
)
def test_what_the_chat_does_not_need_does_not_exist(path: str) -> None:
    visitor = client(Serving())
    assert visitor.get(path).status_code == 404
    assert visitor.post(path).status_code == 404


def test_websockets_are_closed() -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client(Serving()).websocket_connect("/gradio_api/queue/join"),
    ):
        pytest.fail("a websocket was opened")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "http://localhost:80"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://localhost:8080"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "http://localhost:x"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_another_site_can_do_nothing_in_a_visitors_name(
    headers: dict[str, str], status: int
) -> None:
    assert client(Serving()).post(JOIN, headers=headers).status_code == status


def test_a_link_from_another_site_opens_the_page() -> None:
    assert client(Serving()).get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_body_that_is_too_large_is_refused_whatever_it_says() -> None:
    visitor = client(Serving())
    assert visitor.post(JOIN, content=b"x" * BODY_BYTES).json()["bytes"] == BODY_BYTES
    assert visitor.post(JOIN, content=b"x" * (BODY_BYTES + 1)).status_code == 413
    for length in ("-1", "many", "9" * 30):
        refused = visitor.post(JOIN, content=b"x", headers={"Content-Length": length})
        assert refused.status_code == 413

    def in_parts() -> Iterator[bytes]:
        for _ in range(BODY_BYTES // 1000 + 1):
            yield b"x" * 1000

    assert visitor.post(JOIN, content=in_parts()).status_code == 413


def test_uploads_are_for_those_who_may_change_documents(tmp_path: Path) -> None:
    sent = b"x" * (BODY_BYTES + 1)
    accounts = accounts_file(tmp_path / "accounts.json")
    for upload, status in ((False, 403), (True, 200)):
        admin = client(Serving(accounts=accounts, upload=upload))
        sign_in(admin, ADMIN)
        assert admin.post("/gradio_api/upload", content=sent).status_code == status
    visitor = client(Serving(accounts=accounts, upload=True))
    assert visitor.post("/gradio_api/upload", content=sent).status_code == 401
    sign_in(visitor, "jansen")
    assert visitor.post("/gradio_api/upload", content=sent).status_code == 403
    assert visitor.post("/gradio_api/upload/", content=sent).status_code == 403
    small = client(Serving(upload=True, upload_mib=1))
    assert small.post("/gradio_api/upload", content=sent).status_code == 413


def test_figures_are_for_admins_and_a_sign_of_life_for_all(tmp_path: Path) -> None:
    serving = Serving(accounts=accounts_file(tmp_path / "accounts.json"))
    visitor = client(serving)
    assert visitor.get("/healthz").status_code == 200
    assert visitor.get("/metrics").status_code == 401
    sign_in(visitor, "jansen")
    assert visitor.get("/metrics").status_code == 403
    sign_in(visitor, ADMIN)
    assert visitor.get("/metrics").status_code == 200
    assert client(Serving()).get("/metrics").status_code == 200


def test_a_client_that_asks_too_much_is_told_to_wait() -> None:
    visitor = client(Serving(rate_limit=2))
    assert [visitor.post(JOIN).status_code for _ in range(2)] == [200, 200]
    for path in (JOIN, "/gradio_api/call/ask", "/gradio_api/call/v2/ask", "/gradio_api/run/ask"):
        refused = visitor.post(path, headers={"Accept-Language": "nl"})
        assert refused.status_code == 429
        assert 0 < int(refused.headers["retry-after"]) <= 30
        assert "seconden" in refused.json()["detail"]
    assert visitor.get("/").status_code == 200
    pictures = [visitor.get("/pages/x/1.webp").status_code for _ in range(2 * PICTURES_FOR_ONE + 1)]
    assert pictures == [200] * (2 * PICTURES_FOR_ONE) + [429]
    without_limit = client(Serving())
    assert {without_limit.post(JOIN).status_code for _ in range(100)} == {200}


def test_each_client_has_its_own_limit_and_cannot_pose_as_another() -> None:
    serving = Serving(rate_limit=1, trusted_proxies=PROXIES)
    proxy = client(serving, address="10.0.0.1")
    for address in ("192.0.2.1", "192.0.2.2", "2001:db8:1:1::1", "2001:db8:1:2::1"):
        assert proxy.post(JOIN, headers={"X-Forwarded-For": address}).status_code == 200
    again = ("192.0.2.1", "198.51.100.1, 192.0.2.2", "2001:db8:1:1::9", "x, 192.0.2.1")
    for address in again:
        assert proxy.post(JOIN, headers={"X-Forwarded-For": address}).status_code == 429
    spoofing = client(Serving(rate_limit=1), address="10.0.0.1")
    tried = [
        spoofing.post(JOIN, headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code
        for n in range(2)
    ]
    assert tried == [200, 429]


def test_only_a_trusted_proxy_tells_the_address_of_the_site() -> None:
    said = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "vraagbaak.example",
        "X-Forwarded-For": "192.0.2.1",
        "X-Gradio-Server": "http://evil.example",
    }
    serving = Serving(trusted_proxies=PROXIES)
    for address in ("10.0.0.1", "::ffff:10.0.0.1", "2001:db8::1"):
        found = client(serving, address=address).get("/who", headers=said).json()
        assert found["url"] == "https://vraagbaak.example/who"
        assert found["address"] == "192.0.2.1"
    found = client(serving, address="10.0.1.1").get("/who", headers=said).json()
    assert (found["url"], found["address"]) == ("http://localhost/who", "10.0.1.1")
    assert not any("forwarded" in name or "gradio" in name for name in found["headers"])
    strange = client(serving, address="10.0.0.1").get(
        "/who", headers={"X-Forwarded-Host": "evil example/", "X-Forwarded-Proto": "gopher"}
    )
    assert strange.json()["url"] == "http://localhost/who"


def test_a_prefix_may_be_taken_off_by_the_proxy_or_not(tmp_path: Path) -> None:
    accounts = accounts_file(tmp_path / "accounts.json")
    visitor = client(Serving(root_path="/vraagbaak", accounts=accounts))
    for path in ("/vraagbaak/healthz", "/healthz"):
        assert visitor.get(path).json()["path"] == "/vraagbaak/healthz"
    assert visitor.get("/vraagbaak").headers["location"] == "/vraagbaak/"
    assert visitor.get("/vraagbaak/gradio_api/file=/etc/passwd").status_code == 404
    asked = visitor.get("/vraagbaak/?a=1", headers={"Accept": "text/html"})
    assert asked.headers["location"] == "/vraagbaak/login?next=%2F%3Fa%3D1"
    form = {"username": ADMIN, "password": "kade en haven", "next": "/?a=1"}
    signed = visitor.post("/vraagbaak/login", data=form, headers={"Accept": "text/html"})
    assert signed.headers["location"] == "/vraagbaak/?a=1"
    assert "Path=/vraagbaak/" in signed.headers["set-cookie"]


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "",
    ],
)
def test_signing_in_leads_nowhere_else(tmp_path: Path, address: str) -> None:
    assert within_site(address) == "/"
    visitor = client(Serving(accounts=accounts_file(tmp_path / "accounts.json")))
    form = {"username": ADMIN, "password": "kade en haven", "next": address}
    signed = visitor.post("/login", data=form, headers={"Accept": "text/html"})
    assert signed.headers["location"] == "/"


def test_the_page_to_sign_in_speaks_the_visitors_language_and_runs_no_scripts(
    tmp_path: Path,
) -> None:
    visitor = client(Serving(accounts=accounts_file(tmp_path / "accounts.json")))
    page = visitor.get("/login?next=/%3Fq%3D%22><script>", headers={"Accept-Language": "en"})
    assert "Sign in" in page.text
    assert "<script" not in page.text
    asked = {"Accept-Language": "nl", "Accept": "text/html"}
    wrong = visitor.post("/login", data={"username": "<b>", "password": "x"}, headers=asked)
    assert wrong.status_code == 401
    assert "horen niet bij elkaar" in wrong.text
    sign_in(visitor, ADMIN)
    inside = visitor.get("/login", headers=asked).text
    assert "aangemeld als de.boer, beheerder" in inside
    assert "Afmelden" in inside


def test_only_programs_are_asked_for_a_password_by_their_browser(tmp_path: Path) -> None:
    visitor = client(Serving(accounts=accounts_file(tmp_path / "accounts.json")))
    assert visitor.post(JOIN).headers["www-authenticate"] == "Basic"
    page = visitor.post(JOIN, headers={"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"})
    assert page.status_code == 401
    assert "www-authenticate" not in page.headers
