"""Values that fill one column of the catalogue, as JSON."""

from __future__ import annotations

import datetime
import json
from dataclasses import astuple

from vraagbaak.types import Member, Particulars, Reference, Respondent, Span


def particulars_json(particulars: Particulars) -> str:
    """Write down what a paper says of itself."""
    sent, received = particulars.sent, particulars.received
    return _json(
        {
            "year": particulars.year,
            "kenmerk": particulars.kenmerk,
            "question_numbers": particulars.question_numbers,
            "sent": sent.isoformat() if sent else None,
            "received": received.isoformat() if received else None,
            "askers": [astuple(member) for member in particulars.askers],
            "respondents": [astuple(respondent) for respondent in particulars.respondents],
        }
    )


def particulars_of(column: str) -> Particulars:
    """Read back what a paper says of itself."""
    fields = json.loads(column)
    return Particulars(
        year=fields["year"],
        kenmerk=fields["kenmerk"],
        question_numbers=tuple(fields["question_numbers"]),
        sent=_date(fields["sent"]),
        received=_date(fields["received"]),
        askers=tuple(Member(*member) for member in fields["askers"]),
        respondents=tuple(Respondent(*respondent) for respondent in fields["respondents"]),
    )


def references_json(references: tuple[Reference, ...]) -> str:
    """Write down the places of an answer that point elsewhere."""
    return _json(
        [[r.span.start, r.span.end, r.labels, r.exchange_ids, r.paper, r.url] for r in references]
    )


def references_of(column: str) -> tuple[Reference, ...]:
    """Read back the places of an answer that point elsewhere."""
    return tuple(
        Reference(Span(start, end), tuple(labels), tuple(exchange_ids), paper, url)
        for start, end, labels, exchange_ids, paper, url in json.loads(column)
    )


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
