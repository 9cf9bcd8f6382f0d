"""Write a set, the list of what is to do for it, and what became of every line."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eval.formats.lines import SetError
from eval.runs.results import write_lines
from eval.set_making.sources import COLUMNS, NOTES
from eval.set_making.spreadsheet import sheet_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from eval.formats.question_set import Expected, Question
    from eval.set_making.merge import Decided

LINES_COLUMNS = ("file", "line", "became", "id", "question", "says", "verdict")


@dataclass(frozen=True, slots=True)
class Outputs:
    """The three files that are written, named after the set."""

    questions: Path
    to_do: Path
    lines: Path

    @classmethod
    def beside(cls, path: Path) -> Outputs:
        """Name the files after the set's."""
        to_do, lines = (path.with_name(f"{path.stem}-{each}.csv") for each in ("todo", "lines"))
        return cls(path, to_do, lines)

    def check(self, sources: Iterable[Path], *, overwrite: bool) -> None:
        """Refuse to write over a source, and over what is there unless told to.

        Raises:
            SetError: A file is in the way.
        """
        read = {path.resolve() for path in sources}
        for path in (self.questions, self.to_do, self.lines):
            if path.resolve() in read:
                raise SetError(
                    f"{path} would be written over, and it is read here. Give --out another name."
                )
            if path.exists() and not overwrite:
                raise SetError(
                    f"{path} is there already. Give --out another name, or --overwrite if nothing "
                    "that you filled in is lost by it."
                )


def write_set(decided: Sequence[Decided], outputs: Outputs) -> tuple[Path, ...]:
    """Write the set, the to-do list and the table of lines, and give the paths of those written.

    A set without questions and a list with nothing to do are not written; what stood there before
    is removed.

    Raises:
        ResultsError: They cannot be written.
    """
    questions = [
        json.dumps(_question_row(each.question), ensure_ascii=False)
        for each in decided
        if each.question
    ]
    to_do = [_to_do_row(each) for each in decided if each.question is None]
    lines = [row for each in decided for row in _line_rows(each)]
    contents = {
        outputs.questions: questions,
        outputs.to_do: [sheet_text((*COLUMNS, *NOTES), to_do)] if to_do else [],
        outputs.lines: [sheet_text(LINES_COLUMNS, lines)],
    }
    for path, content in contents.items():
        if content:
            write_lines(path, content)
        else:
            path.unlink(missing_ok=True)
    return tuple(path for path, content in contents.items() if content)


def _question_row(question: Question) -> dict[str, Any]:
    first, *others = question.expected or (None,)
    return {
        "id": question.id,
        "lang": question.language.value,
        "kind": question.kind.value,
        "question": question.text,
        **({"history": list(question.history)} if question.history else {}),
        **_expected_row(first),
        "also": [_expected_row(each) for each in others],
    }


def _expected_row(expected: Expected | None) -> dict[str, str | None]:
    if expected is None:
        return dict.fromkeys(("document", "answer", "must_quote"))
    return {
        "document": expected.document,
        "answer": expected.label,
        "must_quote": expected.must_quote,
    }


def _to_do_row(decided: Decided) -> dict[str, str]:
    first = decided.statements[0]
    verdicts = Counter(each.verdict.value for each in decided.statements if each.verdict)
    shown = next((each.shown for each in decided.statements if each.shown), None)
    place = (
        {
            "shown_file": shown.file,
            "shown_label": shown.label,
            "shown_text": shown.text,
        }
        if shown
        else {}
    )
    return {
        "id": decided.id,
        "lang": first.language.value,
        "question": first.text,
        "history": "\n".join(first.history),
        "why": decided.why,
        "verdicts": ", ".join(f"{name} {count}" for name, count in verdicts.items()),
        "comments": "\n".join(each.comment for each in decided.statements if each.comment),
        "from": "\n".join(each.place for each in decided.statements),
        **place,
    }


def _line_rows(decided: Decided) -> Iterable[dict[str, str]]:
    for statement, fate in zip(decided.statements, decided.fates, strict=True):
        yield {
            "file": str(statement.path),
            "line": str(statement.line),
            "became": fate.value,
            "id": decided.id,
            "question": statement.text,
            "says": statement.says.value,
            "verdict": statement.verdict.value if statement.verdict else "",
        }
