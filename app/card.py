"""The cards of a conversation: a quoted answer, no answer, something wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.quoted import footnotes, published, quoted
from app.texts import count, say
from vraagbaak.answer import CERTAIN, LIKELY
from vraagbaak.markup import NOTHING, element, joined, text
from vraagbaak.types import Language, Status

if TYPE_CHECKING:
    from app.conversation import Turn
    from vraagbaak.markup import Html
    from vraagbaak.types import Answer, Asked, Citation, Cited

FOLDED_CHARACTERS = 320
"""A question of parliament longer than this is folded."""
SUMMARY_CHARACTERS = 110


@dataclass(frozen=True, slots=True)
class Searched:
    """How much a question was put to."""

    documents: int
    answers: int


def card(turn: Turn, searched: Searched, language: Language) -> Html:
    """Write the card of one turn."""
    question = _own_question(turn.question, language) if turn.question else NOTHING
    if turn.answer is None:
        body = _error_card(turn.error, language)
    elif turn.answer.status is Status.NOT_FOUND or turn.answer.best is None:
        body = _not_found_card(turn, turn.answer, searched, language=language)
    else:
        body = _answer_card(turn, turn.answer, turn.answer.best, language=language)
    return element("article", question, body, class_="turn", data_turn=turn.number)


def _own_question(question: str, language: Language) -> Html:
    eyebrow = element("span", text(say(language, "you_asked")), class_="eyebrow")
    words = element("span", text(question), class_="own-question")
    return element("p", eyebrow, words, class_="you-asked")


def collection(searched: Searched, language: Language) -> str:
    """Say how much is indexed."""
    documents = count(language, "documents", searched.documents)
    return say(
        language,
        "collection",
        documents=documents,
        answers=count(language, "answers", searched.answers),
    )


def _answer_card(turn: Turn, answer: Answer, best: Cited, *, language: Language) -> Html:
    remark = NOTHING
    if answer.language is Language.ENGLISH or language is Language.ENGLISH:
        remark = element("p", text(say(language, "original")), class_="remark")
    return element(
        "div",
        element(
            "div",
            _confidence(answer.confidence, language),
            _show_button(turn, 0, language),
            class_="standing",
        ),
        _cited(turn, best, language, asked=_asked(best.asked, language), remark=remark),
        _alternatives(turn, answer, language),
        class_="card answer",
    )


def _not_found_card(turn: Turn, answer: Answer, searched: Searched, *, language: Language) -> Html:
    scope = say(
        language,
        "not_found_searched",
        documents=count(language, "documents", searched.documents),
        answers=count(language, "answers", searched.answers),
    )
    advice = ("not_found_advice_words", "not_found_advice_whole", "not_found_advice_documents")
    return element(
        "div",
        element("h3", text(say(language, "not_found"))),
        element("p", text(scope)),
        element("p", text(say(language, "not_found_advice"))),
        element("ul", *(element("li", text(say(language, key))) for key in advice)),
        _folded(turn, answer, say(language, "nearest"), language=language),
        class_="card not-found",
    )


def _error_card(message: str, language: Language) -> Html:
    heading = element("h3", text(say(language, "error")))
    return element("div", heading, element("p", text(message)), class_="card error", role="alert")


def _cited(
    turn: Turn, cited: Cited, language: Language, *, asked: Html, remark: Html = NOTHING
) -> Html:
    return joined(
        [
            asked,
            element("h3", text(say(language, "answer_of")), class_="eyebrow"),
            quoted(cited.quote, language, pointers=cited.pointers),
            remark,
            footnotes(cited.quote, language, pointers=cited.pointers),
            _citation(cited.citation, language),
            _referred(turn, cited, language),
        ]
    )


def _referred(turn: Turn, cited: Cited, language: Language) -> Html:
    """Write the answers that a quote points to, each told apart and with its own citation."""
    if not cited.referred:
        return NOTHING
    heading = element("h3", text(say(language, "referred")), class_="eyebrow")
    entries = [_entry(turn, each, language, open_=True) for each in cited.referred]
    return element("section", heading, *entries, class_="referred")


def _asked(asked: Asked, language: Language) -> Html:
    heading = text(asked_line(asked, language))
    words = _asked_words(asked)
    if len(asked.text) <= FOLDED_CHARACTERS:
        title = element("h3", heading, class_="eyebrow")
        return element("section", title, words, class_="asked")
    preview = element("span", text(_shortened(asked.text)), class_="preview", lang="nl")
    summary = element("summary", element("span", heading, class_="eyebrow"), preview)
    return element("details", summary, words, class_="asked")


def _asked_words(asked: Asked) -> Html:
    return element("p", text(asked.text), class_="asked-text", lang="nl")


def asked_line(asked: Asked, language: Language) -> str:
    """Say who asked which question in parliament."""
    parts = [say(language, "asked_in_parliament")]
    if asked.by:
        parts.append(say(language, "asked_by", by=asked.by))
    line = " ".join(parts)
    if not asked.labels:
        return line
    key = "asked_question_one" if len(asked.labels) == 1 else "asked_question_many"
    return f"{line} · {say(language, key, labels=', '.join(asked.labels))}"


def _citation(citation: Citation, language: Language) -> Html:
    words = citation.text_nl if language is Language.DUTCH else citation.text_en
    label = element("span", text(say(language, "source")), class_="eyebrow")
    link = NOTHING
    if citation.url and citation.url.startswith(("https://", "http://")):
        link = published(text(say(language, "publication")), citation.url)
    return element(
        "p", label, element("cite", text(words)), link, class_="citation", data_label=citation.label
    )


def _confidence(confidence: float, language: Language) -> Html:
    level = "low"
    if confidence >= LIKELY:
        level = "high" if confidence >= CERTAIN else "fair"
    words = text(say(language, f"confidence_{level}"))
    return element("p", words, class_=f"confidence {level}", data_confidence=f"{confidence:.2f}")


def _show_button(turn: Turn, rank: int, language: Language) -> Html:
    return element(
        "button",
        text(say(language, "show")),
        type="button",
        class_="show",
        data_action="show",
        data_turn=turn.number,
        data_rank=rank,
    )


def _alternatives(turn: Turn, answer: Answer, language: Language) -> Html:
    title = count(language, "alternatives", len(answer.alternatives))
    return _folded(turn, answer, title, language=language)


def _folded(turn: Turn, answer: Answer, title: str, *, language: Language) -> Html:
    if not answer.alternatives:
        return NOTHING
    entries = (_entry(turn, cited, language) for cited in answer.alternatives)
    return element("details", element("summary", text(title)), *entries, class_="alternatives")


def _entry(turn: Turn, cited: Cited, language: Language, *, open_: bool = False) -> Html:
    summary = element(
        "summary",
        element("span", text(asked_line(cited.asked, language)), class_="eyebrow"),
        element("span", text(_shortened(cited.asked.text)), class_="preview", lang="nl"),
    )
    asked = element("div", _asked_words(cited.asked), class_="asked")
    body = _cited(turn, cited, language, asked=asked)
    button = _show_button(turn, turn.rank(cited), language)
    return element("details", summary, body, button, class_="alternative", open=open_)


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) <= SUMMARY_CHARACTERS:
        return flat
    return flat[:SUMMARY_CHARACTERS].rsplit(" ", 1)[0] + "…"
