"""Tell Dutch questions from English ones, short ones too, without a model."""

from __future__ import annotations

import re

from vraagbaak.function_words import DUTCH, ENGLISH
from vraagbaak.types import Language

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_DUTCH_SPELLING = re.compile(
    r"ij|aa|uu|ui|oe|[eo]o[^k]|ieu|sch|cht|tj|zw|vr|kw|lijk|heid|isch|iek$|atie|teit|aar$|eerd$"
    r"|^ge[^no]|^ver[^bsy]|^z|[^aeiouht]en$|ingen$"
)
_ENGLISH_SPELLING = re.compile(
    r"th|^wh|sh|ough|igh|ea|oa|ck|qu|[ts]ion|[^aeiou]ed$|ly$|[^aeiou]y$|ies$|ous|able$|ful|ness"
    r"|ment$|ew|ow|^c[aou]|ay|oy|ical|[aeiourn]ce$|ive$|['’]s$"
)
_FUNCTION_WORD_WEIGHT = 3


def detect_language(question: str) -> Language:
    """Find the language of `question`; one that says nothing either way counts as Dutch.

    Function words weigh most; the spelling of the other words decides where there are few.
    """
    words = [word.casefold() for word in _WORD.findall(question)]
    english = sum(_leaning(word) for word in words)
    return Language.ENGLISH if english > 0 else Language.DUTCH


def _leaning(word: str) -> int:
    """Weigh one lower-case word: above zero for English, below for Dutch."""
    dutch, english = word in DUTCH, word in ENGLISH
    if dutch or english:
        return _FUNCTION_WORD_WEIGHT * (english - dutch)
    return bool(_ENGLISH_SPELLING.search(word)) - bool(_DUTCH_SPELLING.search(word))
