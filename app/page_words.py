"""The words of a page that is shown as a picture, for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.texts import say
from vraagbaak.markup import NOTHING, element, joined, text

if TYPE_CHECKING:
    from vraagbaak.markup import Html
    from vraagbaak.types import Document, Language, Page, Quote


def page_words(document: Document, page: Page, quote: Quote, language: Language) -> Html:
    """Write the words of a page as text that is not seen, with where the quote begins and ends."""
    places = np.flatnonzero(document.chars.pages == page.number)
    if not len(places):
        return NOTHING
    start, end = int(places[0]), int(places[-1]) + 1
    written = []
    for span in quote.spans:
        first, last = max(span.start, start), min(span.end, end)
        if first < last:
            written += [text(document.text[start:first]), _signal(language, "page_words_quote")]
            written += [element("strong", text(document.text[first:last]))]
            written += [_signal(language, "page_words_end")]
            start = last
    written.append(text(document.text[start:end]))
    return element("div", joined(written), class_="unseen", lang="nl")


def _signal(language: Language, key: str) -> Html:
    return element("span", text(f" [{say(language, key)}] "), lang=language.value)
