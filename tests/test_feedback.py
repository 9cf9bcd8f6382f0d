"""Feedback is kept line by line, whole or not at all, and read back with every fault named."""

from __future__ import annotations

import datetime
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from filelock import FileLock

from vraagbaak.errors import FeedbackError
from vraagbaak.feedback import Feedback, Shown, Verdict, append, file, read_feedback
from vraagbaak.settings import Settings
from vraagbaak.types import Asked, Citation, Cited, Language, Quote, Span

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path

TEXT = "De dijk is tien meter hoog.\u2028Soms elf.\n\nDat is <b>genoeg</b>."
SHOWN = Shown("dijk.pdf", "Antwoord 3a", "5f0c", TEXT, (Span(0, 27),))
UP = Feedback(
    at=datetime.datetime(2026, 3, 21, 9, 30, tzinfo=datetime.UTC),
    question="Hoe hoog is de dijk?",
    history=("Waar ligt de dijk?",),
    language=Language.DUTCH,
    verdict=Verdict.UP,
    confidence=0.93,
    shown=SHOWN,
    comment="Precies",
)
NOTHING = replace(UP, verdict=Verdict.DOWN, shown=None, history=(), comment="", filtered=True)


def test_what_is_added_is_read_back_in_order(tmp_path: Path) -> None:
    path = tmp_path / "new" / "feedback.jsonl"
    for each in (UP, NOTHING):
        append(path, each)
    assert read_feedback(path) == (UP, NOTHING)
    assert path.stat().st_mode & 0o077 == 0


def test_a_line_holds_these_fields(tmp_path: Path) -> None:
    append(tmp_path / "f", UP)
    line = json.loads((tmp_path / "f").read_text(encoding="utf-8"))
    assert line["shown"] == {
        "file": "dijk.pdf",
        "label": "Antwoord 3a",
        "exchange": "5f0c",
        "text": TEXT,
        "highlights": [[0, 27]],
        "sha256": SHOWN.sha256,
    }
    assert (line["verdict"], line["language"]) == ("up", "nl")
    assert line["at"] == "2026-03-21T09:30:00+00:00"


def test_what_was_shown_is_taken_from_an_answer() -> None:
    quote = Quote((Span(5, 5 + len(TEXT)),), TEXT, (Span(0, 27),), ())
    citation = Citation("d", "5f0c", "dijk.pdf", "T", "Antwoord 3a", "", "", None, None, None)
    shown = Shown.of(Cited(quote, Asked((), "", None), citation, 0.9))
    assert shown == SHOWN
    assert shown.sha256 == quote.sha256


def test_writers_at_once_do_not_mix_their_lines(tmp_path: Path) -> None:
    given = [replace(UP, question=f"Vraag {number}?") for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: append(tmp_path / "f", each), given))
    read = read_feedback(tmp_path / "f")
    assert {each.question for each in read} == {each.question for each in given}
    assert len(read) == len(given)


def test_a_line_that_was_cut_off_does_not_take_the_next_one_with_it(tmp_path: Path) -> None:
    path = tmp_path / "f"
    append(path, UP)
    path.write_bytes(path.read_bytes() + b'{"at": "2026')
    append(path, NOTHING)
    with pytest.raises(FeedbackError, match=r"f, line 2: this is not JSON"):
        read_feedback(path)
    kept = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join((kept[0], kept[2], b"")))
    assert read_feedback(path) == (UP, NOTHING)


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f"
    append(path, UP)

    class Full:
        """A file on a disk with room for ten bytes."""

        def __init__(self, real: FileIO) -> None:
            self.real = real

        def write(self, line: bytes) -> int:
            return self.real.write(line[:10])

    write = file._write
    monkeypatch.setattr(file, "_write", lambda real, line: write(cast("FileIO", Full(real)), line))
    with pytest.raises(FeedbackError, match=r"f: cannot be written \(No space left on device\)"):
        append(path, NOTHING)
    assert read_feedback(path) == (UP,)


def test_a_place_that_cannot_be_written_or_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "f").mkdir()
    with pytest.raises(FeedbackError, match=r"f: cannot be written .*VRAAGBAAK_FEEDBACK"):
        append(tmp_path / "f", UP)
    with pytest.raises(FeedbackError, match=r"none: cannot be read .*Check the path"):
        read_feedback(tmp_path / "none")
    monkeypatch.setattr(file, "LOCK_SECONDS", 0)
    with (
        FileLock(f"{tmp_path / 'g'}.lock"),
        pytest.raises(FeedbackError, match="another program is writing"),
    ):
        append(tmp_path / "g", UP)
    assert not (tmp_path / "g").exists()


def test_half_a_character_is_kept_as_a_question_mark(tmp_path: Path) -> None:
    append(tmp_path / "f", replace(NOTHING, question="Wat is \ud83d?"))
    assert read_feedback(tmp_path / "f")[0].question == "Wat is ??"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"question": " "}, '"question" must be a text that is not empty'),
        ({"question": None}, '"question" must be a text'),
        ({"history": "eerder"}, '"history" must be a list of texts'),
        ({"language": "fr"}, "'fr' is not a valid Language"),
        ({"verdict": "meh"}, "'meh' is not a valid Verdict"),
        ({"confidence": 1.5}, '"confidence" must be a number from 0 to 1'),
        ({"confidence": True}, '"confidence" must be a number'),
        ({"at": "gisteren"}, '"at" must be a time such as'),
        ({"filtered": "ja"}, '"filtered" must be true or false'),
        ({"shown": "tekst"}, "a JSON object is expected"),
        ({"shown": {}}, 'the field "text" is missing'),
    ],
)
def test_a_wrong_field_is_named_with_its_line(
    change: dict[str, Any], message: str, tmp_path: Path
) -> None:
    path = written(tmp_path, change)
    with pytest.raises(FeedbackError, match=r"f, line 3: .*Correct or remove the line") as caught:
        read_feedback(path)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": TEXT + " Meer."}, '"sha256" is not the checksum of "text"'),
        ({"highlights": [[0, 9999]]}, '"highlights" must be a list of pairs of offsets'),
        ({"highlights": [[3, 1]]}, '"highlights" must be'),
        ({"highlights": [[0]]}, '"highlights" must be'),
        ({"highlights": None}, '"highlights" must be'),
        ({"file": 3}, '"file" must be a text'),
    ],
)
def test_a_passage_that_was_changed_is_refused(
    change: dict[str, Any], message: str, tmp_path: Path
) -> None:
    append(tmp_path / "f", UP)
    shown = json.loads((tmp_path / "f").read_bytes())["shown"]
    with pytest.raises(FeedbackError) as caught:
        read_feedback(written(tmp_path, {"shown": {**shown, **change}}))
    assert message in str(caught.value)


def test_fields_of_a_later_version_are_left_alone_and_a_comment_may_be_absent(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, {"at": "2026-03-21T09:30:00", "later": 1}, without="comment")
    assert read_feedback(path)[-1] == replace(UP, comment="")


def written(folder: Path, change: dict[str, Any], *, without: str = "") -> Path:
    """Write a good line, a blank one, and one that is changed."""
    path = folder / "f"
    path.unlink(missing_ok=True)
    append(path, UP)
    good = path.read_text(encoding="utf-8")
    row = {**json.loads(good), **change}
    row.pop(without, None)
    path.write_text(f"{good}\n{json.dumps(row)}\n", encoding="utf-8")
    return path


def test_nothing_is_kept_unless_a_file_is_set() -> None:
    assert Settings.from_environment({}).feedback is None
    chosen = Settings.from_environment({"VRAAGBAAK_FEEDBACK": "data/f.jsonl"})
    assert chosen.feedback is not None
    assert chosen.feedback.parts == ("data", "f.jsonl")
