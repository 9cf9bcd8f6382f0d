"""Cut Dutch text into sentences, as spans of that text."""

from __future__ import annotations

import re

from vraagbaak.types import Span

_ABBREVIATIONS = """
aanh afd afz akv art bc bijv blz bv ca cf ch cie dd d.d dhr dr drs e.a e.d e.v evt excl fig
hfst hoofdst i.c i.h.b i.o i.p.v i.v.m incl ir jhr jl kst m.a.w m.b.t m.b.v m.i m.i.v m.m m.n
m.u.v mej mevr mgr mr mrs mw n.a.v n.b n.v.t nr nrs o.a o.g.v o.i.d o.l.v o.m o.t.t p p.p p.j
p.m pag plm pp prof resp sr st sta stb stcrt t.a.v t.b.v t.g.v t.h.t t.k.v t.m t.n.v t.o.v t.w
t.w.v t.z.t trb u.s vgl vlgs z.g z.i z.o.z z.s.m zgn
"""
_BREAK = re.compile(r"\n+")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_LAST_WORD = re.compile(r"[\w.]+$")
_OPENING = re.compile(r"[\"'“‘„«(\[\s–-]*(\S)")
_ABBREVIATED = frozenset(_ABBREVIATIONS.split())
_NUMBERING = re.compile(r"\d{1,2}|[a-z]", re.IGNORECASE)


def sentences(text: str) -> tuple[Span, ...]:
    """Cut `text` into sentences in reading order; blanks between them belong to none.

    A line break always ends a sentence: the cleaned text has them only between paragraphs and
    between the items of a list.
    """
    found: list[Span] = []
    start = 0
    for line_break in (*_BREAK.finditer(text), None):
        end = line_break.start() if line_break else len(text)
        found.extend(_of_paragraph(text, start, end))
        start = line_break.end() if line_break else end
    return tuple(found)


def _of_paragraph(text: str, start: int, end: int) -> list[Span]:
    found = []
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, start=start, stop=stop, end=end):
            found.append(_trimmed(text, start, stop.end()))
            start = stop.end()
    found.append(_trimmed(text, start, end))
    return [span for span in found if len(span)]


def _ends_sentence(text: str, *, start: int, stop: re.Match[str], end: int) -> bool:
    following = _OPENING.match(text, stop.end(), end)
    if following is None or following[1].islower():
        return False
    if not stop[0].startswith(".") or len(stop[0].rstrip("\"'”’»)]")) > 1:
        return True
    word = _LAST_WORD.search(text, start, stop.start())
    if word is None:
        return True
    if word.start() == _trimmed(text, start, end).start and _NUMBERING.fullmatch(word[0]):
        return False
    return not _is_abbreviation(word[0])


def _is_abbreviation(word: str) -> bool:
    initial = len(word.rsplit(".", 1)[-1]) == 1 and word[-1].isupper()
    return initial or word.casefold().strip(".") in _ABBREVIATED


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
