"""Count the marks of questions in a plain text, without the program's own reader."""

from __future__ import annotations

import re

NUMBERS = r"\d{1,3}(?:\s*(?:,|en|t/m|-)\s*\d{1,3}(?!\w))*"
FORMS = (
    re.compile(rf"\b[Vv]ra(?:ag|gen)\s?(?P<numbers>{NUMBERS})"),
    re.compile(rf"^\s*(?P<numbers>{NUMBERS})\s*$", re.MULTILINE),
    re.compile(r"^\s*(?P<numbers>\d{1,3})[.)]\s+\S", re.MULTILINE),
    re.compile(r"\s{2}(?P<numbers>\d{1,3})\s+(?=[A-Z])"),
)
"""How questions are numbered: `Vraag 3`, a number alone, `3. Wat`, and on one line ` 3 Wat`."""
SKIPPED = 2
"""A list of questions may leave out so many numbers in a row."""
NUMBER = re.compile(r"\d+")
RANGE = re.compile(r"(\d+)\s*(?:t/m|-)\s*(\d+)")


def question_marks(text: str) -> int:
    """Count the numbers that rise from 1 in the form that most of them have."""
    return max(_rising(form, text) for form in FORMS)


def _rising(form: re.Pattern[str], text: str) -> int:
    last, count = 0, 0
    for found in form.finditer(text):
        spread = RANGE.sub(_spread, found["numbers"])
        for number in map(int, NUMBER.findall(spread)):
            if last < number <= last + 1 + SKIPPED:
                last, count = number, count + 1
    return count


def _spread(found: re.Match[str]) -> str:
    """Write a range out: `3 t/m 5` is `3 4 5`."""
    return " ".join(map(str, range(int(found[1]), int(found[2]) + 1)))
