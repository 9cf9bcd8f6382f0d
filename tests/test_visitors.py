"""Visitors are told apart: by accounts, by a trusted proxy's word, and by where they sit."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING, Any

import gradio as gr
import pytest
from starlette.requests import Request

from app.door.accounts import AccountsError, read_accounts, write_accounts
from app.door.allowance import Allowance
from app.door.sessions import SESSION_SECONDS, Sessions
from app.door.sign_on import COOKIE, TRIES_BY_ADDRESS, SignOn
from app.visitor import Visitor, note_visitor, visitor_of
from tests.guarded import ADMIN, PASSWORDS, accounts_file, client, sign_in
from vraagbaak.settings import Serving

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi.testclient import TestClient

PROXY = "10.0.0.1"
ELSEWHERE = "192.0.2.7"


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    """A file with two accounts."""
    return accounts_file(tmp_path / "accounts.json")


@pytest.fixture
def by_account(accounts: Path) -> Serving:
    """Settings under which visitors sign in, and admins may change documents."""
    return Serving(accounts=accounts, upload=True)


@pytest.fixture
def by_proxy() -> Serving:
    """Settings under which a proxy tells who visits."""
    networks = (ip_network("10.0.0.0/24"),)
    return Serving(
        sign_on_header="x-user",
        trusted_proxies=networks,
        admins=frozenset({"de.boer"}),
        upload=True,
    )


def _who(visitor: TestClient, **headers: str) -> dict[str, Any]:
    found: dict[str, Any] = visitor.get("/who", headers=headers).json()
    return found


def test_nobody_is_known_by_default_and_the_own_machine_is_the_admins() -> None:
    assert visitor_of(gr.Request()) == Visitor()
    assert visitor_of(Request({"type": "http"})) == Visitor()
    serving = Serving(upload=True)
    assert _who(client(serving))["may_change"]
    assert not _who(client(Serving()))["may_change"]


@pytest.mark.parametrize(
    ("address", "host", "site"),
    [
        (ELSEWHERE, "127.0.0.1", ""),
        ("127.0.0.1", "0.0.0.0", ""),
        ("127.0.0.1", "127.0.0.1", "http://rebound.example"),
        ("", "127.0.0.1", ""),
    ],
)
def test_who_may_sit_elsewhere_is_no_admin(address: str, host: str, site: str) -> None:
    found = _who(client(Serving(upload=True), address=address, host=host, site=site))
    assert not found["is_admin"]
    assert not found["may_change"]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_who_comes_through_a_proxy_is_no_admin(header: str) -> None:
    assert not _who(client(Serving(upload=True)), **{header: "127.0.0.1"})["is_admin"]


def test_a_visitor_is_handed_to_what_gradio_calls() -> None:
    scope: dict[str, Any] = {"type": "http"}
    note_visitor(scope, Visitor(name="jansen"))
    assert visitor_of(gr.Request(Request(scope))).name == "jansen"


def test_a_visitor_signs_in_and_out(by_account: Serving) -> None:
    visitor = client(by_account)
    assert visitor.get("/who").status_code == 401
    assert sign_in(visitor, "jansen") == 200
    assert _who(visitor)["name"] == "jansen"
    assert not _who(visitor)["is_admin"]
    token = visitor.cookies[COOKIE]
    assert visitor.post("/logout").status_code == 303
    visitor.cookies.set(COOKIE, token)
    assert visitor.get("/who").status_code == 401


def test_an_admin_may_change_documents_only_where_that_is_allowed(by_account: Serving) -> None:
    visitor = client(by_account)
    sign_in(visitor, ADMIN)
    assert _who(visitor)["may_change"]
    forbidden = client(Serving(accounts=by_account.accounts))
    sign_in(forbidden, ADMIN)
    found = _who(forbidden)
    assert (found["is_admin"], found["may_change"]) == (True, False)


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(by_account: Serving) -> None:
    form = {"username": "jansen", "password": PASSWORDS["jansen"]}
    plain = client(by_account).post("/login", data=form).headers["set-cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    assert "Path=/" in plain
    assert "Secure" not in plain
    safe = client(by_account, site="https://vraagbaak.example").post("/login", data=form)
    assert "Secure" in safe.headers["set-cookie"]


@pytest.mark.parametrize(("name", "password"), [("jansen", "x"), ("nobody", "haven en kade")])
def test_a_wrong_password_is_refused(by_account: Serving, name: str, password: str) -> None:
    assert sign_in(client(by_account), name, password) == 401


def test_passwords_cannot_be_tried_without_end(by_account: Serving) -> None:
    visitor = client(by_account)
    tried = [sign_in(visitor, "jansen", f"guess {n}") for n in range(TRIES_BY_ADDRESS)]
    assert set(tried) == {401}
    refused = visitor.post("/login", data={"username": "jansen", "password": PASSWORDS["jansen"]})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 1
    assert visitor.get("/who", auth=("jansen", PASSWORDS["jansen"])).status_code == 401


def test_a_right_password_costs_no_try(by_account: Serving) -> None:
    visitor = client(by_account)
    assert {sign_in(visitor, "jansen") for _ in range(TRIES_BY_ADDRESS + 2)} == {200}


def test_a_program_may_send_its_password_along(by_account: Serving) -> None:
    visitor = client(by_account)
    for _ in range(2):
        assert visitor.get("/who", auth=(ADMIN, PASSWORDS[ADMIN])).json()["is_admin"]
    assert visitor.get("/who", auth=(ADMIN, "x")).status_code == 401
    for sent in ("Basic !", "Basic AAAA", "Bearer x", "Basic /w=="):
        assert visitor.get("/who", headers={"Authorization": sent}).status_code == 401


def test_one_who_is_removed_or_changed_must_sign_in_again(
    by_account: Serving, accounts: Path
) -> None:
    visitor = client(by_account)
    sign_in(visitor, "jansen")
    assert visitor.get("/who", auth=(ADMIN, PASSWORDS[ADMIN])).status_code == 200
    write_accounts(accounts, [each for each in read_accounts(accounts) if each.name == ADMIN])
    assert visitor.get("/who").status_code == 401
    write_accounts(accounts, [])
    assert visitor.get("/who", auth=(ADMIN, PASSWORDS[ADMIN])).status_code == 401


def test_without_its_file_of_accounts_nobody_comes_in(by_account: Serving, accounts: Path) -> None:
    visitor = client(by_account)
    sign_in(visitor, "jansen")
    accounts.unlink()
    assert visitor.get("/who").status_code == 503
    with pytest.raises(AccountsError, match="cannot be read"):
        SignOn(by_account)


def test_a_session_ends_by_itself(accounts: Path) -> None:
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0])
    account = read_accounts(accounts)[0]
    token = sessions.start(account)
    now[0] = SESSION_SECONDS - 1
    assert sessions.account(token) == account
    now[0] = SESSION_SECONDS
    assert sessions.account(token) is None
    assert sessions.account(token) is None


def test_a_trusted_proxy_tells_who_visits(by_proxy: Serving) -> None:
    proxy = client(by_proxy, address=PROXY)
    found = _who(proxy, **{"X-User": "jansen", "X-Forwarded-For": f"{ELSEWHERE}, 10.0.0.2"})
    assert (found["name"], found["address"], found["is_admin"]) == ("jansen", ELSEWHERE, False)
    assert _who(proxy, **{"X-User": "de.boer"})["may_change"]
    assert proxy.get("/who").status_code == 401


def test_a_name_from_another_address_is_no_name(by_proxy: Serving) -> None:
    visitor = client(by_proxy, address=ELSEWHERE)
    for header in ("X-User", "X_User"):
        sent = {header: "de.boer", "X-Forwarded-For": PROXY}
        assert visitor.get("/who", headers=sent).status_code == 401


def test_a_name_is_nothing_where_no_proxy_signs_on(accounts: Path) -> None:
    visitor = client(Serving(accounts=accounts), address=PROXY)
    assert visitor.get("/who", headers={"X-User": "de.boer"}).status_code == 401
    open_to_all = client(Serving(trusted_proxies=(ip_network("10.0.0.0/24"),)), address=PROXY)
    assert _who(open_to_all, **{"X-Forwarded-User": "de.boer"})["name"] is None


def test_two_names_are_none(by_proxy: Serving) -> None:
    visitor = client(by_proxy, address=PROXY)
    twice = [("X-User", "jansen"), ("X-User", "de.boer")]
    assert visitor.get("/who", headers=twice).status_code == 401


def test_who_was_here_longest_ago_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.door.allowance.MOST_CLIENTS", 2)
    now = [0.0]
    allowance = Allowance(1, seconds=60, clock=lambda: now[0])
    assert [allowance.take(each) for each in ("a", "b", "a")] == [0, 0, 60]
    assert allowance.take("c") == 0
    assert allowance.take("b") == 0
    now[0] = 30.0
    assert allowance.take("b") == 30
    now[0] = 60.0
    assert allowance.take("b") == 0
