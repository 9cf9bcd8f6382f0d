"""What a fresh clone is installed from, and what its papers promise."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from typer.main import get_command

from vraagbaak.cli.commands import app

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==\d[A-Za-z0-9.]*")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    found = [PIN.fullmatch(line) for line in lines]
    return {normal(pin["name"]): pin[0] for pin in found if pin}


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return {normal(re.split(r"[<>=\[ ]", requirement)[0]) for requirement in wanted}


def test_constraints_hold_plain_pins_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()

    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_every_declared_dependency_is_pinned() -> None:
    assert declared() - set(pins()) == set()


def test_torch_is_pinned_without_the_suffix_of_a_local_build() -> None:
    assert pins()["torch"] == "torch==2.13.0"


def test_contributing_says_why_each_dependency_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").lower()

    assert {name for name in declared() if name not in text} == set()


def test_the_readme_names_every_setting() -> None:
    sources = (ROOT / "src" / "vraagbaak" / "settings").glob("*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    read = set(re.findall(r'"(VRAAGBAAK_\w+)"', code))
    table = re.findall(
        r"^\| `(VRAAGBAAK_\w+)`", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )

    assert read
    assert set(table) == read


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]

    assert len(commands) > 1
    assert {name for name in commands if f"`vraagbaak {name}" not in readme} == set()
    for name in commands["index"].commands:
        assert f"`vraagbaak index {name}" in readme
