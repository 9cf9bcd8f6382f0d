"""Read official publications of questions and answers, in XML and as pages of HTML.

Their places are paragraphs and the characters in them; see `types.Measure.PARAGRAPHS`.
"""

from __future__ import annotations

from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING

from vraagbaak.errors import ReadError
from vraagbaak.read.flow import flow
from vraagbaak.read.markup.named import identifier, metadata, title, with_metadata
from vraagbaak.read.markup.official import OfficialXml, local_name
from vraagbaak.read.markup.page import OfficialPage, content
from vraagbaak.read.markup.tree import html_root, xml_root
from vraagbaak.read.markup.typed import Paragraph, Typed
from vraagbaak.read.markup.walk import (
    MOST_LETTERS,
    MOST_PARAGRAPHS,
    Reading,
    TooLongError,
    note,
    reading,
)
from vraagbaak.read.notes import PrintedNote
from vraagbaak.read.paragraphs import Break
from vraagbaak.read.source import Source, document
from vraagbaak.read.title import title_of
from vraagbaak.types import Measure, Page, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vraagbaak.read.markup.parts import Element
    from vraagbaak.types import Document

ROOTS = frozenset({"officiele-publicatie", "kamervragen", "vraagdoc", "kamerstuk"})
TITLE = 160
"""A title has at most so many characters."""


def read_xml(source: Source) -> Document:
    """Read an official publication in XML.

    Raises:
        ReadError: it is no well-formed XML, of another kind, too large, or holds no text.
    """
    root = xml_root(source)
    if local_name(root) not in ROOTS:
        reason = f"this XML is no official publication but <{local_name(root)}>"
        remedy = f"Use the XML of a paper of questions; its root is <{min(ROOTS)}>."
        raise ReadError(source.path, reason, remedy)
    said = metadata(root.iter("{*}meta"))
    try:
        return _document(source, reading(root, OfficialXml()), said)
    except TooLongError as error:
        raise _too_long(source) from error


def read_html(source: Source) -> Document:
    """Read a page of HTML; a page that shows no official publication is read as it stands.

    Raises:
        ReadError: it is no HTML, too large or too deep, or holds no text.
    """
    root = html_root(source)
    try:
        return _document(source, _page(root), metadata(root.iter("meta")))
    except TooLongError as error:
        raise _too_long(source) from error


def _too_long(source: Source) -> ReadError:
    reason = f"the file has more than {MOST_PARAGRAPHS} paragraphs or {MOST_LETTERS} letters"
    return ReadError(source.path, reason, "Use the file of one paper.")


def _page(root: Element) -> Reading:
    """Read what a page shows of its paper, and the notes that stand elsewhere on it."""
    form = OfficialPage(root)
    inner = content(root)
    text = reading(inner, form)
    apart = [element for element in form.notes if inner not in element.iterancestors()]
    notes = tuple(note(element, form) for element in apart)
    return Reading(text.paragraphs, (*text.notes, *notes))


def _document(source: Source, found: Reading, said: Mapping[str, tuple[str, ...]]) -> Document:
    """Put the paragraphs first, then the notes, then the name that the metadata give the paper."""
    if not found.paragraphs:
        raise ReadError(source.path, "the file holds no text", "Download it again.")
    # A note without words is none: a mark that points to it points to nothing.
    worded = [each for each in found.notes if each.text.strip()]
    noted = [_set_apart(each.text, Role.FOOTNOTE) for each in worded]
    name = identifier(said)
    named = [_set_apart(name, Role.SIDE)] if name else []
    placed = enumerate([*found.paragraphs, *noted, *named])
    lines = [paragraph.printed(number) for number, paragraph in placed]
    places = {name: at for at, each in reversed([*enumerate(worded)]) for name in each.names}
    marks = {at: each.pointed(places) for at, each in enumerate(found.paragraphs) if each.marks}
    notes = [
        PrintedNote(each.mark, (line,))
        for each, line in zip(worded, lines[len(found.paragraphs) :], strict=False)
    ]
    width = max(len(line.text) for line in lines)
    called = title_of([title(said)], lines, stem=source.path.stem)
    made = document(
        source,
        flow(lines, marks, notes=notes),
        title=shorten(called, TITLE, placeholder=" …"),
        pages=(Page(1, None, float(width), float(len(lines))),),
        measure=Measure.PARAGRAPHS,
    )
    return with_metadata(made, said)


def _set_apart(text: str, role: Role) -> Paragraph:
    return replace(Paragraph.of(Typed([*text]), Break.PARAGRAPH, None), role=role)
