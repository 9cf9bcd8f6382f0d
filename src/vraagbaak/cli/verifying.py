"""What `vraagbaak verify` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from vraagbaak.cli.terminal import plain, stderr, stdout, write_json
from vraagbaak.contract import verification_json
from vraagbaak.verify import verify

if TYPE_CHECKING:
    from vraagbaak.settings import Settings
    from vraagbaak.verify import Finding, Verification


def verify_index(settings: Settings, *, as_json: bool) -> int:
    """Compare every answer with its file; give the number of differences."""
    with stderr().status("") as status:
        verification = verify(
            settings.index, tell=lambda path: status.update(plain(f"Reading {path.name}"))
        )
    if as_json:
        write_json(verification_json(verification))
    else:
        _show(verification)
    return len(verification.findings)


def _show(verification: Verification) -> None:
    console = stdout()
    for finding in verification.findings:
        console.print(_line(finding), soft_wrap=True)
    number = len(verification.findings)
    console.print(
        f"{_counted(number, 'difference')} in {_counted(verification.answers, 'answer')} "
        f"of {_counted(verification.documents, 'document')}.",
        style="bold red" if number else "bold green",
        soft_wrap=True,
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _line(finding: Finding) -> Text:
    where = str(finding.file) if finding.exchange is None else f"{finding.file}, {finding.exchange}"
    return Text.assemble(
        plain(finding.what.value, "bold red"), plain(f": {where}: {finding.detail}")
    )
