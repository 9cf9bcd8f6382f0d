"""How much each client may do in a time: a bucket of tokens each, filled as time passes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CLIENTS: Final = 10_000
"""So many are remembered; who was here longest ago is forgotten first, with a full bucket."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Allowance:
    """Allows each client `most` things at once, and as many again in `seconds`."""

    def __init__(
        self, most: int, *, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._rate = most / seconds
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, client: str) -> float:
        """Take one thing; gives 0, or the seconds until there is one, and then nothing is taken."""
        with self._lock:
            bucket = self._bucket(client)
            if bucket.tokens < 1:
                return (1 - bucket.tokens) / self._rate
            bucket.tokens -= 1
            return 0.0

    def give_back(self, client: str) -> None:
        """Undo one `take`."""
        with self._lock:
            bucket = self._bucket(client)
            bucket.tokens = min(self._most, bucket.tokens + 1)

    def _bucket(self, client: str) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.pop(client, None) or _Bucket(self._most, now)
        bucket.tokens = min(self._most, bucket.tokens + (now - bucket.at) * self._rate)
        bucket.at = now
        self._buckets[client] = bucket
        while len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return bucket
