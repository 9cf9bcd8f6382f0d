"""What the visitor asked, and the ways to ask it otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.filter_words import named
from app.texts import count, say
from vraagbaak.markup import NOTHING, element, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.conversation import Turn
    from vraagbaak.markup import Html
    from vraagbaak.types import Language


_TOOLS = {
    "edit": "question_edit",
    "retry": "question_retry",
    "undo": "question_undo",
    "leave": "question_leave",
}


def own_question(turn: Turn, titles: Mapping[str, str], language: Language) -> Html:
    """Write the question of a turn, with the filters that were on; a link had no question."""
    if turn.link:
        words = element("h2", text(say(language, "link_opened")), class_="eyebrow")
        return element("div", words, _tools(turn, language), class_="you-asked")
    if not turn.question:
        return NOTHING
    eyebrow = element("span", text(say(language, "you_asked")), class_="eyebrow")
    words = element("h2", text(turn.question), class_="own-question")
    filters = NOTHING
    if turn.selection:
        on = named(turn.selection, titles, language)
        under = say(language, "asked_under", filters=" · ".join(each.words for each in on))
        filters = element("span", text(under), class_="asked-under")
    again = NOTHING
    if turn.retries:
        said = text(count(language, "asked_again", turn.retries))
        again = element("span", said, class_="asked-again", role="status")
    tools = _tools(turn, language)
    return element("div", eyebrow, words, filters, tools, again, class_="you-asked")


def _tools(turn: Turn, language: Language) -> Html:
    if turn.editing:
        remark = element("span", text(say(language, "editing")), class_="editing", role="status")
        return element("div", remark, _tool("leave", turn, language), class_="question-tools")
    names = ("undo",) if turn.link else ("edit", "retry", "undo")
    return element("div", *(_tool(name, turn, language) for name in names), class_="question-tools")


def _tool(action: str, turn: Turn, language: Language) -> Html:
    return element(
        "button",
        text(say(language, _TOOLS[action])),
        type="button",
        class_="tool",
        data_action=action,
        data_turn=turn.number,
    )
