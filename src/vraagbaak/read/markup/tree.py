"""Open XML and HTML without fetching or expanding anything."""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import TYPE_CHECKING

from lxml import etree

from vraagbaak.errors import ReadError
from vraagbaak.read.text import decoded

if TYPE_CHECKING:
    from vraagbaak.read.markup.parts import Element
    from vraagbaak.read.source import Source

LARGEST = 50 * 1024 * 1024
"""The longest papers of this series are some hundreds of kilobytes of XML."""
AGAIN = "Download it again."
CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
HEAD = 4096
"""A page names its encoding within so many bytes."""
ENCODINGS = {
    "utf-8": "utf-8-sig",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "cp1252": "cp1252",
    "iso8859-15": "iso8859-15",
}
"""Names of encodings, as Python gives them, and what to read them by: the WHATWG does so too."""
XML_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|main|div|p|h1)\b", re.IGNORECASE)


def xml_root(source: Source) -> Element:
    """Open XML; nothing it names is fetched.

    Raises:
        ReadError: it is too large, no well-formed XML, or declares entities of its own.
    """
    _check_size(source)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(source.content, parser)
    except etree.XMLSyntaxError as error:
        reason = f"this is no well-formed XML (line {error.lineno}: {error.msg})"
        raise ReadError(source.path, reason, AGAIN) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        reason = "this XML declares entities of its own, which are not expanded"
        raise ReadError(source.path, reason, "Use the file as it was published.")
    _write_out_entities(source, root)
    return root


def html_root(source: Source) -> Element:
    """Open a page of HTML; scripts are not run, nothing is fetched.

    Raises:
        ReadError: it is too large, too deep, no HTML, or of an unknown encoding.
    """
    _check_size(source)
    text = XML_DECLARATION.sub("", _text_of_page(source), count=1)
    if TAG.search(text) is None:
        raise ReadError(source.path, "this is no HTML", AGAIN)
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(text.encode(), parser)
    if root is None:
        raise ReadError(source.path, "this is no HTML", AGAIN)
    # The parser mends what is wrong, and stops without a word where a page is beyond its limits.
    fatal = [entry for entry in parser.error_log if entry.level is etree.ErrorLevels.FATAL]
    if fatal:
        reason = f"this page is beyond what is read (line {fatal[0].line}: {fatal[0].message})"
        raise ReadError(source.path, reason, "Save the page of the publication itself.")
    return root


def _check_size(source: Source) -> None:
    if len(source.content) > LARGEST:
        size = len(source.content) // 1024**2
        reason = f"the file is too large ({size} MB, at most {LARGEST // 1024**2} are read)"
        raise ReadError(source.path, reason, "Use the file of one paper.")


def _text_of_page(source: Source) -> str:
    named = CHARSET.search(source.content[:HEAD])
    if named is None:
        return decoded(source)
    name = named[1].decode("ascii", "replace")
    try:
        text = source.content.decode(ENCODINGS[codecs.lookup(name).name])
    except (LookupError, UnicodeDecodeError) as error:
        reason = f"this page is not written in the encoding it names ({name})"
        raise ReadError(source.path, reason, AGAIN) from error
    if "\0" in text:
        raise ReadError(source.path, "this is not a text file", AGAIN)
    return text


def _write_out_entities(source: Source, root: Element) -> None:
    """Put the letters of the public sets, such as `&eacute;`, in the place of their names.

    Older files name them and leave their declaration to a DTD, which is not fetched.
    """
    for entity in list(root.iter(etree.Entity)):
        letters = html5.get(f"{entity.name};")
        if letters is None:
            reason = f"this XML uses an entity that is not known (&{entity.name};)"
            raise ReadError(source.path, reason, "Use the file as it was published.")
        parent, before = entity.getparent(), entity.getprevious()
        text = letters + (entity.tail or "")
        if before is None:
            parent.text = (parent.text or "") + text
        else:
            before.tail = (before.tail or "") + text
        parent.remove(entity)
