"""Damage a file as bad disks, bad programs and bad intentions do."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

MOST_CHUNK = 2000
MOST_REPEATS = 200
MOST_DEPTH = 3000
LARGEST = 250_000
"""Damage that repeats may not go on and on: what takes long to read would be the size alone."""
DIGITS = re.compile(rb"\d+")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
TAG = re.compile(rb"<[^<>]{1,300}>")
LINE = re.compile(rb"[^\n]*\n")
NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"1e99", b"9" * 40, b"0.0000001")
ODD = (
    *("\u00ad", "\u00a0", "\u202e", "\u200f", "\ufeff", "\ufb01", "\ufffd", "\f", "\0", "\u0307"),
    *("Vraag 1\n", "Antwoord\n", "Antwoord 1 en 2\n", "Vraag 99999999999999999999\n", "1. \n"),
    *("[1]", "\u00b9", "\u0663", "\U0001f600", "\u2028", "-\n", "\t" * 50, "x" * 5000, "1 " * 2000),
)
"""Characters and words that readers stumble over."""

ODD_IN_XML = re.compile("[\0\f]")
"""What no XML file may hold."""


def mutated(kind: str, bases: Sequence[bytes], chance: random.Random) -> bytes:
    """Damage one of several files of a kind (`pdf`, `docx`, `xml`, `html`, `txt`) once or more.

    Two of three times the form of the kind is known to what does the damage.
    """
    # The first ones are the smallest and so the quickest; they come most often.
    content = bases[int(len(bases) * chance.random() ** 2)]
    if chance.random() < 0.1:  # noqa: PLR2004, one in ten
        return _spliced(content, chance.choice(bases), chance)
    known = {
        "pdf": (_in_stream, _number),
        "docx": (_in_member, _in_member, _member),
        "txt": (_odd, _line),
        "xml": (*(_element,) * 6, _tag, _nested, _odd),
    }
    own = known.get(kind, (_tag, _nested, _odd))
    for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
        some = chance.choice(own) if chance.random() < 2 / 3 else chance.choice(RAW)
        content = some(content, chance)[:LARGEST]
    return content


def _spliced(content: bytes, other: bytes, chance: random.Random) -> bytes:
    return content[: _place(content, chance)] + other[_place(other, chance) :]


def _bits(content: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(content)
    for _ in range(chance.choice((1, 3, 10, 100)) if content else 0):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _truncated(content: bytes, chance: random.Random) -> bytes:
    return content[: _place(content, chance)]


def _deleted(content: bytes, chance: random.Random) -> bytes:
    start = _place(content, chance)
    return content[:start] + content[start + chance.randrange(1, MOST_CHUNK) :]


def _repeated(content: bytes, chance: random.Random) -> bytes:
    start = _place(content, chance)
    end = start + chance.randrange(1, MOST_CHUNK)
    times = chance.choice((2, 2, 3, MOST_REPEATS))
    return content[:start] + content[start:end] * times + content[end:]


def _moved(content: bytes, chance: random.Random) -> bytes:
    start, to = _place(content, chance), _place(content, chance)
    end = start + chance.randrange(1, MOST_CHUNK)
    rest = content[:start] + content[end:]
    return rest[:to] + content[start:end] + rest[to:]


def _noise(content: bytes, chance: random.Random) -> bytes:
    start = _place(content, chance)
    noise = chance.randbytes(chance.randrange(1, 64))
    return content[:start] + noise + content[start + len(noise) :]


def _number(content: bytes, chance: random.Random) -> bytes:
    """Put another number in the place of one."""
    return _replaced(DIGITS, content, chance, lambda _: chance.choice(NUMBERS))


def _odd(content: bytes, chance: random.Random) -> bytes:
    start = _place(content, chance)
    return content[:start] + chance.choice(ODD).encode() + content[start:]


def _line(content: bytes, chance: random.Random) -> bytes:
    """Drop, repeat or halve a line."""
    changes: tuple[Callable[[bytes], bytes], ...] = (
        lambda _: b"",
        lambda line: line * chance.choice((2, MOST_REPEATS)),
        lambda line: line[: len(line) // 2] + b"\n" + line[len(line) // 2 :],
    )
    return _replaced(LINE, content, chance, chance.choice(changes))


def _tag(content: bytes, chance: random.Random) -> bytes:
    """Drop or repeat a tag, put another tag of the file in its place, or change its text."""
    tags = TAG.findall(content) or [b""]
    changes: tuple[Callable[[bytes], bytes], ...] = (
        lambda _: b"",
        lambda tag: tag * 2,
        lambda _: chance.choice(tags),
        lambda tag: _number(tag, chance),
        lambda tag: _bits(tag, chance),
    )
    return _replaced(TAG, content, chance, chance.choice(changes))


def _nested(content: bytes, chance: random.Random) -> bytes:
    """Put many elements into each other where a tag stands."""
    depth = chance.choice((2, 20, 300, MOST_DEPTH))
    opening = chance.choice((b"<al>", b"<p>", b"<div>", b"<b>", b"<w:p>", b"<w:tbl>", b"<w:r>"))
    closing = opening.replace(b"<", b"</")
    around = lambda tag: opening * depth + tag + closing * depth  # noqa: E731, used once
    return _replaced(TAG, content, chance, around)


def _element(content: bytes, chance: random.Random) -> bytes:
    """Drop, repeat, empty or move an element, or change what it says; the XML stays sound."""
    try:
        root = ElementTree.fromstring(content)
        _change(root, chance)
        return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError):
        return _tag(content, chance)


def _change(root: ElementTree.Element, chance: random.Random) -> None:
    parents = [each for each in root.iter() if len(each)]
    parent, other = chance.choice(parents), chance.choice(parents)
    child = chance.choice(list(parent))
    fate = chance.choice(("drop", "repeat", "empty", "move", "number", "odd"))
    if fate in {"drop", "move"}:
        parent.remove(child)
    if fate in {"repeat", "move"} and other not in set(child.iter()):
        other.insert(chance.randrange(len(other) + 1), child)
    if fate == "empty":
        child.clear()
    for name in child.attrib if fate == "number" else ():
        child.set(name, chance.choice(NUMBERS).decode())
    if fate == "odd":
        child.text = ODD_IN_XML.sub("", chance.choice(ODD)) + (child.text or "")


def _in_stream(content: bytes, chance: random.Random) -> bytes:
    """Damage what stands compressed in a PDF, its length kept where that can be."""

    def change(stream: bytes) -> bytes:
        body = STREAM.fullmatch(stream)
        assert body
        try:
            plain = zlib.decompress(body[1])
        except zlib.error:
            return stream.replace(body[1], _bits(body[1], chance))
        packed = zlib.compress(chance.choice((_number, *RAW))(plain, chance), 9)
        return stream.replace(body[1], packed.ljust(len(body[1]), b"\0"))

    return _replaced(STREAM, content, chance, change)


def _in_member(content: bytes, chance: random.Random) -> bytes:
    """Damage the XML of one file in a ZIP."""
    members = _members(content)
    names = [name for name in members if name.endswith((".xml", ".rels"))]
    if not names:
        return _bits(content, chance)
    name = "word/document.xml" if chance.random() < 0.5 else chance.choice(names)  # noqa: PLR2004
    change = chance.choice((*(_element,) * 6, _tag, _nested, _number, _odd, *RAW))
    return _packed({**members, name: change(members.get(name, b""), chance)})


def _member(content: bytes, chance: random.Random) -> bytes:
    """Drop a file in a ZIP, empty it, or put another in its place."""
    members = _members(content)
    if not members:
        return _bits(content, chance)
    name, other = chance.choice(list(members)), chance.choice(list(members))
    fate = chance.choice(("drop", "empty", "other"))
    members[name] = members[other] if fate == "other" else b""
    if fate == "drop":
        del members[name]
    return _packed(members)


UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError)
"""What unpacking a damaged ZIP raises; NotImplementedError is a RuntimeError."""
RAW = (_bits, _truncated, _deleted, _repeated, _moved, _noise, _number)


def _members(content: bytes) -> dict[str, bytes]:
    """Unpack a ZIP; nothing comes out of one that is damaged already."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return {name: file.read(name) for name in file.namelist()}
    except UNPACKING:
        return {}


def _packed(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            # Without a date of today: the same number makes the same file.
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _replaced(
    pattern: re.Pattern[bytes],
    content: bytes,
    chance: random.Random,
    change: Callable[[bytes], bytes],
) -> bytes:
    """Change one of the places that fit a pattern, if there are any."""
    found = list(pattern.finditer(content))
    if not found:
        return _bits(content, chance)
    place = chance.choice(found)
    return content[: place.start()] + change(place[0]) + content[place.end() :]


def _place(content: bytes, chance: random.Random) -> int:
    return chance.randrange(len(content) + 1)
