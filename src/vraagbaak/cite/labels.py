"""Name an answer and its askers in running text, in Dutch and in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.types import Exchange

_ARTICLES = {
    **dict.fromkeys(
        ["ChristenUnie", "OSF", "Partij voor de Dieren", "PvdA", "PvdD", "PVV", "SGP", "SP", "VVD"],
        "de",
    ),
    "CDA": "het",
}
"""The article Dutch puts before a faction's name; the others go without."""
_BARE = re.compile(r"(?:antwoord(?:en)?)?", re.IGNORECASE)
_OF_QUESTION = re.compile(
    r"(?:deel)?vra(?:ag|gen)\b.*|\(?\d{1,4}\b(?:[\d\s,&a-z–-]|t/m)*\)?", re.IGNORECASE
)
"""The heading or number of a question under which its answer stands too."""
_NAMES_QUESTION = re.compile(r"\bvra(?:ag|gen)\b", re.IGNORECASE)
_CONJUNCTION = re.compile(r"(, (?:en )?|\s+en\s+)")
_AND = {Language.DUTCH: "en", Language.ENGLISH: "and"}
_ENGLISH = (
    (re.compile(r"^antwoorden\b", re.IGNORECASE), "Answers"),
    (re.compile(r"^antwoord\b", re.IGNORECASE), "Answer"),
    (re.compile(r"\b(?:op )?(?:de )?vragen\b", re.IGNORECASE), "to questions"),
    (re.compile(r"\b(?:op )?(?:de )?vraag\b", re.IGNORECASE), "to question"),
    (re.compile(r"\b(?:t/m|tot en met)(?=\s|$)", re.IGNORECASE), "to"),
    (re.compile(r"\ben\b", re.IGNORECASE), "and"),
)


def answer_name(exchange: Exchange, language: Language) -> str:
    """Name the answer with its questions and askers: 'Antwoord 3a op vragen van GroenLinks'.

    A heading without a number is given that of its question; English adds the heading as printed.
    """
    printed = _tidy(exchange.label)
    if language is Language.DUTCH:
        return _dutch(exchange, printed)
    heading = f" (headed ‘{printed}’)" if printed else ""
    return _english(exchange, printed) + heading


def _dutch(exchange: Exchange, printed: str) -> str:
    name, names_question = printed, bool(_NAMES_QUESTION.search(printed))
    if _is_bare(printed):
        bare = "Antwoord" if _OF_QUESTION.fullmatch(printed) else printed
        name, names_question = bare or "Antwoord", bool(exchange.labels)
        if exchange.labels:
            noun = "vraag" if len(exchange.labels) == 1 else "vragen"
            name += f" op {noun} {_listed(exchange.labels, Language.DUTCH)}"
    if exchange.by is None:
        return name
    return f"{name}{'' if names_question else ' op vragen'} van {_dutch_askers(exchange.by)}"


def _english(exchange: Exchange, printed: str) -> str:
    name, names_question = translated(printed), bool(_NAMES_QUESTION.search(printed))
    if _is_bare(printed):
        name, names_question = "Answer", bool(exchange.labels)
        if exchange.labels:
            noun = "question" if len(exchange.labels) == 1 else "questions"
            name += f" to {noun} {_listed(exchange.labels, Language.ENGLISH)}"
    if exchange.by is None:
        return name
    return f"{name}{'' if names_question else ' to questions'} from {_english_askers(exchange.by)}"


def _is_bare(printed: str) -> bool:
    """Tell a heading that does not name the answer: none, `Antwoord`, or that of its question."""
    return bool(_BARE.fullmatch(printed) or _OF_QUESTION.fullmatch(printed))


def translated(label: str) -> str:
    """Put a Dutch heading such as 'Antwoord op vragen 4 en 5' in English."""
    for dutch, english in _ENGLISH:
        label = dutch.sub(english, label)
    return label


def _dutch_askers(by: str) -> str:
    by = _tidy(by)
    if by.endswith(")") and not by.startswith(("de ", "het ")):
        return f"{'de leden' if _CONJUNCTION.search(by) else 'het lid'} {by}"
    return "".join(_with_article(part, _ARTICLES) for part in _CONJUNCTION.split(by))


def _english_askers(by: str) -> str:
    articles = dict.fromkeys(_ARTICLES, "the")
    parts = _CONJUNCTION.split(_tidy(by))
    parts[1::2] = [re.sub(r"\ben\b", "and", conjunction) for conjunction in parts[1::2]]
    return "".join(_with_article(part, articles) for part in parts)


def _with_article(name: str, articles: dict[str, str]) -> str:
    return f"{articles[name]} {name}" if name in articles else name


def _listed(labels: Sequence[str], language: Language) -> str:
    if len(labels) == 1:
        return labels[0]
    return f"{', '.join(labels[:-1])} {_AND[language]} {labels[-1]}"


def _tidy(text: str) -> str:
    """Collapse blanks and drop the punctuation that ends a heading."""
    return " ".join(text.split()).rstrip(" .,:;")
