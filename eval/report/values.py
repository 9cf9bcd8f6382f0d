"""What a page shows, whatever was measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum


class Tone(StrEnum):
    """How an outcome looks on the page."""

    BAD = "bad"
    FAIR = "fair"
    GOOD = "good"


class Outcome(Enum):
    """What became of a question; listed in the order in which they deserve a look."""

    LOST = ("lost", Tone.BAD)
    """The second of two runs does worse than the first; those that are compared have these four."""
    WON = ("won", Tone.GOOD)
    TIED = ("tied", Tone.FAIR)
    BOTH_RIGHT = ("tied, both right", Tone.GOOD)
    WRONG = ("wrong", Tone.BAD)
    """Another answer was given."""
    UNCALLED = ("answered in vain", Tone.BAD)
    """Something was quoted where nothing answers the question."""
    FALSE_REFUSAL = ("wrongly refused", Tone.FAIR)
    FLAWED = ("right, with a flaw", Tone.FAIR)
    """The right quote with a wrong label, page, or sentence marked."""
    NOT_RANKED = ("not found", Tone.BAD)
    """No right passage is among those that were ranked."""
    BELOW_TEN = ("below the tenth", Tone.BAD)
    IN_TEN = ("second to tenth", Tone.FAIR)
    REFUSED = ("rightly refused", Tone.GOOD)
    RIGHT = ("right", Tone.GOOD)
    FIRST = ("first", Tone.GOOD)

    def __init__(self, words: str, tone: Tone) -> None:
        self.words = words
        self.tone = tone


class Mark(StrEnum):
    """Why a piece of a text is marked."""

    ANSWER = "answer"
    """The sentences that the program marked as the answer."""
    EXPECTED = "expected"
    """The words that a right answer holds."""
    MISSING = "missing"
    """Words that were expected and are not in what was given."""
    WORD = "word"
    """A word of the question."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a text, `text[start:end]`, and why it is marked."""

    start: int
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its source; `right` is None where that is not known, `score` where it has none.

    `place` is its place among what was given, from 1; None for what was expected.
    """

    source: tuple[str, ...]
    text: str
    marks: tuple[Marked, ...] = ()
    right: bool | None = None
    place: int | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What stands under one heading beside the others; `nothing` is said where there is none."""

    heading: str
    passages: tuple[Passage, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question with what was expected and what was given.

    `rank` is the place of the first right one, None where it is not among those looked at;
    `figures` are measures of this question alone, by name. `flaws` say in words what is wrong,
    `others` are passages to unfold.
    """

    id: str
    kind: str
    language: str
    question: str
    outcome: Outcome
    sides: tuple[Side, ...]
    others: tuple[Passage, ...] = ()
    history: tuple[str, ...] = ()
    rank: int | None = None
    confidence: float | None = None
    milliseconds: float | None = None
    figures: dict[str, float] = field(default_factory=dict)
    flaws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure of a group of questions, with its interval and how many questions there are."""

    group: str
    value: float
    low: float
    high: float
    count: int


class Unit(Enum):
    """How the values of a measure are written."""

    SHARE = "{:.1%}"
    SCORE = "{:.3f}"
    MILLISECONDS = "{:,.0f}"

    def write(self, value: float) -> str:
        """Write a value."""
        return self.value.format(value)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure by its name, with its figure for each group; the first group is all questions."""

    name: str
    unit: Unit
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions whose confidence lies between two edges: how sure, and how often right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a curve, with the interval of its height if there is one."""

    x: float
    y: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """A whole page; a plot is left out where its values are.

    `measures` are those that are shown, each with a bar for each group of questions.
    """

    title: str
    summary: str
    stamp: dict[str, str]
    measures: tuple[Measured, ...]
    rows: tuple[Row, ...]
    reliability: tuple[Bin, ...] = ()
    risk_coverage: tuple[Point, ...] = ()
    operating_point: Point | None = None
    recall: tuple[Point, ...] = ()
    notes: tuple[str, ...] = ()
