"""Labels and headings."""

from __future__ import annotations

import pytest

from vraagbaak.segment.labels import Side, heading, labels


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
        "Antwoord van Minister De Voorbeeld",
        "Vragen van het lid Voorbeeld",
    ],
)
def test_a_line_that_only_begins_like_a_heading_is_none(line: str) -> None:
    assert heading(line) is None
