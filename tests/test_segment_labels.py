"""Labels and headings."""

from __future__ import annotations

import pytest

from vraagbaak.segment.labels import Side, continues, heading, labels, resembles_heading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", ("3",)),
        ("3a", ("3a",)),
        ("1 en 2", ("1", "2")),
        ("3, 4 en 5", ("3", "4", "5")),
        ("7, 8, 9 10 en 11", ("7", "8", "9", "10", "11")),
        ("1 t/m 4", ("1", "2", "3", "4")),
        ("2 tot en met 4 en 6", ("2", "3", "4", "6")),
        ("5-7", ("5", "6", "7")),
        ("3a en b", ("3a", "3b")),
        ("3a tot en met 3c", ("3a", "3b", "3c")),
        ("12 a t/m d", ("12a", "12b", "12c", "12d")),
        ("3 en vraag 4", ("3", "4")),
        ("", ()),
    ],
)
def test_labels_are_listed(text: str, expected: tuple[str, ...]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("line", "side", "printed", "names"),
    [
        ("Vraag 3, 4 en 5", Side.QUESTION, "Vraag 3, 4 en 5", ("3", "4", "5")),
        ("Antwoord", Side.ANSWER, "Antwoord", ()),
        ("Antwoord 3a", Side.ANSWER, "Antwoord 3a", ("3a",)),
        ("Antwoord op vragen 4, 5 en 6:", Side.ANSWER, "Antwoord op vragen 4, 5 en 6", None),
        ("Antwoord vragen 4-6:", Side.ANSWER, "Antwoord vragen 4-6", None),
        ("Antwoord nrs. 4 t/m 6", Side.ANSWER, "Antwoord nrs. 4 t/m 6", None),
        ("Antwoord op de vragen 4 t/m 6", Side.ANSWER, "Antwoord op de vragen 4 t/m 6", None),
        ("ANTWOORD (2)", Side.ANSWER, "ANTWOORD (2)", ("2",)),
        ("Nader antwoord 2", Side.ANSWER, "Nader antwoord 2", ("2",)),
        ("Antwoord op vraag 2.", Side.ANSWER, "Antwoord op vraag 2", ("2",)),
    ],
)
def test_a_line_that_is_a_heading_is_read(
    line: str, side: Side, printed: str, names: tuple[str, ...] | None
) -> None:
    found = heading(line)
    assert found is not None
    assert (found.side, found.printed) == (side, printed)
    assert found.labels == (names if names is not None else ("4", "5", "6"))


@pytest.mark.parametrize(
    "line",
    [
        "Antwoord 3 luidt anders",
        "Vraag",
        "Vraag 3 is al beantwoord.",
        "Het antwoord",
        "antwoord op vraag 3.",
        "vraag 3.",
        "Antwoord op",
        "Antwoord 2023",
        "Antwoord van Minister De Voorbeeld",
        "Vragen van het lid Voorbeeld",
    ],
)
def test_a_line_that_only_begins_like_a_heading_is_none(line: str) -> None:
    assert heading(line) is None


@pytest.mark.parametrize(
    ("before", "line", "run_on"),
    [
        ("Antwoord 3, 4", "en 5", True),
        ("Antwoord 3, 4,", "5 en 6", True),
        ("Antwoord op de vragen", "3 en 4", True),
        ("Antwoord 3", "En zo gaat het door.", False),
        ("Antwoord", "1. Het eerste punt.", False),
        ("Antwoord op de vragen", "De vragen zijn eerder beantwoord.", False),
    ],
)
def test_a_heading_may_run_on(before: str, line: str, run_on: bool) -> None:  # noqa: FBT001
    assert continues(before, line) is run_on


@pytest.mark.parametrize(
    ("text", "bold", "like"),
    [
        ("Vraag 4 (vervolg)", False, True),
        ("Antwoord op de vragen 3 en 4 van het lid Voorbeeld", False, True),
        ("Vraag 4 van het lid Voorbeeld.", True, True),
        ("Vraag 4 is al beantwoord.", False, False),
        ("De vraag 4", True, False),
    ],
)
def test_a_heading_of_unknown_form_is_told(text: str, bold: bool, like: bool) -> None:  # noqa: FBT001
    assert resembles_heading(text, bold=bold) is like
