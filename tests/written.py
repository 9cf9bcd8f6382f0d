"""Papers and exchanges written for the tests that share them."""

from __future__ import annotations

from vraagbaak.types import Document, Exchange, Paper, Span

DIKES = """Vraag 1

Hoe hoog is de dijk bij Westkapelle?

Antwoord 1

De dijk is daar tien meter hoog.

Vraag 2

Wie onderhoudt hem?

Antwoord 2

Dat doet het waterschap.
"""


def exchange(document: Document, *answer: Span, label: str = "Antwoord 3a") -> Exchange:
    """Make an exchange over `document`, with all of its text as the answer unless told."""
    return Exchange(
        id="e" * 16,
        document_id=document.id,
        ordinal=1,
        labels=("3a",),
        label=label,
        question=(),
        answer=answer or (Span(0, len(document.text)),),
        pages=tuple(page.number for page in document.pages),
        by="GroenLinks",
    )


def names(found: Paper) -> list[tuple[str, tuple[str, ...]]]:
    """List the headings and labels of the exchanges found."""
    return [(each.label, each.labels) for each in found.exchanges]


def pairs(found: Paper) -> list[tuple[str, str]]:
    """List the words of question and answer of the exchanges found."""
    cut = found.document.cut
    return [(cut(each.question), cut(each.answer)) for each in found.exchanges]
