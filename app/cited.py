"""A quote with what was asked and where it stands, as a part of a card or folded by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.card_actions import actions_part
from app.checking import check_part
from app.filter_words import clipped
from app.folding import folded_quote
from app.quoted import footnotes, published
from app.texts import say
from vraagbaak.cite import date_in_words
from vraagbaak.markup import NOTHING, element, joined, text
from vraagbaak.types import Language

if TYPE_CHECKING:
    from app.conversation import Turn
    from vraagbaak.markup import Html
    from vraagbaak.types import Asked, Citation, Cited

FOLDED_CHARACTERS = 320
"""A question of parliament longer than this is folded."""
SUMMARY_CHARACTERS = 110


def cited_parts(
    turn: Turn, cited: Cited, language: Language, *, asked: Html, remark: Html = NOTHING
) -> Html:
    """Write what was asked, the quote, its footnotes and citation, and what it points to."""
    return joined(
        [
            asked,
            element("h3", text(say(language, "answer_of")), class_="eyebrow"),
            folded_quote(turn, cited, language),
            remark,
            footnotes(cited.quote, language, pointers=cited.pointers),
            _citation(cited.citation, language),
            check_part(turn, cited, language),
            actions_part(turn, cited, language),
            _referred(turn, cited, language),
        ]
    )


def entry(
    turn: Turn, cited: Cited, language: Language, *, open_: bool = False, dated: bool = False
) -> Html:
    """Write a candidate of a turn with a fold of its own; `dated` tells when it was answered."""
    heading = _dated_line(cited, language) if dated else asked_line(cited.asked, language)
    if turn.answer and turn.answer.best is None and cited in turn.others:
        heading = f"{say(language, 'no_answer')} · {heading}"
    rank = turn.rank(cited)
    asked = element("div", _asked_words(cited.asked), class_="asked")
    return element(
        "details",
        element(
            "summary",
            element("span", text(heading), class_="eyebrow"),
            _preview(cited.asked),
        ),
        cited_parts(turn, cited, language, asked=asked),
        show_button(turn, rank, language),
        class_="alternative",
        open=open_,
        data_fold=f"turn-{turn.number}-{rank}",
    )


def show_button(turn: Turn, rank: int, language: Language) -> Html:
    """Write the button that opens the source of a candidate."""
    return element(
        "button",
        text(say(language, "show")),
        type="button",
        class_="show",
        data_action="show",
        data_turn=turn.number,
        data_rank=rank,
    )


def asked_part(turn: Turn, asked: Asked, language: Language) -> Html:
    """Write what was asked in parliament, folded where it is long."""
    heading = text(asked_line(asked, language))
    words = _asked_words(asked)
    if len(asked.text) <= FOLDED_CHARACTERS:
        title = element("h3", heading, class_="eyebrow")
        return element("section", title, words, class_="asked")
    summary = element("summary", element("span", heading, class_="eyebrow"), _preview(asked))
    fold = f"turn-{turn.number}-asked"
    return element("details", summary, words, class_="asked", data_fold=fold)


def asked_line(asked: Asked, language: Language) -> str:
    """Say who asked which question in parliament."""
    parts = [say(language, "asked_in_parliament")]
    if asked.by:
        parts.append(say(language, "asked_by", by=asked.by))
    line = " ".join(parts)
    return " · ".join(filter(None, [line, _labels(asked, language)]))


def _dated_line(cited: Cited, language: Language) -> str:
    """Say when it was answered, and who asked; where neither is known, in which paper."""
    day = date_in_words(cited.citation.date, language) if cited.citation.date else ""
    known = [day, cited.asked.by or "", _labels(cited.asked, language)]
    if not day and not cited.asked.by:
        known[0] = clipped(cited.citation.title, SUMMARY_CHARACTERS)
    return " · ".join(filter(None, known))


def _labels(asked: Asked, language: Language) -> str:
    if not asked.labels:
        return ""
    key = "asked_question_one" if len(asked.labels) == 1 else "asked_question_many"
    return say(language, key, labels=", ".join(asked.labels))


def _preview(asked: Asked) -> Html:
    words = text(clipped(asked.text, SUMMARY_CHARACTERS))
    return element("span", words, class_="preview", lang="nl")


def _asked_words(asked: Asked) -> Html:
    return element("p", text(asked.text), class_="asked-text", lang="nl")


def _referred(turn: Turn, cited: Cited, language: Language) -> Html:
    """Write the answers that a quote points to, each told apart and with its own citation."""
    if not cited.referred:
        return NOTHING
    heading = element("h3", text(say(language, "referred")), class_="eyebrow")
    entries = [entry(turn, each, language, open_=True) for each in cited.referred]
    return element("section", heading, *entries, class_="referred")


def _citation(citation: Citation, language: Language) -> Html:
    words = citation.text_nl if language is Language.DUTCH else citation.text_en
    label = element("span", text(say(language, "source")), class_="eyebrow")
    link = NOTHING
    if citation.url and citation.url.startswith(("https://", "http://")):
        link = published(text(say(language, "publication")), citation.url)
    return element(
        "p", label, element("cite", text(words)), link, class_="citation", data_label=citation.label
    )
