"""Read source files again, and compare what they say with what the index holds."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vraagbaak.errors import IndexDamagedError, ReadError
from vraagbaak.guard import Guard, Limits
from vraagbaak.index import Index
from vraagbaak.index.unchecked import contents
from vraagbaak.read.side_file import side_path, side_sha256
from vraagbaak.settings import Settings
from vraagbaak.verify.comparison import differences, document_differences, is_sound, matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from vraagbaak.types import Document, Exchange, Paper


class What(StrEnum):
    """What is wrong."""

    CATALOGUE_CHANGED = "catalogue changed"
    MISSING_FILE = "file missing"
    CHANGED_FILE = "file changed"
    UNREADABLE_FILE = "file unreadable"
    CHANGED_SIDE_FILE = "side file changed"
    """The file beside a document, which adds to what the document says of itself."""
    CHANGED_DOCUMENT = "document changed"
    CHANGED_ANSWER = "answer changed"
    MOVED_ANSWER = "answer moved"
    """The words are the same; where they stand is not."""
    MISSING_ANSWER = "answer missing"
    UNEXPECTED_ANSWER = "answer not in the index"


class Verdict(StrEnum):
    """What reading the source again says of one quote."""

    MATCH = "match"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Checked:
    """What reading the source of one quote again has shown.

    `sha256` is the checksum of the file as it is now, None where there is no file; that of the
    file as it was indexed is the document's.
    """

    verdict: Verdict
    exchange: Exchange
    document: Document
    sha256: str | None
    at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference; `document_id` and `exchange` (a label) are None where it is of neither."""

    what: What
    file: Path
    detail: str
    document_id: str | None = None
    exchange: str | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """How much was compared, and every difference found."""

    documents: int
    answers: int
    findings: tuple[Finding, ...]


def verify(folder: Path, *, tell: Callable[[Path], None] = lambda _: None) -> Verification:
    """Read every source file of the index in `folder` again and compare each answer.

    `tell` hears of each file before it is read. An index that is damaged is a finding; its
    answers are compared all the same as long as its catalogue can be read.

    Raises:
        IndexMissingError: There is no index in the folder.
    """
    findings: list[Finding] = []
    try:
        Index.open(folder).close()
        held = contents(folder)
    except IndexDamagedError as damage:
        findings.append(Finding(What.CATALOGUE_CHANGED, folder, str(damage)))
        try:
            held = contents(folder)
        except IndexDamagedError as unreadable:
            findings.append(Finding(What.CATALOGUE_CHANGED, folder, str(unreadable)))
            return Verification(0, 0, tuple(findings))
    known = {document.sha256: document.path for document in held.documents}
    with _guard() as guard:
        for document in held.documents:
            tell(document.path)
            own = [each for each in held.exchanges if each.document_id == document.id]
            findings.extend(_Source(document, guard, known).findings(own))
    return Verification(len(held.documents), len(held.exchanges), tuple(findings))


def verify_quote(index: Index, exchange_id: str) -> Verdict:
    """Read the source of one exchange again; any difference to the file counts as changed.

    Raises:
        KeyError: The index holds no such exchange.
    """
    return check_quote(index, exchange_id).verdict


def check_quote(index: Index, exchange_id: str) -> Checked:
    """Read the source of one exchange again, and tell what was found and when.

    Raises:
        KeyError: The index holds no such exchange.
    """
    exchange = index.exchange(exchange_id)
    document = index.document(exchange.document_id)
    at = datetime.datetime.now(datetime.UTC)
    try:
        sha256 = _sha256(document.path)
        with _guard() as guard:
            paper = guard.read(document.path)
    except OSError:
        return Checked(Verdict.MISSING, exchange, document, None, at)
    except ReadError:
        return Checked(Verdict.MISSING, exchange, document, sha256, at)
    match = matches((exchange,), paper.exchanges)[exchange.id]
    if match is None:
        return Checked(Verdict.MISSING, exchange, document, sha256, at)
    found = differences(document, exchange, other=paper.document, match=match)
    same = sha256 == paper.document.sha256 == document.sha256 and not found
    return Checked(Verdict.MATCH if same else Verdict.CHANGED, exchange, document, sha256, at)


def _guard() -> Guard:
    return Guard(Limits.of(Settings.from_environment()))


@dataclass(frozen=True, slots=True)
class _Source:
    """The file of a document; `known` tells which file had which checksum."""

    document: Document
    guard: Guard
    known: dict[str, Path]

    def findings(self, exchanges: Sequence[Exchange]) -> Iterator[Finding]:
        """Compare the document with its file."""
        document, path = self.document, self.document.path
        if not path.is_file():
            detail = f"There is no such file; {len(exchanges)} answers cannot be compared."
            yield Finding(What.MISSING_FILE, path, detail, document.id)
            return
        try:
            sha256 = _sha256(path)
            if sha256 != document.sha256:
                detail = _changed_file(document, sha256, self.known)
                yield Finding(What.CHANGED_FILE, path, detail, document.id)
            paper = self.guard.read(path)
        except OSError as error:
            yield Finding(What.UNREADABLE_FILE, path, f"{error.strerror}.", document.id)
        except ReadError as error:
            yield Finding(What.UNREADABLE_FILE, path, error.reason, document.id)
        else:
            side = side_sha256(path)
            kept = document.side.sha256 if document.side else None
            if side != kept:
                detail = _changed_side(path, kept, side)
                yield Finding(What.CHANGED_SIDE_FILE, side_path(path), detail, document.id)
            unchanged = sha256 == document.sha256 and side == kept
            yield from _document_findings(document, paper, unchanged=unchanged)
            yield from _answer_findings(document, exchanges, paper)


def _changed_file(document: Document, sha256: str, known: dict[str, Path]) -> str:
    if sha256 in known:
        return f"It now holds what {known[sha256]} held."
    return f"Its checksum was {document.sha256[:16]}…, it is {sha256[:16]}…."


def _changed_side(path: Path, kept: str | None, now: str | None) -> str:
    changed = "is missing" if now is None else "was changed"
    what = "was written" if kept is None else changed
    return f"It {what} since {path.name} was added to the index. Add {path.name} again."


def _document_findings(document: Document, paper: Paper, *, unchanged: bool) -> Iterator[Finding]:
    """Name what differs about the document itself, which a changed file alone explains."""
    changed = document_differences(document, paper.document)
    if unchanged and changed:
        detail = f"The index and the file differ in: {', '.join(changed)}."
        yield Finding(What.CHANGED_DOCUMENT, document.path, detail, document.id)


def _answer_findings(
    document: Document, exchanges: Sequence[Exchange], paper: Paper
) -> Iterator[Finding]:
    matched = matches(exchanges, paper.exchanges)
    for exchange in exchanges:
        match = matched[exchange.id]
        if not is_sound(document, exchange):
            detail = "The index places it outside the text of its document."
            yield _finding(What.CHANGED_ANSWER, document, exchange, detail)
            continue
        if match is None:
            detail = "The file has no such answer."
            yield _finding(What.MISSING_ANSWER, document, exchange, detail)
            continue
        found = differences(document, exchange, other=paper.document, match=match)
        if found:
            what = What.CHANGED_ANSWER if any(d.of_words for d in found) else What.MOVED_ANSWER
            detail = "; ".join(difference.detail for difference in found)
            yield _finding(what, document, exchange, detail)
    taken = {match.ordinal for match in matched.values() if match is not None}
    for extra in paper.exchanges:
        if extra.ordinal not in taken:
            detail = "The file has this answer, the index does not."
            yield _finding(What.UNEXPECTED_ANSWER, document, extra, detail)


def _finding(what: What, document: Document, exchange: Exchange, detail: str) -> Finding:
    label = f"{exchange.label} ({exchange.by})" if exchange.by else exchange.label
    return Finding(what, document.path, detail, document.id, label)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
