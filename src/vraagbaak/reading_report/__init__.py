"""The reading report: what the reader made of each page, for a person to look over."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from importlib import resources
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from vraagbaak.errors import ReportError
from vraagbaak.markup import NOTHING, Html, element, text
from vraagbaak.reading_report.doubts import doubts
from vraagbaak.reading_report.pages import pages
from vraagbaak.reading_report.parts import Part, regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Self

    from vraagbaak.types import Paper

__all__ = ["ReadingReport", "doubts"]

_LEGEND = {
    Part.QUESTION: "vraag · question",
    Part.ANSWER: "antwoord · answer",
    Part.HEADING: "kopje · heading",
    Part.FOOTNOTE: "voetnoot · footnote",
    Part.HEADER: "kop- of voetregel · header or footer",
    Part.SIDE: "zijkolom · side column",
    Part.UNUSED: "bij geen vraag of antwoord · in no exchange",
}


class ReadingReport:
    """A report in the making: one HTML file that needs no other, written paper by paper.

    The papers are written beside its place; when all are there, the list of them goes first and
    the whole is put in its place.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: list[Html] = []

    def __enter__(self) -> Self:
        """Begin to write.

        Raises:
            ReportError: the file cannot be written.
        """
        with self._naming_failure():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._papers = TemporaryFile("w+", encoding="utf-8", dir=self._path.parent)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Put the report in its place, unless something went wrong."""
        with self._papers:
            if kind is None:
                with self._naming_failure():
                    self._finish()

    def add(self, paper: Paper) -> None:
        """Write down what was made of one paper.

        Raises:
            ReportError: the disk is full.
        """
        document = paper.document
        found = doubts(paper)
        self._begin(document.path, str(len(paper.exchanges)), str(len(found) or ""))
        self._write(_facts(paper), _doubts(found))
        for page in pages(document, regions(paper)):
            self._write(page)

    def refuse(self, path: Path, reason: str) -> None:
        """Write down that a file was refused, and why."""
        self._begin(path, "geweigerd · refused", "")
        self._write(element("p", text(reason), class_="refused"))

    def _begin(self, path: Path, answers: str, found: str) -> None:
        number = len(self._rows)
        link = element("a", text(path.name), href=f"#paper-{number}")
        cells = (link, text(answers), text(found))
        self._rows.append(element("tr", *(element("td", cell) for cell in cells)))
        self._write(element("h2", text(path.name), id=f"paper-{number}"))

    def _finish(self) -> None:
        writing = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        self._papers.seek(0)
        try:
            with writing.open("w", encoding="utf-8") as file:
                file.writelines((_head(), _contents(self._rows), _legend()))
                shutil.copyfileobj(self._papers, file)
            writing.replace(self._path)
        finally:
            writing.unlink(missing_ok=True)

    def _write(self, *parts: Html) -> None:
        with self._naming_failure():
            for part in parts:
                self._papers.write(f"{part}\n")

    @contextmanager
    def _naming_failure(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = f"{self._path}: {error.strerror}. Name another place for the report."
            raise ReportError(message) from error


def _contents(rows: Sequence[Html]) -> Html:
    names = ("bestand · file", "antwoorden · answers", "twijfels · doubts")
    head = element("tr", *(element("th", text(name)) for name in names))
    return element("table", head, *rows)


def _head() -> Html:
    style = resources.files(__name__).joinpath("report.css").read_text(encoding="utf-8")
    return Html(
        '<!DOCTYPE html><html lang="nl"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Leesrapport · Reading report</title><style>{style}</style>"
        "<h1>Leesrapport · Reading report</h1>"
    )


def _legend() -> Html:
    entries = (element("span", text(words), class_=part) for part, words in _LEGEND.items())
    return element("div", *entries, class_="legend")


def _facts(paper: Paper) -> Html:
    document = paper.document
    facts = (
        document.title,
        document.kind.value,
        document.reference or "",
        document.date.isoformat() if document.date else "",
        f"{len(paper.exchanges)} antwoorden · answers",
    )
    return element("p", text(" — ".join(fact for fact in facts if fact)), class_="facts")


def _doubts(found: Sequence[str]) -> Html:
    if not found:
        return NOTHING
    return element("ul", *(element("li", text(doubt)) for doubt in found), class_="doubts")
