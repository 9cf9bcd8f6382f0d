"""A record as BibTeX, for LaTeX with BibTeX or biblatex."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

if TYPE_CHECKING:
    from vraagbaak.cite.record import Author, Record

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# BibTeX counts braces even behind a backslash, so that `\{` alone would end a field too early.
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
# Two quotes or hyphens in a row would become another sign.
_LIGATURE = re.compile(r"([-'`,<>?!])(?=[-'`,<>])")
_SAFE_IN_URL = ":/?#[]@!$&'()*+,;=%-._~"


def bibtex(record: Record) -> str:
    r"""Write the record as one entry `@techreport`, which biblatex takes for its `@report`.

    Letters beyond ASCII stay as they are, in UTF-8, which LaTeX reads since 2018. What LaTeX takes
    for markup is escaped. Format: Oren Patashnik, BibTeXing (1988).
    """
    day = record.date
    fields = {
        "author": " and ".join(f"{{{_author(each)}}}" for each in record.authors),
        "title": f"{{{_text(record.title)}}}",
        "institution": _text(record.institution or ""),
        "year": str(day.year) if day else "",
        "type": _text(record.genre),
        "number": _text(record.number or ""),
        "series": _text(record.series),
        "pages": "--".join(map(_text, dict.fromkeys(record.pages[:1] + record.pages[-1:]))),
        "url": percent_encoded(record.url or "", safe=_SAFE_IN_URL),
        "language": "dutch",
        "note": _text(record.note),
        "file_sha256": record.file_sha256,
        "quote_sha256": record.quote_sha256,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value.strip("{}")]
    if day:
        # The name of a month is a macro of the style, and stands without braces.
        lines.append(f"  month = {_MONTHS[day.month - 1]}")
        lines.append(f"  day = {{{day.day}}}")
    return f"@techreport{{{record.key},\n" + ",\n".join(lines) + "\n}\n"


def _author(author: Author) -> str:
    return _text(author.inverted)


def _text(plain: str) -> str:
    return _LIGATURE.sub(r"\1{}", " ".join(plain.split()).translate(_ESCAPED))
