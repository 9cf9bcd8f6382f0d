"""The part of the documents page where files are added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.papers.cabinet import GOOD
from app.texts import count, say
from vraagbaak.markup import NOTHING, Html, element, text
from vraagbaak.read import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.papers.cabinet import Result
    from vraagbaak.types import Language

MAX_FILES: Final = 20
_MIB: Final = 2**20
_AROUND: Final = 2**14
"""Bytes of an upload that are no file: the names of the files and what stands between them."""
_STAGES: Final = {
    "sending": "upload_sending",
    "kept": "upload_kept",
    "reading": "upload_reading",
    "embedding": "upload_embedding",
    "failed": "upload_failed",
}


def results_part(results: Sequence[Result], language: Language) -> Html:
    """Tell what became of each file."""
    if not results:
        return NOTHING
    lines = (
        element(
            "li",
            element("strong", text(each.name)),
            text(f": {_became(each, language)}"),
            element("span", text(f". {each.reason}"), lang="en") if each.reason else NOTHING,
            class_="good" if each.taken in GOOD else "bad",
        )
        for each in results
    )
    heading = element("h2", text(say(language, "upload_results")))
    return element("section", heading, element("ul", *lines), class_="results", role="status")


def _became(result: Result, language: Language) -> str:
    return say(language, result.taken.value, answers=count(language, "answers", result.answers))


def upload_part(language: Language, *, root: str, most_mib: int | None) -> Html:
    """Write the form to add documents with, for those who may."""
    if not most_mib:
        return NOTHING
    types = sorted(SUFFIXES)
    limits = say(language, "upload_limits", count=MAX_FILES, mib=most_mib, types=", ".join(types))
    words = {f"data_{stage}": say(language, key) for stage, key in _STAGES.items()}
    choose = element(
        "input",
        id="files",
        name="files",
        type="file",
        multiple=True,
        required=True,
        accept=",".join(types),
        aria_describedby="limits",
    )
    form = element(
        "form",
        element("label", text(say(language, "upload_label")), for_="files"),
        choose,
        element("p", text(limits), id="limits", class_="quiet"),
        element("button", text(say(language, "upload_button")), type="submit"),
        element("progress", max="1", value="0", hidden=True, aria_labelledby="stage"),
        element("p", id="stage", role="status"),
        method="post",
        action=f"{root}/documents/add",
        enctype="multipart/form-data",
        data_most=MAX_FILES,
        data_too_many=say(language, "upload_too_many", count=MAX_FILES),
        data_most_bytes=most_mib * _MIB - _AROUND,
        data_too_large=say(language, "upload_too_large", sent="{sent}", mib=most_mib),
        data_progress=f"{root}/documents/progress",
        **words,
    )
    heading = element("h2", text(say(language, "upload_head")))
    return element("section", heading, form, class_="upload")
