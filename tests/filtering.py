"""What a browser tells of filters that are set."""

from __future__ import annotations

from itertools import count
from typing import Any

_SENT = count(1)


def told(
    *chosen: tuple[str, str], since: str = "", until: str = "", words: str = ""
) -> dict[str, Any]:
    """Tell what is set as the browser does."""
    told = {"since": since, "until": until, "words": words, "sent": next(_SENT)}
    return {"action": "filter", "chosen": [*map(list, chosen)], **told}
