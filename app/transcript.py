"""A whole conversation as a file, with every quote word for word and every citation."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import Body, FastAPI, HTTPException, Response

from app.history import conversation_of
from app.texts import NAME, count, say
from vraagbaak.cite import date_in_words, markdown_text, quote_html, quote_markdown
from vraagbaak.errors import VraagbaakError
from vraagbaak.markup import element, text
from vraagbaak.types import Language, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.conversation import Conversation, Turn
    from app.library import Asks
    from vraagbaak.markup import Html
    from vraagbaak.types import Cited

_NOT_FOUND: Final = 404
_STYLE: Final = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 Georgia,serif}"
    "blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #154273}"
    "blockquote p{white-space:pre-line}.asked,.sum{color:#526070}.sum{overflow-wrap:anywhere}"
)


def serve_transcripts(server: FastAPI, assistant: Asks) -> None:
    """Make files of conversations that browsers keep; nothing of them stays here."""

    @server.post("/transcript.{form}")
    def transcript(
        form: str, kept: Annotated[dict[str, Any], Body()], language: Language = Language.DUTCH
    ) -> Response:
        writers = {"md": transcript_markdown, "html": transcript_html}
        if form not in writers:
            raise HTTPException(_NOT_FOUND, "no such form")
        try:
            conversation = conversation_of(kept, assistant, language)
        except VraagbaakError as error:
            raise HTTPException(_NOT_FOUND, "the index has changed or gone") from error
        today = datetime.datetime.now(datetime.UTC).date()
        written = writers[form](conversation, today)
        kind = "markdown" if form == "md" else "html"
        headers = {"Content-Disposition": f'attachment; filename="vraagbaak.{form}"'}
        return Response(written, media_type=f"text/{kind}; charset=utf-8", headers=headers)


def transcript_markdown(conversation: Conversation, today: datetime.date) -> str:
    """Write a conversation in CommonMark."""
    language = conversation.language
    lines = [f"# {_title(language, today)}", markdown_text(say(language, "transcript_notice"))]
    for turn in conversation.turns:
        lines.append(f"## {markdown_text(_question(turn, language))}")
        lines += [markdown_text(remark) for remark in _remarks(turn, language)]
        for heading, cited in _quotes(turn, language):
            lines.append(f"### {markdown_text(heading)}")
            lines.append(markdown_text(_asked(cited, language)))
            lines.append(quote_markdown(cited, language).rstrip())
            lines += [markdown_text(note) for note in _notes(cited, language)]
    return "\n\n".join(line for line in lines if line) + "\n"


def transcript_html(conversation: Conversation, today: datetime.date) -> str:
    """Write a conversation as a page of its own, which loads nothing."""
    language = conversation.language
    title = _title(language, today)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("title", text(title)),
        element("style", text(_STYLE)),
    )
    notice = element("p", text(say(language, "transcript_notice")))
    turns = (_turn_html(turn, language) for turn in conversation.turns)
    body = element("body", element("h1", text(title)), notice, *turns)
    return f"<!doctype html>\n{element('html', head, body, lang=language.value)}\n"


def _turn_html(turn: Turn, language: Language) -> Html:
    parts = [element("h2", text(_question(turn, language)))]
    parts += [element("p", text(remark)) for remark in _remarks(turn, language)]
    for heading, cited in _quotes(turn, language):
        parts.append(element("h3", text(heading)))
        parts.append(element("p", text(_asked(cited, language)), class_="asked"))
        parts.append(quote_html(cited, language))
        parts += [element("p", text(note), class_="sum") for note in _notes(cited, language)]
    return element("section", *parts)


def _title(language: Language, today: datetime.date) -> str:
    day = date_in_words(today, language)
    return say(language, "transcript_title", name=NAME, date=day)


def _question(turn: Turn, language: Language) -> str:
    return turn.question or say(language, "link_opened")


def _remarks(turn: Turn, language: Language) -> Iterator[str]:
    if turn.error:
        yield turn.error
    answer = turn.answer
    if answer is None or answer.status is Status.ANSWERED:
        return
    yield say(language, "not_found")
    if answer.scope is not None:
        answers = count(language, "answers", answer.scope.answers)
        yield say(language, "not_found_under", answers=answers)


def _quotes(turn: Turn, language: Language) -> Iterator[tuple[str, Cited]]:
    """Give every quote that was shown, with what it was shown as."""
    answer = turn.answer
    if answer is None:
        return
    others = "transcript_other" if answer.best else "transcript_nearest"
    if answer.best is not None:
        yield say(language, "answer_of"), answer.best
        for each in answer.best.referred:
            yield say(language, "referred"), each
    for each in turn.others:
        yield say(language, others), each


def _asked(cited: Cited, language: Language) -> str:
    by = cited.asked.by or ""
    who = say(language, "asked_by", by=by) if by else ""
    return (
        f"{' '.join(filter(None, [say(language, 'asked_in_parliament'), who]))}: {cited.asked.text}"
    )


def _notes(cited: Cited, language: Language) -> Iterator[str]:
    for mark, words in cited.quote.footnotes:
        yield f"{say(language, 'footnote_mark', mark=mark)}: {words}"
    yield f"SHA-256: {cited.quote.sha256}"
