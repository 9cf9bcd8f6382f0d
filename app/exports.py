"""Quotes and references as files, by the permanent name of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import FastAPI, HTTPException, Response

from app.links import UnknownAnswerError, linked, name_of
from vraagbaak.cite import export
from vraagbaak.errors import VraagbaakError
from vraagbaak.types import Form, Language

if TYPE_CHECKING:
    from app.library import Asks
    from vraagbaak.types import Citation

_NOT_FOUND: Final = 404
_FORMS: Final = {form.suffix: form for form in Form}


def export_address(citation: Citation, form: Form, language: Language) -> str:
    """Give where a form of an answer is to be had, relative to the chat's own address."""
    return f"answers/{name_of(citation)}.{form.suffix}?language={language.value}"


def serve_exports(server: FastAPI, assistant: Asks) -> None:
    """Serve each form of each answer, to be kept as a file or copied."""

    @server.get("/answers/{name}.{suffix}")
    def exported(name: str, suffix: str, language: Language = Language.DUTCH) -> Response:
        form = _FORMS.get(suffix)
        if form is None:
            raise HTTPException(_NOT_FOUND, "no such form")
        try:
            cited = linked(assistant, name)
            document = assistant.index.document(cited.citation.document_id)
        except (UnknownAnswerError, KeyError):
            raise HTTPException(_NOT_FOUND, "no such answer") from None
        except VraagbaakError as error:
            raise HTTPException(_NOT_FOUND, "the index has changed or gone") from error
        # As a file, and never as a page of this site.
        headers = {"Content-Disposition": f'attachment; filename="vraagbaak-{name}.{suffix}"'}
        written = export(document, cited, form, language)
        return Response(written, media_type=f"{form.media_type}; charset=utf-8", headers=headers)
