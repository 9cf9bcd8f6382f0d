"""Bring together what all lines say of each question, and decide what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.formats.lines import SetError
from eval.formats.question_set import Question, QuestionKind
from eval.measures.judgement import plain
from eval.set_making.statements import Fate, Says

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eval.formats.question_set import Expected
    from eval.set_making.statements import Statement
    from vraagbaak.feedback import Shown

NEEDS_ANSWER = "It needs an answer: fill in document, answer and must_quote."
NEEDS_WORDS = (
    "The answer shown was right, but no marked words of it tell it from others: fill in document, "
    "answer and must_quote."
)
NEEDS_KIND = "To find nothing was right: fill in the kind, near-miss or off-topic."
NEEDS_KIND_FILTERED = (
    "To find nothing was right in a part of the papers: fill in an answer from the others, or the "
    "kind, near-miss or off-topic."
)
CONTRADICTORY = "The verdicts contradict each other: fill in what is right."


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of one question and of each line about it.

    `question` goes into the set; where it is None, `why` says what is to do. `fates` stand in the
    order of `statements`.
    """

    id: str
    statements: tuple[Statement, ...]
    fates: tuple[Fate, ...]
    question: Question | None = None
    why: str = ""


def decide(statements: Iterable[Statement]) -> tuple[Decided, ...]:
    """Decide what becomes of every question, in the order in which they first come.

    Raises:
        SetError: Two written lines about one question contradict each other, or two questions have
            one id; the message names both lines.
    """
    groups: dict[str, list[Statement]] = {}
    for each in statements:
        groups.setdefault(each.key, []).append(each)
    decided = tuple(_decided(own) for own in groups.values())
    _check_ids(decided)
    return decided


def _decided(own: Sequence[Statement]) -> Decided:
    """Let what is written down outweigh the verdicts."""
    if any(each.written and each.says is Says.NO_ANSWER for each in own):
        return _without_answer(own)
    if any(each.written and each.says is Says.ANSWERED for each in own):
        return _answered(own)
    verdicts = _Verdicts(own)
    if verdicts.usable and not verdicts.rightly_refused:
        return _answered(own)
    fate = Fate.CONTRADICTORY if verdicts.contradict else Fate.TO_DO
    return Decided(_id(own), tuple(own), (fate,) * len(own), why=_why(own, verdicts))


def _why(own: Sequence[Statement], verdicts: _Verdicts) -> str:
    """Say what a person must do."""
    if verdicts.contradict:
        return CONTRADICTORY
    if verdicts.right:
        return NEEDS_WORDS
    if verdicts.rightly_refused:
        return NEEDS_KIND
    partly = any(each.says is Says.RIGHTLY_REFUSED for each in own)
    return NEEDS_KIND_FILTERED if partly else NEEDS_ANSWER


class _Verdicts:
    """What verdicts in the chat say of one question, each passage by the id of its exchange."""

    def __init__(self, own: Sequence[Statement]) -> None:
        self.right = {_exchange(each) for each in own if each.says is Says.ANSWERED}
        wrong = {_exchange(each) for each in own if each.says is Says.NOT_THIS}
        self.disputed = self.right & wrong
        self.usable = {_exchange(each) for each in own if each.expected} - self.disputed
        self.rightly_refused = any(
            each.says is Says.RIGHTLY_REFUSED and not each.filtered for each in own
        )
        wrongly = any(each.says is Says.WRONGLY_REFUSED for each in own)
        self.contradict = bool(self.disputed or (self.rightly_refused and (self.right or wrongly)))


def _exchange(statement: Statement) -> str:
    return statement.shown.exchange_id if statement.shown else ""


def _answered(own: Sequence[Statement]) -> Decided:
    """Put a question with its right answers in the set; those that are written down come first."""
    disputed = _Verdicts([each for each in own if not each.written]).disputed
    naming = [each for each in own if each.expected and _exchange(each) not in disputed]
    naming.sort(key=lambda each: not each.written)
    expected: list[Expected] = []
    for each in naming:
        expected += [one for one in each.expected if not _known(one, each, expected)]
    first = naming[0]
    kind = first.kind or (QuestionKind.FOLLOW_UP if first.history else QuestionKind.ANSWERABLE)
    question = Question(_id(own), first.language, kind, first.text, first.history, tuple(expected))
    fates = (
        Fate.IN_SET
        if each is first
        else Fate.MERGED
        if each in naming
        else _beside_answer(each, expected, disputed)
        for each in own
    )
    return Decided(question.id, tuple(own), tuple(fates), question)


def _known(one: Expected, statement: Statement, expected: Sequence[Expected]) -> bool:
    """Say whether an answer is there already: the same words, or others of the passage shown."""
    if statement.shown:
        return _holds(statement.shown, expected)
    return any(
        (one.stem, one.label, plain(one.must_quote))
        == (each.stem, each.label, plain(each.must_quote))
        for each in expected
    )


def _holds(shown: Shown, expected: Iterable[Expected]) -> bool:
    return any(plain(each.must_quote) in plain(shown.text) for each in expected)


def _beside_answer(statement: Statement, expected: Sequence[Expected], disputed: set[str]) -> Fate:
    """Say what becomes of a line that names no answer, where there is one."""
    if _exchange(statement) in disputed and statement.shown:
        return Fate.CONTRADICTORY
    if statement.says is Says.RIGHTLY_REFUSED and not statement.filtered:
        return Fate.OUTWEIGHED
    if statement.says is Says.NOT_THIS and statement.shown and _holds(statement.shown, expected):
        return Fate.OUTWEIGHED
    return Fate.MERGED if statement.says in {Says.ANSWERED, Says.OPEN} else Fate.SETTLED


def _without_answer(own: Sequence[Statement]) -> Decided:
    """Put a question that nothing answers in the set, whatever the verdicts say."""
    first = next(each for each in own if each.written and each.says is Says.NO_ANSWER)
    for each in own:
        if each.kind not in {None, first.kind}:
            raise SetError(
                f"{each.place}: the question is {each.kind} here, and {first.kind} in "
                f"{first.place}. Keep what is right."
            )
    kind = first.kind or QuestionKind.NEAR_MISS
    question = Question(_id(own), first.language, kind, first.text, first.history, ())
    against = {Says.ANSWERED, Says.WRONGLY_REFUSED}
    fates = (
        Fate.IN_SET if each is first else Fate.OUTWEIGHED if each.says in against else Fate.MERGED
        for each in own
    )
    return Decided(question.id, tuple(own), tuple(fates), question)


def _id(own: Sequence[Statement]) -> str:
    """Give the first name that a line gives, else one made of the question."""
    return next((each.id for each in own if each.id), own[0].key)


def _check_ids(decided: Iterable[Decided]) -> None:
    given: dict[str, Statement] = {}
    for each in decided:
        first = each.statements[0]
        before = given.setdefault(each.id, first)
        if before is not first:
            raise SetError(
                f"{first.place}: the id {each.id} is that of another question in {before.place}. "
                "Give each question an id of its own."
            )
