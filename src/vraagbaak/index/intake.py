"""What to do with each file that is to be added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from vraagbaak.errors import ReadError
from vraagbaak.index.manifest import Model, file_sha256
from vraagbaak.index.report import Outcome, Row
from vraagbaak.index.soundness import faults
from vraagbaak.index.store import require_model
from vraagbaak.read.side_file import side_path, side_sha256

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.embed import Encoder
    from vraagbaak.index.pipeline import Pipeline
    from vraagbaak.index.progress import Progress
    from vraagbaak.index.revision import Revision
    from vraagbaak.types import Document, Paper

ID_DIGITS = 16
NO_ANSWERS = "No answers: kept, never quoted."


@dataclass(frozen=True, slots=True)
class Counts:
    """How much one document holds."""

    answers: int
    pages: int
    passages: int


class Intake:
    """Takes in files one by one; knows what the index holds and what came before."""

    def __init__(
        self, revision: Revision, *, encoder: Encoder, pipeline: Pipeline, progress: Progress
    ) -> None:
        self.texts: list[str] = []
        """What is to be embedded, in the order of insertion."""
        self._revision = revision
        self._encoder = encoder
        self._pipeline = pipeline
        self._progress = progress
        self._paths: dict[str, Path] = {}
        self._ids: dict[Path, str] = {}
        self._counts: dict[str, Counts] = {}
        self._sides: dict[str, str | None] = {}
        """The checksum of each document's side file."""
        self._model: Model | None = None
        for entry in revision.base.entries() if revision.base else ():
            counts = Counts(entry.answers, entry.pages, entry.passages)
            self._note(entry.document, counts)

    def take(self, path: Path) -> Row:
        """Add, move, skip or refuse one file."""
        try:
            document_id = file_sha256(path)[:ID_DIGITS]
        except OSError as error:
            reason = f"It cannot be opened ({error.strerror}). Check its rights."
            return Row(path, Outcome.REFUSED, reason)
        known = self._paths.get(document_id)
        if known is None:
            return self._read(path, document_id)
        if known != path and _holds(known, document_id):
            outcome = Outcome.REPLACED if self._drop_at(path) else Outcome.SKIPPED
            return Row(path, outcome, f"The same content as {known}.", document_id)
        if self._sides[document_id] != side_sha256(path):
            return self._read(path, document_id)
        if known == path:
            return self._row(document_id, Outcome.UNCHANGED)
        return self._move(document_id, path)

    def model(self) -> Model:
        """Tell which model makes, or made, the vectors of the index."""
        base = self._revision.base
        if self._model is None and base is not None:
            return base.manifest.model
        return self._model or Model.of(self._encoder)

    def _move(self, document_id: str, path: Path) -> Row:
        before = self._paths[document_id]
        self._drop_at(path)
        self._revision.move(document_id, path)
        del self._ids[before]
        self._paths[document_id] = path
        self._ids[path] = document_id
        return self._row(document_id, Outcome.MOVED, f"It lay at {before}.")

    def _read(self, path: Path, document_id: str) -> Row:
        self._settle_model()
        tell = partial(self._tell_page, path)
        try:
            paper = self._pipeline.read(path, progress=tell)
        except ReadError as error:
            return Row(path, Outcome.REFUSED, f"{_sentence(error.reason)}. {error.remedy}")
        if paper.document.id != document_id:
            reason = "It changed while it was read. Add it again."
            return Row(path, Outcome.REFUSED, reason)
        return self._insert(replace(paper, document=replace(paper.document, path=path)))

    def _insert(self, paper: Paper) -> Row:
        document, path = paper.document, paper.document.path
        passages = self._pipeline.passages(paper)
        if found := faults(document, paper.exchanges, passages):
            # One such file must not stop the others, and must not be quoted from either.
            reason = f"{_sentence(found[0])}: a fault in this program. Please report the file."
            return Row(path, Outcome.REFUSED, reason)
        known = self._paths.get(document.id)
        reason = "" if paper.exchanges else NO_ANSWERS
        if known is not None:
            # The content is in the index already: what changed is the file beside it.
            self._drop_at(known)
            reason = f"{side_path(path).name} beside it changed. {reason}".rstrip()
        outcome = Outcome.REPLACED if self._drop_at(path) or known else Outcome.ADDED
        self._revision.insert(paper, passages)
        self.texts += [self._pipeline.embedded_text(paper, passage) for passage in passages]
        counts = Counts(len(paper.exchanges), len(document.pages), len(passages))
        self._note(document, counts)
        return self._row(document.id, outcome, reason)

    def _settle_model(self) -> None:
        if self._model is not None:
            return
        base = self._revision.base
        # An index without a vector takes any model.
        if base is not None and base.passages:
            require_model(base, self._encoder)
        self._model = Model.of(self._encoder)

    def _tell_page(self, path: Path, page_number: int, page_count: int) -> None:
        self._progress.reading(path, page_number=page_number, page_count=page_count)

    def _drop_at(self, path: Path) -> bool:
        """Take out what the index holds under a path that has other content now."""
        stale = self._ids.pop(path, None)
        if stale is None:
            return False
        self._revision.drop(stale)
        del self._paths[stale], self._counts[stale], self._sides[stale]
        return True

    def _note(self, document: Document, counts: Counts) -> None:
        self._paths[document.id] = document.path
        self._ids[document.path] = document.id
        self._counts[document.id] = counts
        self._sides[document.id] = document.side.sha256 if document.side else None

    def _row(self, document_id: str, outcome: Outcome, reason: str = "") -> Row:
        counts = self._counts[document_id]
        return Row(
            self._paths[document_id],
            outcome,
            reason,
            document_id=document_id,
            answers=counts.answers,
            pages=counts.pages,
            passages=counts.passages,
        )


def _holds(path: Path, document_id: str) -> bool:
    """Tell whether a file is still there with the content it was added with."""
    try:
        return file_sha256(path).startswith(document_id)
    except OSError:
        # Gone, or out of reach: the path that is being added is the better one to keep.
        return False


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
