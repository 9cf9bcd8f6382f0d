"""Visitors of a chat that takes uploads."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient
from reportlab.pdfgen.canvas import Canvas

from app.server import build
from tests.ferries import PAPERS
from tests.in_loop import in_loop
from vraagbaak.assistant import Assistant
from vraagbaak.calibration import load_calibration
from vraagbaak.index import Index, add
from vraagbaak.settings import Serving, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response

    from vraagbaak.embed import LazyEncoder

PAPER = PAPERS["veerboten.txt"].encode()
OTHER = PAPERS["ijsgang.txt"].encode()
HOSTILE = PAPERS["kwaad.txt"].encode()
LIMIT_MIB = 2


def taking_uploads(folder: Path) -> Settings:
    """Make settings that let admins upload."""
    serving = Serving(upload=True, upload_mib=LIMIT_MIB, upload_files=3)
    return Settings(index=folder / "index", serving=serving)


def written(folder: Path) -> Path:
    """Write the first paper to a folder of papers."""
    source = folder / "papers" / "veerboten.txt"
    source.parent.mkdir()
    source.write_bytes(PAPER)
    return source


def visitor(settings: Settings, encoder: LazyEncoder, source: Path) -> Iterator[TestClient]:
    """Visit a chat on this computer about one paper."""
    add(settings.index, [source], encoder=encoder)
    assistant = Assistant(settings.index, encoder=encoder, calibration=load_calibration())
    served = in_loop(lambda: build(assistant, settings, encoder=encoder))
    with TestClient(
        served, base_url="http://localhost", client=("127.0.0.1", 50000), headers={"accept": "*/*"}
    ) as client:
        yield client


def send(web: TestClient, *files: tuple[str, bytes]) -> Response:
    """Send files as the page's form does."""
    return web.post("/documents/add", files=[("files", each) for each in files])


def ids(settings: Settings) -> dict[str, str]:
    """Give the ids of what is indexed by the names of the files."""
    return {each.path.name: each.id for each in Index.open(settings.index).documents}


def word_bomb() -> bytes:
    """Pack a gigabyte of nothing into a Word file of a megabyte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as document:
            for _ in range(1024):
                document.write(b" " * 2**20)
    return packed.getvalue()


def pdf_bomb(mebibytes: int) -> bytes:
    """Print a line of text and so much drawing, in a PDF file that is hundreds of times smaller."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pageCompression=1)
    canvas.drawString(70, 700, "Deze woorden staan gewoon op de bladzijde, en dat blijft zo.")
    strokes = "70 70 m 400 400 l S\n"
    canvas._code.append(strokes * (mebibytes * 2**20 // len(strokes)))
    canvas.save()
    return packed.getvalue()
