"""Questions to fit on, whatever form their set has, and the exchanges that are right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from eval.formats.lines import Names, rows_of
from eval.measures.judgement import plain
from vraagbaak.language import detect_language
from vraagbaak.passages import sentences_of
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eval.formats.lines import Row
    from eval.formats.question_set import Question
    from eval.formats.retrieval_set import RetrievalSet
    from vraagbaak.index import Index
    from vraagbaak.types import Exchange, Span


class Kind(StrEnum):
    """What is right to do with a question; the last two have no answer."""

    ANSWERABLE = "answerable"
    FOLLOW_UP = "follow-up"
    STANDALONE = "standalone"
    """A question with an earlier one on another matter, which it does not lean on."""
    NEAR_MISS = "near-miss"
    OFF_TOPIC = "off-topic"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question, and the exchanges of one index that answer it; none if nothing does.

    Questions of one `group` are about one paper: no fold parts them. `marks` are the sentences that
    answer it, by exchange, where they are known.
    """

    set: str
    language: Language
    kind: Kind
    text: str
    history: tuple[str, ...]
    group: str
    right: frozenset[str]
    marks: Mapping[str, frozenset[Span]]


def of_question_set(name: str, questions: Iterable[Question], index: Index) -> Iterator[Wanted]:
    """Look up what is right by the words that a right answer holds; all exchanges are searched."""
    answers = {each.id: plain(_answer(index, each)) for each in index.exchanges()}
    for each in questions:
        words = [plain(expected.must_quote) for expected in each.expected]
        right = {i for i, answer in answers.items() if any(part in answer for part in words)}
        if each.kind.has_answer and not right:
            continue
        group = each.expected[0].stem if each.expected else each.id
        yield Wanted(
            set=name,
            language=each.language,
            kind=Kind(each.kind.value),
            text=each.text,
            history=each.history,
            group=group,
            right=frozenset(right),
            marks={i: _holding(index, i, words) for i in right},
        )


def of_written_set(path: Path, index: Index) -> Iterator[Wanted]:
    """Look up what is right by file and ordinal; the form is in `eval/sets/written/README.md`.

    Questions about papers that the index does not hold are left out.

    Raises:
        SetError: A line is wrong; the message names it.
    """
    files = {document.path.name: document.id for document in index.documents}
    names = Names()
    for row in rows_of(path):
        names.add(row.id("id"), row.line)
        found = _written(row, path.stem, index, files)
        if found is not None:
            yield found


def of_retrieval_set(name: str, own: RetrievalSet, index: Index) -> Iterator[Wanted]:
    """Take the relevant passages of each query as right; the label of an exchange is its id."""
    by_label = {each.label: each for each in index.exchanges()}
    for query in own.queries:
        grades = own.qrels[query.id]
        right = [by_label[passage] for passage in grades if grades[passage] > 0]
        if not right:
            continue
        group = f"{name.rsplit('-', 2)[0]} {right[0].document_id}"
        ids = frozenset(each.id for each in right)
        language = query.language or detect_language(query.text)
        yield Wanted(name, language, Kind.ANSWERABLE, query.text, (), group, ids, {})


def of_passage_set(path: Path, index: Index) -> Iterator[Wanted]:
    """Look up what is right by the id of a passage; the form is as of a written set.

    Raises:
        SetError: A line is wrong, or the index holds no such passage; the message names the line.
    """
    by_label = {each.label: each for each in index.exchanges()}
    names = Names()
    for row in rows_of(path):
        names.add(row.id("id"), row.line)
        right = by_label.get(row.id("passage"))
        if right is None:
            raise row.error(f"there is no passage {row.id('passage')} in the papers of this set.")
        yield Wanted(
            set=path.stem,
            language=row.one_of("lang", Language),
            kind=Kind.ANSWERABLE,
            text=row.text("question"),
            history=(),
            group=f"{path.stem} {right.document_id}",
            right=frozenset({right.id}),
            marks={},
        )


def _written(row: Row, name: str, index: Index, files: Mapping[str, str]) -> Wanted | None:
    kind = row.one_of("kind", Kind)
    rights = [row.fields, *row.fields.get("also", ())] if "document" in row.fields else []
    marks: dict[str, frozenset[Span]] = {}
    for each in rights:
        exchanges = _exchanges_of(index, files.get(Path(each["document"]).name))
        if exchanges is None:
            continue
        if not 0 <= each["exchange"] < len(exchanges):
            raise row.error(f"{each['document']} has no exchange {each['exchange']}.")
        exchange = exchanges[each["exchange"]]
        spans = sentences_of(index.document(exchange.document_id).text, exchange.answer)
        marks[exchange.id] = frozenset(spans[at] for at in each["sentences"] if at < len(spans))
    if rights and not marks:
        return None
    about = row.fields.get("document") or row.fields.get("about") or row.fields["id"]
    return Wanted(
        set=name,
        language=row.one_of("lang", Language),
        kind=kind,
        text=row.text("question"),
        history=tuple(row.fields.get("history") or ()),
        group=Path(about).stem,
        right=frozenset(marks),
        marks=marks,
    )


def _exchanges_of(index: Index, document_id: str | None) -> Sequence[Exchange] | None:
    if document_id is None:
        return None
    return index.exchanges(document_id)


def _answer(index: Index, exchange: Exchange) -> str:
    return index.document(exchange.document_id).cut(exchange.answer)


def _holding(index: Index, exchange_id: str, words: Sequence[str]) -> frozenset[Span]:
    """Find the sentences that hold some of the words, or a piece of them."""
    exchange = index.exchange(exchange_id)
    text = index.document(exchange.document_id).text
    spans = sentences_of(text, exchange.answer)
    return frozenset(
        span
        for span in spans
        for part in words
        if (own := plain(span.of(text))) and (own in part or part in own)
    )
