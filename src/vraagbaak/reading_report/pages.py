"""The pages of a paper with every part of them boxed and named."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from vraagbaak.errors import ReadError
from vraagbaak.markup import element, joined, text
from vraagbaak.read.pdf.page_image import render_page
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.markup import Html
    from vraagbaak.reading_report.parts import Region
    from vraagbaak.types import Document, Page

PIXELS_PER_POINT = 1.4
WEBP_QUALITY = 55


def pages(document: Document, regions: Sequence[Region]) -> Iterator[Html]:
    """Draw each page with its regions; a file without pages is shown as its lines."""
    by_page: dict[int, list[Region]] = {}
    for region in regions:
        by_page.setdefault(region.page_number, []).append(region)
    for page in document.pages:
        own = by_page.get(page.number, [])
        if document.measure is Measure.POINTS:
            yield _sheet(document, page, own)
        else:
            yield _rows(page, own)


def _sheet(document: Document, page: Page, regions: Sequence[Region]) -> Html:
    boxes = [
        _box(region, page, named=named)
        for region, named in zip(regions, _first_of_each(regions), strict=True)
    ]
    caption = element("figcaption", text(f"{document.path.name}, p. {page.number}"))
    return element("figure", caption, element("div", _picture(document, page), *boxes))


def _picture(document: Document, page: Page) -> Html:
    try:
        image = render_page(document.path, page.number, scale=PIXELS_PER_POINT)
    except ReadError as error:
        return element("p", text(error.reason))
    buffer = io.BytesIO()
    image.save(buffer, format="WEBP", quality=WEBP_QUALITY, method=0)
    content = base64.b64encode(buffer.getvalue()).decode()
    return element("img", src=f"data:image/webp;base64,{content}", alt=f"p. {page.number}")


def _box(region: Region, page: Page, *, named: bool) -> Html:
    box = region.box
    place = {
        "left": box.x0 / page.width,
        "top": box.top / page.height,
        "width": (box.x1 - box.x0) / page.width,
        "height": (box.bottom - box.top) / page.height,
    }
    style = ";".join(f"{side}:{100 * share:.2f}%" for side, share in place.items())
    label = [element("b", text(region.owner))] if named and region.owner else []
    title = f"{region.part} {region.owner}".strip()
    return element("span", *label, class_=f"box {region.part}", style=style, title=title)


def _first_of_each(regions: Sequence[Region]) -> list[bool]:
    """Tell which region is the first of its part and owner on the page: that one bears a name."""
    seen: set[tuple[str, str]] = set()
    firsts = []
    for region in regions:
        key = (region.part, region.owner)
        firsts.append(key not in seen)
        seen.add(key)
    return firsts


def _rows(page: Page, regions: Sequence[Region]) -> Html:
    rows = []
    for region, named in zip(regions, _first_of_each(regions), strict=True):
        label = [element("b", text(region.owner))] if named and region.owner else []
        rows.append(element("p", *label, text(region.text), class_=f"row {region.part}"))
    caption = element("figcaption", text(f"{page.number}"))
    return element("figure", caption, joined(rows))
