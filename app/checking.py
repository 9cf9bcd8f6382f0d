"""Reading the source of a quote again, now: the button, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.texts import say
from vraagbaak.cite import date_in_words
from vraagbaak.markup import NOTHING, element, text
from vraagbaak.verify import Verdict

if TYPE_CHECKING:
    from app.conversation import Turn
    from vraagbaak.markup import Html
    from vraagbaak.types import Cited, Language
    from vraagbaak.verify import Checked

_SAID = {
    Verdict.MATCH: "check_match",
    Verdict.CHANGED: "check_changed",
    Verdict.MISSING: "check_missing",
}


def check_part(turn: Turn, cited: Cited, language: Language) -> Html:
    """Write the button that reads the file again, and what that showed."""
    rank = turn.rank(cited)
    checked = turn.checks.get(cited.citation.exchange_id)
    button = element(
        "button",
        text(say(language, "check")),
        type="button",
        class_="plain check",
        data_action="verify",
        data_turn=turn.number,
        data_rank=rank,
        data_busy=say(language, "check_busy"),
    )
    found = NOTHING if checked is None else _found(checked, language)
    return element("div", button, element("div", found, role="status"), class_="check-part")


def _found(checked: Checked, language: Language) -> Html:
    at = checked.at
    when = f"{date_in_words(at.date(), language)}, {at:%H:%M:%S} UTC"
    time = element("time", text(when), datetime=at.isoformat(timespec="seconds"))
    words = element("strong", text(say(language, _SAID[checked.verdict])))
    sums = [_sum(say(language, "check_indexed"), checked.document.sha256)]
    if checked.sha256 is None:
        sums.append(element("p", text(say(language, "check_no_file"))))
    else:
        sums.append(_sum(say(language, "check_now"), checked.sha256))
    return element(
        "div",
        element("p", words, text(" "), time),
        *sums,
        class_=f"checked {checked.verdict.value}",
    )


def _sum(name: str, sha256: str) -> Html:
    return element("p", text(f"{name}: "), element("code", text(sha256)))
