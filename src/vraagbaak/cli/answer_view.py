"""An answer as a terminal shows it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vraagbaak.answer import CERTAIN, LIKELY
from vraagbaak.cli.scope_view import scope_lines
from vraagbaak.cli.terminal import plain, safe
from vraagbaak.cli.words import WORDS
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from vraagbaak.cli.words import Words
    from vraagbaak.types import Answer, Asked, Cited, Quote, Scope

INDENT = (0, 0, 0, 2)
PREVIEW_LENGTH = 160


def answer_view(answer: Answer) -> RenderableType:
    """Show question as asked, quote, citation, confidence and alternatives, or not found."""
    words = WORDS[answer.language]
    if answer.best is None:
        return Group(
            Text(_not_found(answer.scope, words), style="bold yellow"),
            *scope_lines(answer.scope, words),
            *_alternatives(words.nearest, answer),
        )
    return Group(
        *cited_view(answer.best, answer.language),
        _confidence(answer.confidence, words),
        *scope_lines(answer.scope, words),
        *_alternatives(words.alternatives, answer),
    )


def cited_view(cited: Cited, language: Language) -> Iterator[RenderableType]:
    """Show the question as asked, its answer, where that stands and what it points to."""
    words = WORDS[language]
    yield from _asked(cited.asked, words)
    yield from _quoted(cited.quote, words)
    yield _labelled(words.source, _citation(cited, language))
    yield from _pointed_to(cited, language)


def _not_found(scope: Scope | None, words: Words) -> str:
    if scope is None:
        return words.not_found
    return words.not_found_selected if scope.answers else words.none_selected


def _asked(asked: Asked, words: Words) -> Iterator[RenderableType]:
    heading = words.asked
    if asked.by:
        heading += f" {words.asked_by} {asked.by}"
    if asked.labels:
        noun = words.question if len(asked.labels) == 1 else words.questions
        heading += f", {noun} {', '.join(asked.labels)}"
    yield plain(f"{heading}:", "dim bold")
    if asked.text:
        yield Padding(plain(asked.text, "dim"), INDENT)
    yield Text()


def _quoted(quote: Quote, words: Words) -> Iterator[RenderableType]:
    yield Padding(quote_text(quote), INDENT)
    yield Text()
    if quote.footnotes:
        yield Text(f"{words.footnotes}:", style="dim")
        for mark, text in quote.footnotes:
            yield Padding(plain(f"[{mark}] {text}", "dim"), INDENT)
        yield Text()


def _pointed_to(cited: Cited, language: Language) -> Iterator[RenderableType]:
    """Show what a quote points to: other answers, told apart and cited, and papers."""
    words = WORDS[language]
    papers = dict.fromkeys(pointer.url for pointer in cited.pointers if pointer.url)
    if papers:
        yield _labelled(words.papers, ", ".join(papers))
    for each in cited.referred:
        yield Text()
        yield plain(f"{words.referred}:", "bold")
        yield Padding(Group(*_quoted(each.quote, words)), INDENT)
        yield Padding(_labelled(words.source, _citation(each, language)), INDENT)
        yield Padding(Group(*_pointed_to(each, language)), INDENT)


def quote_text(quote: Quote) -> Text:
    """Set the highlights bold and each note mark, as `[1]`, in its place."""
    # Control characters are replaced one for one, so that offsets stay right.
    text = Text(safe(quote.text))
    for span in quote.highlights:
        text.stylize("bold", span.start, span.end)
    pieces = text.divide([offset for _, offset in quote.note_marks])
    marks = [plain(f"[{mark}]", "dim") for mark, _ in quote.note_marks]
    return Text.assemble(
        *(part for pair in zip_longest(pieces, marks, fillvalue="") for part in pair)
    )


def _confidence(confidence: float, words: Words) -> Text:
    if confidence >= CERTAIN:
        meaning = words.certain
    else:
        meaning = words.likely if confidence >= LIKELY else words.unsure
    return _labelled(words.confidence, f"{meaning} ({confidence:.2f})")


def _alternatives(title: str, answer: Answer) -> Iterator[RenderableType]:
    if not answer.alternatives:
        return
    yield Text()
    yield Text(f"{title}:", style="bold")
    grid = Table.grid(padding=(0, 1))
    for number, cited in enumerate(answer.alternatives, start=1):
        citation = plain(f"{_citation(cited, answer.language)} ({cited.score:.2f})")
        preview = plain(_preview(cited.quote.text), "dim")
        grid.add_row(f"{number}.", Group(citation, preview))
    yield grid


def _citation(cited: Cited, language: Language) -> str:
    citation = cited.citation
    return citation.text_nl if language is Language.DUTCH else citation.text_en


def _preview(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= PREVIEW_LENGTH:
        return line
    return line[:PREVIEW_LENGTH].rsplit(" ", 1)[0] + " …"


def _labelled(label: str, text: str) -> Text:
    return Text.assemble((f"{label}: ", "bold"), plain(text))
