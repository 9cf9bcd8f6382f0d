"""Settings are read from the environment, and refused by name where they make no sense."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import pytest

from app.options import overrides, parser
from vraagbaak.settings import Detail, Serving, Settings


def test_nothing_said_is_the_default() -> None:
    assert Settings.from_environment({}) == Settings()
    assert Settings().serving == Serving()
    assert not Serving().knows_visitors


def test_every_variable_of_serving_is_read() -> None:
    serving = Settings.from_environment(
        {
            "VRAAGBAAK_ROOT_PATH": "/vraagbaak/",
            "VRAAGBAAK_ACCOUNTS": "accounts.json",
            "VRAAGBAAK_SIGN_ON_HEADER": "X-Forwarded-User",
            "VRAAGBAAK_TRUSTED_PROXIES": "127.0.0.1, 2001:db8::/32,",
            "VRAAGBAAK_ADMINS": "jansen, de.boer",
            "VRAAGBAAK_UPLOAD": "on",
            "VRAAGBAAK_UPLOAD_MIB": "10",
            "VRAAGBAAK_RATE_LIMIT": "30",
            "VRAAGBAAK_QUESTION_LENGTH": "500",
            "VRAAGBAAK_WORKERS": "4",
            "VRAAGBAAK_MCP": "True",
            "VRAAGBAAK_LOG": "requests",
            "VRAAGBAAK_LOG_QUESTIONS": "no",
        }
    ).serving
    assert serving == Serving(
        root_path="/vraagbaak",
        accounts=Path("accounts.json"),
        sign_on_header="x-forwarded-user",
        trusted_proxies=(ip_network("127.0.0.1"), ip_network("2001:db8::/32")),
        admins=frozenset({"jansen", "de.boer"}),
        upload=True,
        upload_mib=10,
        rate_limit=30,
        question_length=500,
        workers=4,
        mcp=True,
        log=Detail.REQUESTS,
    )
    assert serving.knows_visitors


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("VRAAGBAAK_ROOT_PATH", "vraagbaak"),
        ("VRAAGBAAK_ROOT_PATH", "//evil.example"),
        ("VRAAGBAAK_ROOT_PATH", "https://example.org"),
        ("VRAAGBAAK_SIGN_ON_HEADER", "X User"),
        ("VRAAGBAAK_TRUSTED_PROXIES", "proxy.example"),
        ("VRAAGBAAK_TRUSTED_PROXIES", "10.0.0.1/8"),
        ("VRAAGBAAK_UPLOAD", "perhaps"),
        ("VRAAGBAAK_RATE_LIMIT", "-1"),
        ("VRAAGBAAK_QUESTION_LENGTH", "0"),
        ("VRAAGBAAK_LOG", "all"),
        ("VRAAGBAAK_WORKERS", "0"),
        ("VRAAGBAAK_WORKERS", "two"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(variable: str, value: str) -> None:
    with pytest.raises(ValueError, match=variable):
        Settings.from_environment({variable: value})


def test_a_header_that_nobody_is_trusted_to_send_is_refused() -> None:
    with pytest.raises(ValueError, match="VRAAGBAAK_TRUSTED_PROXIES"):
        Settings.from_environment({"VRAAGBAAK_SIGN_ON_HEADER": "X-User"})


def test_options_go_before_the_environment() -> None:
    words = ["--host", "::1", "--port", "0", "--index", "i", "--workers", "3", "--upload"]
    words += ["--root-path", "/a"]
    said = overrides(parser("").parse_args(words))
    environment = {"VRAAGBAAK_WORKERS": "1", "VRAAGBAAK_RATE_LIMIT": "5"}
    settings = Settings.from_environment(environment, overrides=said)
    assert (settings.host, settings.port, settings.index) == ("::1", 0, Path("i"))
    assert settings.serving == Serving(workers=3, upload=True, root_path="/a", rate_limit=5)
    assert overrides(parser("").parse_args([])) == {}
