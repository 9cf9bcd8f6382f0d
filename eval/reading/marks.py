"""Count the marks of questions in a plain text, without the program's own reader."""

from __future__ import annotations

import re

NUMBERS = r"\d{1,3}(?:\s*(?:,|en|t/m|-)\s*\d{1,3}(?!\w))*"
HEADING = re.compile(rf"(?<![^\W\d_])Vra(?:ag|gen)[\s.]{{0,4}}(?P<numbers>{NUMBERS})")
FORMS = (
    re.compile(rf"^\s*(?P<numbers>{NUMBERS})\s*$", re.MULTILINE),
    re.compile(r"^\s*(?P<numbers>\d{1,3})[.)]\s+\S", re.MULTILINE),
    re.compile(r"\s{2}(?P<numbers>\d{1,3})[.)]?\s+(?=[A-Z](?:(?! {8}).){0,600}\?)"),
)
"""How questions are numbered: `Vraag 3`, a number alone, `3. Wat`, and on one line ` 3 Wat?`."""
ANSWER = re.compile(r"^\s*Antwoord(?P<rest>[^\S\n]*(?:\d[\w, ]{0,30})?):?\s*$", re.MULTILINE)
"""The heading of an answer; a paper may number its answers alone, or nothing."""
SKIPPED = 8
"""A list of questions may leave out so many numbers in a row, or give them later."""
NUMBER = re.compile(r"\d+")
RANGE = re.compile(r"(\d+)\s*(?:t/m|-)\s*(\d+)")


def question_marks(text: str) -> int:
    """Count the numbers, each once in a list: those after `Vraag`, else in the commonest form."""
    if HEADING.search(text):
        return _counted(HEADING, text)
    return max(*(_counted(form, text) for form in FORMS), _answers(text))


def _counted(form: re.Pattern[str], text: str) -> int:
    """Count the numbers of lists; only after headings a list may begin again at 1."""
    seen: set[int] = set()
    count = 0
    for found in form.finditer(text):
        for number in _numbers(found["numbers"]):
            if form is HEADING and number == 1:
                seen = set()
            if number not in seen and number <= max(seen, default=0) + 1 + SKIPPED:
                seen.add(number)
                count += 1
    return count


def _answers(text: str) -> int:
    """Count the headings of answers, one that names several questions for each of them."""
    return sum(len(_numbers(found["rest"])) or 1 for found in ANSWER.finditer(text))


def _numbers(text: str) -> list[int]:
    return [int(number) for number in NUMBER.findall(RANGE.sub(_spread, text))]


def _spread(found: re.Match[str]) -> str:
    """Write a range out: `3 t/m 5` is `3 4 5`."""
    return " ".join(map(str, range(int(found[1]), int(found[2]) + 1)))
