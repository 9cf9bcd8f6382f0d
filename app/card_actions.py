"""What can be done with a quote: look it up, check it, copy it, keep it, link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.exports import export_address
from app.links import link_to
from app.texts import say
from vraagbaak.markup import element, text
from vraagbaak.types import Form

if TYPE_CHECKING:
    from app.conversation import Turn
    from vraagbaak.markup import Attribute, Html
    from vraagbaak.types import Citation, Cited, Language

_COPIED = {Form.TEXT: "copy_text", Form.MARKDOWN: "copy_markdown", Form.HTML: "copy_html"}
_KEPT = (Form.BIBTEX, Form.RIS, Form.CSL_JSON)
_FACES = {Form.BIBTEX: "BibTeX", Form.RIS: "RIS", Form.CSL_JSON: "CSL-JSON"}


def actions_part(turn: Turn, cited: Cited, language: Language) -> Html:
    """Write the buttons below a quote; what becomes of copying is told in words beside them."""
    citation, rank = cited.citation, turn.rank(cited)
    copies = [_copy_button(citation, form, language) for form in _COPIED]
    files = [_file_link(citation, form, language) for form in _KEPT]
    link = element(
        "a", text(say(language, "link_open")), href=link_to(citation), class_="permanent"
    )
    copy_link = _button(
        say(language, "link_copy"), language, data_copy_link=link_to(citation), class_="plain"
    )
    return element(
        "details",
        element("summary", text(say(language, "use_quote"))),
        _group(say(language, "copy_quote"), copies),
        _group(say(language, "export_reference"), files),
        _group(say(language, "link_to_answer"), [copy_link, link]),
        element("p", class_="copied", role="status"),
        class_="quote-actions",
        data_fold=f"turn-{turn.number}-{rank}-actions",
    )


def _group(name: str, members: list[Html]) -> Html:
    heading = element("span", text(name), class_="eyebrow")
    return element("div", heading, *members, class_="action-group", role="group", aria_label=name)


def _copy_button(citation: Citation, form: Form, language: Language) -> Html:
    return _button(
        say(language, _COPIED[form]),
        language,
        data_copy=export_address(citation, form, language),
        data_form=form.value,
        class_="plain",
    )


def _button(face: str, language: Language, **attributes: Attribute) -> Html:
    return element(
        "button",
        text(face),
        type="button",
        data_done=say(language, "copied"),
        data_by_hand=say(language, "copy_by_hand"),
        data_failed=say(language, "copy_failed"),
        **attributes,
    )


def _file_link(citation: Citation, form: Form, language: Language) -> Html:
    return element(
        "a",
        text(_FACES[form]),
        href=export_address(citation, form, language),
        # The server names the file.
        download=True,
        class_="file",
        aria_label=say(language, "export_as", form=_FACES[form]),
    )
