"""Killed at any moment, a writer leaves the last complete index in use."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from vraagbaak.index import Index, check
from vraagbaak.index.generation import DRAFT, GENERATIONS
from vraagbaak.index.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import FakeEncoder

KILLS = 55
CHANGING, STABLE = 6, 6
REPOSITORY = Path(__file__).parents[1]


class Writer:
    """A process of `tests/index_writer.py`."""

    def __init__(self) -> None:
        one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.index_writer"],
            cwd=REPOSITORY,
            env={**os.environ, **one_thread},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def send(self, **order: object) -> None:
        """Give an order."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(order, default=str) + "\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        """Wait for the answer to the oldest order."""
        assert self.process.stdout
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def add(self, folder: Path, papers: Path, **fate: object) -> dict[str, Any]:
        """Give an order and wait for its answer."""
        self.send(folder=folder, paths=[papers], **fate)
        return self.answer()

    def close(self) -> None:
        """End the process."""
        self.process.communicate(timeout=30)


@pytest.fixture
def writer() -> Iterator[Writer]:
    writer = Writer()
    yield writer
    writer.close()


@pytest.fixture
def other_writer() -> Iterator[Writer]:
    writer = Writer()
    yield writer
    writer.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(STABLE):
        (papers / f"stable{number}.txt").write_text(lines(f"stable {number}"))
    return papers


def lines(what: str) -> str:
    return "".join(f"Which is question {i} of {what}? | It is {i} {what}.\n" for i in range(20))


def turn(papers: Path, number: int) -> None:
    """Give the changing papers their content of a round."""
    for paper in range(CHANGING):
        content = lines(f"paper {paper} round {number}")
        (papers / f"changing{paper}.txt").write_text(content)


def round_in_use(folder: Path, encoder: FakeEncoder) -> int:
    """Find which round the index holds: complete, sound, and giving answers."""
    index = Index.open(folder)
    texts = {document.path.stem: document.text for document in index.documents}
    assert len(texts) == CHANGING + STABLE
    number = int(texts["changing0"].split("round ")[1].split("?")[0])
    for paper in range(CHANGING):
        asked, answer = f"paper {paper} round {number}?", f"It is 7 paper {paper} round {number}."
        assert asked in texts[f"changing{paper}"]
        (vector,) = encoder.encode_queries([answer])
        (best,) = index.search(vector, limit=1)
        document = index.document(index.exchange(best.passage.exchange_id).document_id)
        assert best.passage.span.of(document.text) == answer
    index.close()
    assert check(folder) == ()
    return number


def stage(folder: Path, *, switched: bool) -> str:
    """Name how far a killed writer came, by what it left behind."""
    if switched:
        return "switched"
    generations = folder / GENERATIONS
    draft = generations / DRAFT
    current = (folder / "CURRENT").read_text().strip()
    if any(path.name > current for path in generations.iterdir() if path.name != DRAFT):
        return "complete, not yet switched"
    if not draft.exists():
        return "nothing written"
    return "manifest written" if (draft / MANIFEST).exists() else "half written"


def test_killed_at_random_moments_the_last_complete_index_opens_and_answers(
    writer: Writer, folder: Path, papers: Path, encoder: FakeEncoder
) -> None:
    turn(papers, 0)
    writer.add(folder, papers)
    turn(papers, 1)
    seconds = writer.add(folder, papers)["seconds"]
    in_use = 1
    stages: Counter[str] = Counter()
    chance = random.Random(20)
    number = in_use
    while stages.total() < KILLS and number < 3 * KILLS:
        number += 1
        turn(papers, number)
        answer = writer.add(folder, papers, delay=chance.uniform(0, 1.1 * seconds))
        found = round_in_use(folder, encoder)
        assert found in {in_use, number}
        if answer["killed"]:
            stages[stage(folder, switched=found == number)] += 1
        else:
            assert found == number
            # The first measure may have been of a busy moment.
            seconds = min(seconds, answer["seconds"])
        in_use = found

    assert stages.total() == KILLS
    assert stages["nothing written"], stages
    assert stages["half written"], stages
    turn(papers, 999)
    assert writer.add(folder, papers)["error"] == ""
    assert round_in_use(folder, encoder) == 999
    assert len(list((folder / GENERATIONS).iterdir())) == 2


def test_killed_before_each_touch_of_a_file_the_last_complete_index_opens_and_answers(
    writer: Writer, folder: Path, papers: Path, encoder: FakeEncoder
) -> None:
    turn(papers, 0)
    writer.add(folder, papers)
    in_use = 0
    stages: Counter[str] = Counter()
    for number in range(1, 200):
        turn(papers, number)
        answer = writer.add(folder, papers, event=number)
        found = round_in_use(folder, encoder)
        assert found in {in_use, number}
        in_use = found
        if not answer["killed"]:
            break
        stages[stage(folder, switched=found == number)] += 1

    assert in_use == number
    assert stages.total() >= 20
    assert stages.keys() == {
        "nothing written",
        "half written",
        "manifest written",
        "complete, not yet switched",
        "switched",
    }


def test_killed_while_making_the_first_index_there_is_none_and_the_next_try_makes_it(
    writer: Writer, folder: Path, papers: Path, encoder: FakeEncoder
) -> None:
    turn(papers, 0)
    for event in range(1, 200):
        answer = writer.add(folder, papers, event=event)
        if (folder / "CURRENT").exists():
            break
        assert answer["killed"]

    assert event > 10
    assert round_in_use(folder, encoder) == 0


def test_two_writers_at_once_lose_nothing(
    writer: Writer, other_writer: Writer, folder: Path, papers: Path
) -> None:
    for number in range(8):
        (papers / f"{number}.txt").write_text(lines(f"number {number}"))
        chosen = writer if number % 2 else other_writer
        chosen.send(folder=folder, paths=[papers / f"{number}.txt"])

    errors = [(writer if number % 2 else other_writer).answer()["error"] for number in range(8)]

    added = {f"{number}.txt" for number, error in enumerate(errors) if not error}
    assert set(errors) <= {"", "IndexBusyError"}
    assert len(added) >= 2
    assert {document.path.name for document in Index.open(folder).documents} == added
    assert check(folder) == ()
