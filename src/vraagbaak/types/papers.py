"""What is read: documents, and the exchanges and passages found in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from vraagbaak.types.places import CharMap, Line, Measure, Page, Span
    from vraagbaak.types.stated import SideFile


class Kind(StrEnum):
    """What sort of paper a document is."""

    AANHANGSEL = "aanhangsel"
    SCHRIFTELIJK_OVERLEG = "schriftelijk overleg"
    LETTER = "brief"
    """A ministry's letter, with answers or without."""
    NOTA = "nota"
    """Nota naar aanleiding van het verslag."""
    QUESTION_LIST = "lijst van vragen"
    """Lijst van vragen en antwoorden."""
    COURT_OF_AUDIT = "rekenkamer"
    """Answers of the Algemene Rekenkamer to questions of parliament."""
    MEDEDELING = "mededeling"
    KAMERVRAGEN = "kamervragen"
    """Questions that have no answer yet."""
    MOTION = "motie"
    DEBATE = "handelingen"
    OTHER = "overig"


class Chamber(StrEnum):
    """The chamber of the States General that asked."""

    SENATE = "Eerste Kamer"
    HOUSE = "Tweede Kamer"


class PassageKind(StrEnum):
    """What a passage is a piece of."""

    QUESTION = "question"
    ANSWER = "answer"
    SENTENCE = "sentence"
    """One sentence of an answer."""
    EXCHANGE = "exchange"
    """A question with its whole answer, as far as a model reads it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of parliament who asked; `party` as printed, None where it is not."""

    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Respondent:
    """A member of the government who answered, or another who did; `portfolio` as printed."""

    office: str
    name: str | None = None
    portfolio: str | None = None


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a paper says of itself beside its title, kind and number.

    `year` is the parliamentary year, `2023-2024`; `question_numbers` are those the chamber gave
    the questions, `2023Z14759`; `sent` and `received` the dates on which questions were sent in
    and the answers received.
    """

    year: str | None = None
    kenmerk: str | None = None
    question_numbers: tuple[str, ...] = ()
    sent: datetime.date | None = None
    received: datetime.date | None = None
    askers: tuple[Member, ...] = ()
    respondents: tuple[Respondent, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in an answer that points to another answer or to another paper.

    `span` is a place in `Document.text`, of the answer or of a footnote to it. `exchange_ids` are
    the exchanges of the same document that answer the questions named in `labels`; `paper` is the
    number of another paper, such as `ah-tk-20222023-2926`, and `url` where it is published.
    """

    span: Span
    labels: tuple[str, ...] = ()
    exchange_ids: tuple[str, ...] = ()
    paper: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its mark as printed and its text, a span of `Document.text` behind the body."""

    mark: str
    span: Span
    page_number: int


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note mark taken out of the body: it stood right before `Document.text[offset]`.

    `footnote` is the place of its note in `Document.footnotes`, None where the file has no such
    note near the mark.
    """

    mark: str
    offset: int
    page_number: int
    footnote: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file as read: its cleaned text, and where each character of that text came from.

    `text` is the body (paragraphs parted by a blank line, list items by a line break), then the
    footnotes, each a paragraph. `lines` holds every line of the file in reading order, those set
    apart too; it is empty for a document that comes out of an index.
    """

    id: str
    path: Path
    sha256: str
    title: str
    text: str
    chars: CharMap
    measure: Measure
    pages: tuple[Page, ...]
    lines: tuple[Line, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    note_marks: tuple[NoteMark, ...] = ()
    kind: Kind = Kind.OTHER
    chamber: Chamber | None = None
    date: datetime.date | None = None
    reference: str | None = None
    url: str | None = None
    asked_by: str | None = None
    answered_by: str | None = None
    particulars: Particulars = Particulars()
    side: SideFile | None = None
    """The file beside it; out of an index, with no more than its checksum."""

    def cut(self, spans: tuple[Span, ...]) -> str:
        """Cut `spans` out of the text: the only way a quote is made."""
        return "".join(span.of(self.text) for span in spans)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer with the question or questions it answers: the unit of truth.

    `labels` name the questions (`("3a",)`, `("1", "2")`); `label` is the answer's heading as
    printed. `question` and `answer` are spans of the document's text; `pages` those of the answer.
    """

    id: str
    document_id: str
    ordinal: int
    labels: tuple[str, ...]
    label: str
    question: tuple[Span, ...]
    answer: tuple[Span, ...]
    pages: tuple[int, ...]
    by: str | None = None
    answered_by: str | None = None
    section: str | None = None
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A document with its metadata filled in and the exchanges found in it, in reading order."""

    document: Document
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A window of whole sentences, the unit that is embedded: a span of the document's text."""

    id: str
    exchange_id: str
    kind: PassageKind
    span: Span
