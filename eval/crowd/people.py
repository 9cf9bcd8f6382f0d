"""People who ask at the same time, half of them by the page and half by gradio_client."""

from __future__ import annotations

import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import httpx
from gradio_client import Client

from eval.crowd.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TURNS: Final = 10
"""So many questions make a conversation in the page; then it is opened anew."""
SECONDS: Final = 300.0


class Outcome(StrEnum):
    """What became of one question."""

    RIGHT = "right"
    MIXED_UP = "mixed up"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what became of it, how long it took, and what was wrong."""

    outcome: Outcome
    seconds: float
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """All that was asked in one round."""

    asked: tuple[Asked, ...]
    seconds: float

    def count(self, outcome: Outcome) -> int:
        """Count the questions with an outcome."""
        return sum(each.outcome is outcome for each in self.asked)

    def percentile(self, part: float) -> float:
        """Give the time within which this part of the questions was answered (nearest rank)."""
        times = sorted(each.seconds for each in self.asked)
        return times[min(len(times) - 1, int(part * len(times)))]


class Crowd:
    """People at one chat, who know which quote belongs to each question."""

    def __init__(self, address: str, questions: Sequence[str], *, people: int) -> None:
        self._address = address
        self._people = people
        with _client(address) as client:
            self._right = {each: _quote_of(_answer(client, each)) for each in questions}

    def ask(self, number: int) -> Round:
        """Ask so many questions in all, everybody at once."""
        shares = [number // self._people + (i < number % self._people) for i in range(self._people)]
        ready = threading.Barrier(self._people)
        begun = time.perf_counter()
        with ThreadPoolExecutor(self._people) as pool:
            everyone = pool.map(lambda i: self._asks(i, shares[i], ready), range(self._people))
            asked = tuple(itertools.chain.from_iterable(everyone))
        return Round(asked, time.perf_counter() - begun)

    def _asks(self, person: int, share: int, ready: threading.Barrier) -> list[Asked]:
        questions = list(self._right)
        # Everybody begins at another question, so that neighbours ask different ones.
        own = [questions[(person * 7 + i) % len(questions)] for i in range(share)]
        ready.wait(SECONDS)
        return self._by_page(own) if person % 2 else self._by_program(own)

    def _by_page(self, questions: Sequence[str]) -> list[Asked]:
        found: list[Asked] = []
        with _http(self._address) as http:
            for start in range(0, len(questions), TURNS):
                conversation = questions[start : start + TURNS]
                page = Page(http)
                found += [
                    self._asked_in(page, conversation[: turn + 1])
                    for turn in range(len(conversation))
                ]
        return found

    def _asked_in(self, page: Page, so_far: Sequence[str]) -> Asked:
        begun = time.perf_counter()
        try:
            cards = page.ask(so_far[-1])
        except (RuntimeError, httpx.HTTPError) as error:
            return Asked(Outcome.FAILED, time.perf_counter() - begun, repr(error))
        seconds = time.perf_counter() - begun
        expected = tuple(reversed(so_far))
        if cards.questions != expected:
            return Asked(Outcome.MIXED_UP, seconds, f"{cards.questions} and not {expected}")
        # Later questions are read with those before them, and may get other answers.
        if len(so_far) == 1 and cards.quote != self._right[so_far[0]]:
            return Asked(Outcome.MIXED_UP, seconds, f"another quote: {so_far[0]}")
        return Asked(Outcome.RIGHT, seconds)

    def _by_program(self, questions: Sequence[str]) -> list[Asked]:
        with _client(self._address) as client:
            return [self._asked_of(client, question) for question in questions]

    def _asked_of(self, client: Client, question: str) -> Asked:
        begun = time.perf_counter()
        try:
            answer = _answer(client, question)
        except (ValueError, RuntimeError, httpx.HTTPError) as error:
            return Asked(Outcome.FAILED, time.perf_counter() - begun, repr(error))
        seconds = time.perf_counter() - begun
        is_own = answer["question"] == question and _quote_of(answer) == self._right[question]
        remark = "" if is_own else f"the answer to another question: {question}"
        return Asked(Outcome.RIGHT if is_own else Outcome.MIXED_UP, seconds, remark)


def _answer(client: Client, question: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.predict(question, api_name="/ask")
    return answer


def _quote_of(answer: dict[str, Any]) -> str | None:
    return answer["quote"]["sha256"] if answer["quote"] else None


def _http(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, timeout=SECONDS)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    client = Client(address, verbose=False, httpx_kwargs={"timeout": SECONDS})
    try:
        yield client
    finally:
        client.close()
