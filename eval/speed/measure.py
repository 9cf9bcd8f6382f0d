"""Measure how fast documents are read and questions answered on this machine."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.assistant import Assistant
from vraagbaak.calibration import load_calibration
from vraagbaak.embed import load_encoder
from vraagbaak.guard.limits import peak_mib
from vraagbaak.index import Outcome, add
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.sentences import sentences
from vraagbaak.settings import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vraagbaak.embed import Encoder
    from vraagbaak.index import Index
    from vraagbaak.settings import Settings
    from vraagbaak.types import Vectors

WARM_UP = 5
MOST_QUESTIONS = 200
_START_UP = """
import json, sys, time
from pathlib import Path
begun = time.perf_counter()
from dataclasses import replace
from vraagbaak.assistant import Assistant
from vraagbaak.settings import Settings
imported = time.perf_counter()
assistant = Assistant.open(replace(Settings.from_environment(), index=Path(sys.argv[1])))
opened = time.perf_counter()
assistant.ask(sys.argv[2])
answered = time.perf_counter()
from vraagbaak.guard.limits import peak_mib
print(json.dumps([imported - begun, opened - imported, answered - opened, peak_mib()]))
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """How many of a thing were done in how many seconds."""

    count: int
    seconds: float

    @property
    def per_second(self) -> float:
        """How many in one second."""
        return self.count / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class StartUp:
    """What a new process needs until its first answer, the model loaded with it, in seconds."""

    imports: float
    opening: float
    first_question: float
    peak_memory_mib: float


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds for a question, the page not drawn."""

    questions: int
    median: float
    percentile_95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Latency:
        """Summarise the seconds that each question took."""
        median, percentile = np.percentile(np.array(seconds) * 1000, [50, 95])
        return cls(len(seconds), float(median), float(percentile))


@dataclass(frozen=True, slots=True)
class Bench:
    """What was measured, and on what."""

    cores: int
    machine: str
    python: str
    pages: Speed
    passages: Speed
    question: Latency
    start_up: StartUp
    building_peak_memory_mib: float


class TimedEncoder:
    """An encoder that keeps count of the passages it embeds and of the time they take."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension
        self.speed = Speed(0, 0.0)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions."""
        return self._encoder.encode_queries(texts)

    def encode_documents(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Embed passages against the clock."""
        begun = time.perf_counter()
        vectors = self._encoder.encode_documents(texts, progress=progress)
        seconds = self.speed.seconds + time.perf_counter() - begun
        self.speed = Speed(self.speed.count + len(texts), seconds)
        return vectors


def measure(paths: Sequence[Path], settings: Settings, *, tell: Callable[[str], None]) -> Bench:
    """Read, index and ask; the index is made for this and removed again.

    Raises:
        ValueError: There is nothing among `paths` that questions could be put to.
    """
    model = load_encoder(settings, tell=tell)
    encoder = TimedEncoder(model)
    encoder.encode_queries(["warm"])
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        tell("Indexing ...")
        report = add(index, paths, encoder=encoder)
        files = [row.path for row in report.having(Outcome.ADDED)]
        if not any(row.answers for row in report.rows):
            message = "There are no answers in these documents. Give others."
            raise ValueError(message)
        building = peak_mib()
        tell("Reading ...")
        pages = reading_speed(files)
        tell("Asking ...")
        assistant = Assistant(
            index, encoder=encoder, calibration=load_calibration(), cross_encoder=model
        )
        asked = questions(assistant.index)
        return Bench(
            cores=cores(),
            machine=f"{platform.system()} {platform.machine()}",
            python=platform.python_version(),
            pages=pages,
            passages=encoder.speed,
            question=answering_latency(assistant, asked),
            start_up=starting_up(index, asked[0]),
            building_peak_memory_mib=building,
        )


def reading_speed(files: Sequence[Path]) -> Speed:
    """Read and cut files, pages against the clock; the readers are loaded before it runs."""
    read(files[0])
    begun = time.perf_counter()
    pages = sum(len(segment(read(file)).document.pages) for file in files)
    return Speed(pages, time.perf_counter() - begun)


def questions(index: Index) -> tuple[str, ...]:
    """Take the last sentence of each question in the index, an equal share of all of them."""
    exchanges = [each for each in index.exchanges() if each.question]
    step = max(1, len(exchanges) // MOST_QUESTIONS)
    found: list[str] = []
    for exchange in exchanges[::step]:
        text = index.document(exchange.document_id).cut(exchange.question)
        found.extend(span.of(text) for span in sentences(text)[-1:])
    return tuple(found)


def answering_latency(assistant: Assistant, asked: Sequence[str]) -> Latency:
    """Ask each question once, the first few twice to warm up."""
    for question in asked[:WARM_UP]:
        assistant.ask(question)
    seconds = []
    for question in asked:
        begun = time.perf_counter()
        assistant.ask(question)
        seconds.append(time.perf_counter() - begun)
    return Latency.of(seconds)


def starting_up(index: Path, question: str) -> StartUp:
    """Start a new process that opens the index and asks one question.

    Raises:
        subprocess.CalledProcessError: The process failed.
    """
    command = [sys.executable, "-c", _START_UP, str(index), question]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    imports, opening, first_question, peak = json.loads(ran.stdout)
    return StartUp(imports, opening, first_question, peak)
