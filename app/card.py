"""The cards of a conversation: a quoted answer, no answer, something wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.cited import asked_part, cited_parts, entry, show_button
from app.feedback import feedback_part
from app.own_question import own_question
from app.similar import similar_part
from app.texts import count, say
from app.translated import translation_part
from vraagbaak.answer import CERTAIN, LIKELY
from vraagbaak.markup import NOTHING, element, joined, text
from vraagbaak.types import Language, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.conversation import Turn
    from vraagbaak.markup import Html
    from vraagbaak.types import Answer, Cited


@dataclass(frozen=True, slots=True)
class Searched:
    """What a question was put to: so many documents, with these titles by id, and answers."""

    documents: int
    answers: int
    titles: Mapping[str, str] = field(default_factory=dict)


def card(
    turn: Turn,
    searched: Searched,
    language: Language,
    *,
    keeps_feedback: bool = False,
    translates: bool = False,
) -> Html:
    """Write the card of one turn; `keeps_feedback` lets the visitor judge the answer.

    With `translates`, an unofficial translation can be asked for where English is spoken.
    """
    question = own_question(turn, searched.titles, language)
    if turn.answer is None:
        body = _error_card(turn, language)
    else:
        foot = NOTHING if turn.link else _foot(turn, language, keeps_feedback=keeps_feedback)
        if turn.answer.status is Status.NOT_FOUND or turn.answer.best is None:
            body = _not_found_card(turn, turn.answer, searched, language=language, foot=foot)
        else:
            remark = _remark(turn, turn.answer, language, translates=translates)
            body = _answer_card(turn, turn.answer.best, language, remark=remark, foot=foot)
    return element("article", question, body, class_="turn", data_turn=turn.number)


def _foot(turn: Turn, language: Language, *, keeps_feedback: bool) -> Html:
    verdicts = feedback_part(turn, language) if keeps_feedback else NOTHING
    return joined([verdicts, similar_part(turn, language)])


def collection(searched: Searched, language: Language) -> str:
    """Say how much is indexed."""
    documents = count(language, "documents", searched.documents)
    return say(
        language,
        "collection",
        documents=documents,
        answers=count(language, "answers", searched.answers),
    )


def _remark(turn: Turn, answer: Answer, language: Language, *, translates: bool) -> Html:
    """Tell those who speak English that the quote is the original; a translation stands apart."""
    if Language.ENGLISH not in {answer.language, language}:
        return NOTHING
    original = element("p", text(say(language, "original")), class_="remark")
    return joined([original, translation_part(turn, language) if translates else NOTHING])


def _answer_card(turn: Turn, best: Cited, language: Language, *, remark: Html, foot: Html) -> Html:
    asked = asked_part(turn, best.asked, language)
    return element(
        "div",
        element(
            "div",
            NOTHING if turn.link else _confidence(turn, language),
            show_button(turn, 0, language),
            class_="standing",
        ),
        cited_parts(turn, best, language, asked=asked, remark=remark),
        foot,
        _folded(turn, count(language, "alternatives", len(turn.others)), language),
        class_="card answer",
    )


def _not_found_card(
    turn: Turn, answer: Answer, searched: Searched, *, language: Language, foot: Html
) -> Html:
    advice = ("not_found_advice_words", "not_found_advice_whole", "not_found_advice_documents")
    return element(
        "div",
        element("h3", text(say(language, "not_found"))),
        _scope(turn, answer, searched, language),
        element("p", text(say(language, "not_found_advice"))),
        element("ul", *(element("li", text(say(language, key))) for key in advice)),
        foot,
        _folded(turn, say(language, "nearest"), language),
        class_="card not-found",
    )


def _scope(turn: Turn, answer: Answer, searched: Searched, language: Language) -> Html:
    """Say what was searched; where filters left things out, that too, and the way round them."""
    if not turn.selection or answer.scope is None:
        documents = count(language, "documents", searched.documents)
        answers = count(language, "answers", searched.answers)
        words = say(language, "not_found_searched", documents=documents, answers=answers)
        return element("p", text(words))
    answers = count(language, "answers", answer.scope.answers)
    words = say(language, "not_found_under", answers=answers)
    if not answer.scope.answers:
        words = say(language, "nothing_fits")
    if answer.scope.undated:
        words = " ".join([words, count(language, "undated", answer.scope.undated)])
    button = element(
        "button",
        text(say(language, "ask_everywhere")),
        type="button",
        class_="plain",
        data_action="ask-everywhere",
        data_turn=turn.number,
    )
    return joined([element("p", text(words)), element("p", button)])


def _error_card(turn: Turn, language: Language) -> Html:
    # Below the visitor's own question, which is a heading too, where there is one.
    heading = element("h3" if turn.question else "h2", text(say(language, "error")))
    message = element("p", text(turn.error))
    return element("div", heading, message, class_="card error", role="alert")


def _confidence(turn: Turn, language: Language) -> Html:
    confidence = turn.answer.confidence if turn.answer else 0.0
    level = "low"
    if confidence >= LIKELY:
        level = "high" if confidence >= CERTAIN else "fair"
    words = text(say(language, f"confidence_{level}"))
    return element("p", words, class_=f"confidence {level}", data_confidence=f"{confidence:.2f}")


def _folded(turn: Turn, title: str, language: Language) -> Html:
    if not turn.others:
        return NOTHING
    entries = (entry(turn, cited, language) for cited in turn.others)
    return element(
        "details",
        element("summary", text(title)),
        *entries,
        class_="alternatives",
        data_fold=f"turn-{turn.number}-others",
    )
