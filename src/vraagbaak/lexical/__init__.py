"""Match a question's words with Dutch texts: stems, n-grams, and what papers say for a word."""

from vraagbaak.lexical.glossary import Expression, Reading, expressions
from vraagbaak.lexical.matching import Coverage, Lexicon, WordMatch
from vraagbaak.lexical.words import content_words, grams, grams_of_word, stems, words

__all__ = [
    "Coverage",
    "Expression",
    "Lexicon",
    "Reading",
    "WordMatch",
    "content_words",
    "expressions",
    "grams",
    "grams_of_word",
    "stems",
    "words",
]
