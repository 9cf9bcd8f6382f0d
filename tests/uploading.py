"""Visitors of a chat that takes uploads."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient

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
    """Pack so much text onto the one page of a PDF file that is a thousand times smaller."""
    row = b"1 0 0 1 9 9 Tm (Deze woorden staan alle op een bladzijde.) Tj\n"
    rows = row * (mebibytes * 2**20 // len(row))
    packed = zlib.compress(b"BT /F 9 Tf\n" + rows + b"ET", 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    written, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(written))
        written += b"%d 0 obj%bendobj\n" % (number, each)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(written)
    return written + table + end
