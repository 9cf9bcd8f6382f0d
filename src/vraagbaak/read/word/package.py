"""Open a DOCX file: a zip archive of XML parts that point to each other (ECMA-376, part 2)."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from vraagbaak.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

    from vraagbaak.read.source import Source

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Word before 2007 begin, and encrypted files of any version."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LARGEST = 32 * 2**20
"""The parts that are read may take so many bytes together; a thousand pages take as much.

Elements of a few bytes take a hundred in memory.
"""
RATIO = 200
"""XML is packed to a tenth or less, and only on purpose to less than this part."""
PACKED_WELL = 2**20
"""Parts of fewer bytes may be packed to any ratio."""
CHUNK = 2**16
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, etree.LxmlError),
    *(LookupError, TypeError, ValueError, AttributeError, AssertionError),
    *(ArithmeticError, RecursionError, NotImplementedError, SyntaxError),
)
"""What zipfile, lxml and python-docx raise when a file is not what it should be."""
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The names of one vocabulary in the two forms of the standard."""
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAIN = "word/document.xml"
USUAL = ("styles", "numbering", "settings", "footnotes", "endnotes")
"""Parts that are called so and stand beside the main part, in files of which relations are lost."""
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The ways to pack that the standard allows (ECMA-376, part 2, annex C)."""
LOCKED = 0x1
"""The flag of a member that needs a password."""


@dataclass(slots=True)
class Package:
    """The parts of a file by name, in lower case; what is outside the file is never fetched."""

    path: Path
    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    main: str = MAIN
    related: dict[str, list[str]] = field(default_factory=dict)
    """The names of the main part's relations by the last word of their type."""
    taken: int = 0

    def part(self, name: str) -> Element | None:
        """Read a part of XML; None if the file has none of that name.

        Raises:
            ReadError: it is far larger than it looks, or defines entities.
        """
        info = self.members.get(name.lower())
        if info is None:
            return None
        content = self._unpacked(info)
        root = parse_xml(content.replace(STRICT, TRANSITIONAL))
        if root.getroottree().docinfo.internalDTD is not None:
            reason = "the DOCX defines a document type, which Word never writes"
            raise ReadError(self.path, reason, "Save it as .docx or PDF again.")
        return root

    def parts(self, kind: str) -> list[Element]:
        """Read the parts to which the main part has a relation of a kind, such as `styles`."""
        parts = (self.part(name) for name in self.related.get(kind, ()))
        return [part for part in parts if part is not None]

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """Unpack a part, stopping where it grows too large: what the directory says may be false.

        Pictures and the like are never unpacked.
        """
        if info.flag_bits & LOCKED:
            raise _encrypted(self.path)
        if info.compress_type not in METHODS:
            raise zipfile.BadZipFile
        room = LARGEST - self.taken
        packed_tight = info.file_size > max(RATIO * info.compress_size, PACKED_WELL)
        if packed_tight or info.file_size > room:
            raise self._too_large()
        chunks = []
        with self.archive.open(info) as stream:
            while chunk := stream.read(CHUNK):
                self.taken += len(chunk)
                if self.taken > LARGEST:
                    raise self._too_large()
                chunks.append(chunk)
        return b"".join(chunks)

    def _too_large(self) -> ReadError:
        reason = f"unpacked, the DOCX is larger than {LARGEST >> 20} MB or far larger than packed"
        return ReadError(self.path, reason, "Split it, or save it as PDF.")


def open_package(source: Source) -> Package:
    """Open a file and follow the relations of its main part.

    Raises:
        ReadError: the file is of another format, or encrypted.
    """
    _refuse_others(source)
    archive = zipfile.ZipFile(io.BytesIO(source.content))
    members = {
        info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()
    }
    package = Package(source.path, archive, members)
    mains = _relations(package, "").get("officeDocument", [])
    package.main = next((name for name in mains if name.lower() in members), MAIN)
    if package.main.lower() not in members:
        raise ReadError(source.path, "this is not a Word file", "Save it as .docx or PDF again.")
    usual = {
        kind: [posixpath.join(posixpath.dirname(package.main), f"{kind}.xml")] for kind in USUAL
    }
    package.related = {**usual, **_relations(package, package.main)}
    return package


def _refuse_others(source: Source) -> None:
    if source.content.startswith(OLE):
        if ENCRYPTED in source.content:
            raise _encrypted(source.path)
        reason = "this is the old Word format"
        raise ReadError(source.path, reason, "Save it as .docx or PDF in Word.")
    if not zipfile.is_zipfile(io.BytesIO(source.content)):
        reason = "this is not a DOCX file, or it is cut short"
        raise ReadError(source.path, reason, "Download or export it again.")


def _encrypted(path: Path) -> ReadError:
    return ReadError(path, "the DOCX is encrypted", "Save it without a password first.")


def _relations(package: Package, of: str) -> dict[str, list[str]]:
    """Name the parts that a part points to, by the last word of the relation's type."""
    folder, name = posixpath.split(of)
    root = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, list[str]] = {}
    for relation in root.iter(RELATIONSHIP) if root is not None else ():
        target = relation.get("Target")
        if target and relation.get("TargetMode") != "External":
            kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
            place = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))
            found.setdefault(kind, []).append(place.lstrip("/"))
    return found


def value(parent: Element | None, name: str, attribute: str = "w:val") -> str | None:
    """Give an attribute of a child, `value(pPr, "w:pStyle")`; None where there is none."""
    child = parent.find(qn(name)) if parent is not None else None
    found = child.get(qn(attribute)) if child is not None else None
    return None if found is None else str(found)


def number(parent: Element | None, name: str, attribute: str = "w:val") -> int | None:
    """Give an attribute of a child as a whole number; None where it is none."""
    found = value(parent, name, attribute)
    try:
        return int(found) if found is not None else None
    except ValueError:
        return None


def switch(parent: Element | None, name: str) -> bool | None:
    """Tell whether a child switches something on or off; None where it does neither."""
    child = parent.find(qn(name)) if parent is not None else None
    if child is None:
        return None
    return child.get(qn("w:val"), "1") not in {"0", "false", "off"}
