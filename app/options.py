"""The options of `python -m app`; each of them stands for a variable of the environment."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class _Option:
    """An option that takes a value, or that turns something on."""

    name: str
    tells: str
    metavar: str | None = None

    @property
    def variable(self) -> str:
        """The variable that it stands for."""
        return f"VRAAGBAAK_{self.name.upper().replace('-', '_')}"

    @property
    def field(self) -> str:
        """The name that argparse gives it."""
        return self.name.replace("-", "_")


_OPTIONS: Final = (
    _Option("host", "the address to listen on; 0.0.0.0 is every address", "ADDRESS"),
    _Option("root-path", "the path prefix behind a reverse proxy", "/PREFIX"),
    _Option("accounts", "the file of those who may sign in (see python -m app.users)", "FILE"),
    _Option("sign-on-header", "the header in which a trusted proxy names the visitor", "NAME"),
    _Option("trusted-proxies", "addresses or networks of reverse proxies", "ADDRESS,..."),
    _Option("admins", "who of those that a proxy names are admins", "NAME,..."),
    _Option("upload", "let admins add and remove documents in the chat"),
    _Option("upload-mib", "the largest upload", "MIB"),
    _Option("uploads", "the folder that uploaded documents are kept in", "DIR"),
    _Option("upload-files", "the most documents in that folder", "N"),
    _Option("rate-limit", "requests that one client may make in a minute; 0 for any", "N"),
    _Option("question-length", "characters of a question", "N"),
    _Option("workers", "questions answered at once", "N"),
    _Option("mcp", "offer the endpoints for programs as MCP tools too"),
    _Option("log", "what the log tells: off, events or requests", "DETAIL"),
    _Option("log-questions", "write the text of questions to the log"),
)


def parser(description: str | None) -> argparse.ArgumentParser:
    """Make the parser of the options."""
    made = argparse.ArgumentParser(prog="python -m app", description=description)
    made.add_argument("--index", type=Path, help="the folder of the index")
    made.add_argument("--port", type=_port, help="the port to listen on; 0 takes a free one")
    made.add_argument(
        "--documents",
        type=Path,
        nargs="+",
        default=(),
        metavar="PATH",
        help="files and folders to index first",
    )
    others = made.add_argument_group("to serve others (each is also a setting, see the README)")
    for option in _OPTIONS:
        told = f"{option.tells} ({option.variable})"
        if option.metavar is None:
            others.add_argument(f"--{option.name}", action="store_const", const="on", help=told)
        else:
            others.add_argument(f"--{option.name}", metavar=option.metavar, help=told)
    return made


def overrides(chosen: argparse.Namespace) -> dict[str, str]:
    """Give what was chosen as variables of the environment, which say the same."""
    named = {option.variable: getattr(chosen, option.field) for option in _OPTIONS}
    named |= {"VRAAGBAAK_INDEX": chosen.index, "VRAAGBAAK_PORT": chosen.port}
    return {variable: str(value) for variable, value in named.items() if value is not None}


def _port(argument: str) -> int:
    port = int(argument)
    if not 0 <= port < 2**16:
        message = "give a port number from 0 to 65535"
        raise argparse.ArgumentTypeError(message)
    return port
