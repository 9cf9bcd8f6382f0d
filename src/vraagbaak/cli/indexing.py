"""What the commands of `vraagbaak index` do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table

from vraagbaak.cli.progress_bar import ProgressBar
from vraagbaak.cli.terminal import plain, stdout, tell, write_json
from vraagbaak.contract import entry_json
from vraagbaak.embed import LazyEncoder
from vraagbaak.errors import ReadError
from vraagbaak.guard import Guard, Limits
from vraagbaak.index import Index, Outcome, add, check, remove
from vraagbaak.reading_report import ReadingReport
from vraagbaak.selection import Selector

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vraagbaak.index import DocumentEntry, Report, Row
    from vraagbaak.settings import Settings
    from vraagbaak.types import Selection

USABLE = frozenset({Outcome.ADDED, Outcome.REPLACED, Outcome.MOVED, Outcome.UNCHANGED})
_STYLES = {Outcome.REFUSED: "bold red", Outcome.SKIPPED: "dim", Outcome.UNCHANGED: "dim"}


def add_documents(settings: Settings, paths: Sequence[Path], *, report: Path | None = None) -> bool:
    """Add documents and say what became of each; False if none of the paths was usable.

    `report` is where to write the reading report.
    """
    encoder = LazyEncoder(settings, tell=tell)
    with ProgressBar() as bar:
        added = add(settings.index, paths, encoder=encoder, progress=bar)
    if added.rows:
        stdout().print(_report_table(added))
    tell(_summary(added))
    if report is not None:
        write_reading_report(added, report, settings)
    return any(row.outcome in USABLE for row in added.rows)


def write_reading_report(added: Report, path: Path, settings: Settings) -> None:
    """Show what the reader makes of each file that was named, and why others were refused.

    The files are read for it again: those that did not change were not read before, and pages
    are drawn one by one.
    """
    with ReadingReport(path) as report, Guard(Limits.of(settings)) as guard:
        for row in added.rows:
            tell(f"Drawing {row.path.name} …")
            try:
                report.add(guard.read(row.path))
            except ReadError as error:
                report.refuse(row.path, str(error))
    tell(f"The reading report is in {path}.")


def list_documents(settings: Settings, selection: Selection, *, as_json: bool) -> None:
    """List the documents that fit a selection, or all; those without answers too.

    Raises:
        FilterError: Nothing in the index has one of the selection's values.
    """
    index = Index.open(settings.index)
    selected = Selector(index).apply(selection)
    fit = {document.id for document in selected.documents}
    entries = [entry for entry in index.entries() if entry.document.id in fit]
    if as_json:
        write_json([entry_json(entry) for entry in entries])
    elif entries:
        stdout().print(_document_table(entries))
    if undated := selected.scope.undated:
        tell(f"Without a date, so in no period: {undated} of the documents.")
    if not entries and not as_json:
        that = " that fit the filters" if selection else ""
        tell(f"The index in {settings.index} holds no documents{that}.")


def remove_document(settings: Settings, document: str) -> None:
    """Take a document out of the index."""
    entry = remove(settings.index, document)
    tell(f"Removed {entry.document.id} ({entry.document.path.name}, {entry.answers} answers).")


def check_index(settings: Settings) -> bool:
    """Name every problem of the index; True if there is none."""
    problems = check(settings.index)
    for problem in problems:
        stdout().print(plain(problem), soft_wrap=True)
    if not problems:
        tell(f"The index in {settings.index} is sound.")
    return not problems


def _report_table(report: Report) -> Table:
    table = _table("result", "file", "answers", "pages", "passages", "remark")
    for row in report.rows:
        style = _STYLES.get(row.outcome, "")
        counts = (row.answers, row.pages, row.passages)
        figures = counts if row.document_id else ("", "", "")
        cells = (row.outcome.value, row.path, *figures, _remark(row))
        table.add_row(*(plain(cell, style) for cell in cells))
    return table


def _remark(row: Row) -> str:
    if row.reason or row.outcome not in USABLE or row.answers:
        return row.reason
    return "no answers: kept, but never quoted"


def _document_table(entries: Sequence[DocumentEntry]) -> Table:
    table = _table("id", "kind", "title", "reference", "date", "answers", "pages", "file")
    for entry in entries:
        document = entry.document
        cells = (
            document.id,
            document.kind.value,
            document.title,
            document.reference or "",
            document.date or "",
            entry.answers or "no answers",
            entry.pages,
            document.path.name,
        )
        table.add_row(*(plain(cell, "" if entry.answers else "dim") for cell in cells))
    return table


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", show_edge=False)
    for column in columns:
        numeric = column in {"answers", "pages", "passages"}
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    return table


def _summary(report: Report) -> str:
    if not report.rows:
        return "There are no files in the given folders."
    counted = [(outcome, len(report.having(outcome))) for outcome in Outcome]
    return ", ".join(f"{number} {outcome}" for outcome, number in counted if number) + "."
