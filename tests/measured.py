"""The commands that measure, run without a model."""

from __future__ import annotations

from contextlib import nullcontext
from types import SimpleNamespace
from typing import TYPE_CHECKING, Protocol

from typer.testing import CliRunner, Result

from eval import measuring
from eval.__main__ import app
from tests.conftest import read_fake
from vraagbaak.calibration import Calibration, calibration_of
from vraagbaak.types import Language

if TYPE_CHECKING:
    import pytest

    from tests.conftest import FakeEncoder

_SURE = {"bias": 100.0, "weights": {}, "threshold": 0.5}
_LIKENESS = {"bias": -2.8, "near": 4.0, "words": 8.0}
_DECISION = {"bias": -2.0, "weights": {"held": 5.0}}


class Measure(Protocol):
    """Runs a command of `python -m eval`."""

    def __call__(self, *arguments: object) -> Result:
        """Give what came of it."""


def words_decide(*, threshold: float = 0.5) -> Calibration:
    """Let words alone decide whether an answer is found: the fake encoder knows no meaning."""
    return calibration_of(
        {
            "ranking": {each.value: {"answer": 10.0, "grams_above": 1.0} for each in Language},
            "likeness": {each.value: _LIKENESS for each in Language},
            "decision": {
                each.value: {"on_topic": _SURE, "answers": {**_DECISION, "threshold": threshold}}
                for each in Language
            },
            "marks": {"weights": {"words": 1.0}, "threshold": 0.1},
        }
    )


def measuring_with(encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch) -> Measure:
    """Give a function that runs the commands with an encoder, and reads files of `fake_paper`."""
    guard = nullcontext(SimpleNamespace(read=read_fake))
    monkeypatch.setattr(measuring, "LazyEncoder", lambda *_, **__: encoder)
    monkeypatch.setattr(measuring, "Guard", lambda _: guard)
    monkeypatch.setattr(measuring, "load_calibration", words_decide)
    return lambda *arguments: CliRunner().invoke(app, [str(each) for each in arguments])
