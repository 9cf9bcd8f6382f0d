"""How the chat is served to others: who may come in, under which address, and how much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TYPE_CHECKING, TypeAlias

from vraagbaak.settings.variables import Number, listed, path, switch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Network: TypeAlias = IPv4Network | IPv6Network

_PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+)+")
_HEADER = re.compile(r"[A-Za-z0-9-]{1,64}")
"""A header's name as proxies can send one (RFC 9110, 5.1, without the rarer characters)."""

_RATE = Number("VRAAGBAAK_RATE_LIMIT", "a number of requests a minute", 0, 100_000)
_LENGTH = Number("VRAAGBAAK_QUESTION_LENGTH", "a number of characters", 10, 10_000)
_WORKERS = Number("VRAAGBAAK_WORKERS", "a number of questions at once", 1, 64)
_UPLOAD_MIB = Number("VRAAGBAAK_UPLOAD_MIB", "a number of MiB", 1, 2048)

_UPLOAD_FILES = Number("VRAAGBAAK_UPLOAD_FILES", "a number of files", 1, 1_000_000)


class Detail(StrEnum):
    """How much the log tells: nothing, questions and refusals, or every request."""

    OFF = "off"
    EVENTS = "events"
    REQUESTS = "requests"


@dataclass(frozen=True, slots=True)
class Serving:
    """What the one who serves the chat to others can choose.

    `root_path` is the prefix behind a reverse proxy, such as `/vraagbaak`, or empty. `accounts` is
    the file of accounts; `sign_on_header` the header in which one of `trusted_proxies` names a
    visitor who signed on there, `admins` the names that are admins then. With `upload`, admins can
    add documents: `upload_mib` in one go, and `upload_files` in the folder `uploads`. A client may
    send `rate_limit` requests a minute, or any number with 0; a question may have
    `question_length` characters; `workers` questions are answered at once.
    """

    root_path: str = ""
    accounts: Path | None = None
    sign_on_header: str | None = None
    trusted_proxies: tuple[Network, ...] = ()
    admins: frozenset[str] = frozenset()
    upload: bool = False
    upload_mib: int = 50
    upload_files: int = 1000
    uploads: Path | None = None
    rate_limit: int = 0
    question_length: int = 1000
    workers: int = 2
    mcp: bool = False
    log: Detail = Detail.EVENTS
    log_questions: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Serving:
        """Read the variables that the README names.

        Raises:
            ValueError: A value is none of its kind, or a header is named that no proxy may send.
        """
        default = cls()
        serving = cls(
            root_path=_root_path(environment),
            accounts=path(environment, "VRAAGBAAK_ACCOUNTS"),
            sign_on_header=_header(environment),
            trusted_proxies=_networks(environment),
            admins=frozenset(listed(environment, "VRAAGBAAK_ADMINS")),
            upload=switch(environment, "VRAAGBAAK_UPLOAD"),
            upload_mib=_UPLOAD_MIB.of(environment, default.upload_mib),
            upload_files=_UPLOAD_FILES.of(environment, default.upload_files),
            uploads=path(environment, "VRAAGBAAK_UPLOADS"),
            rate_limit=_RATE.of(environment, default.rate_limit),
            question_length=_LENGTH.of(environment, default.question_length),
            workers=_WORKERS.of(environment, default.workers),
            mcp=switch(environment, "VRAAGBAAK_MCP"),
            log=_detail(environment),
            log_questions=switch(environment, "VRAAGBAAK_LOG_QUESTIONS"),
        )
        if serving.sign_on_header and not serving.trusted_proxies:
            message = (
                "VRAAGBAAK_SIGN_ON_HEADER is set, but no proxy is trusted to send that header. "
                "Give the proxy's address in VRAAGBAAK_TRUSTED_PROXIES."
            )
            raise ValueError(message)
        return serving

    @property
    def knows_visitors(self) -> bool:
        """Whether visitors must say who they are."""
        return self.accounts is not None or self.sign_on_header is not None


def _detail(environment: Mapping[str, str]) -> Detail:
    value = environment.get("VRAAGBAAK_LOG") or Detail.EVENTS.value
    known = {detail.value: detail for detail in Detail}
    if value not in known:
        raise ValueError(f"VRAAGBAAK_LOG is {value!r}; give one of {', '.join(known)}.")
    return known[value]


def _root_path(environment: Mapping[str, str]) -> str:
    value = environment.get("VRAAGBAAK_ROOT_PATH", "").rstrip("/")
    if value and not _PREFIX.fullmatch(value):
        raise ValueError(f"VRAAGBAAK_ROOT_PATH is {value!r}; give a path such as /vraagbaak.")
    return value


def _header(environment: Mapping[str, str]) -> str | None:
    value = environment.get("VRAAGBAAK_SIGN_ON_HEADER", "")
    if value and not _HEADER.fullmatch(value):
        raise ValueError(
            f"VRAAGBAAK_SIGN_ON_HEADER is {value!r}; give the name of a header, such as "
            "X-Forwarded-User."
        )
    return value.lower() or None


def _networks(environment: Mapping[str, str]) -> tuple[Network, ...]:
    variable = "VRAAGBAAK_TRUSTED_PROXIES"
    try:
        return tuple(ip_network(each) for each in listed(environment, variable))
    except ValueError as error:
        raise ValueError(
            f"{variable}: {error}. Give addresses or networks with commas between them, such as "
            "127.0.0.1,10.0.0.0/8."
        ) from error
