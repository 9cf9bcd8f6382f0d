"""Learning a low-rank update of the bundled model from questions and answers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

from eval import adapt
from eval.adaptation.halves import half_of
from eval.adaptation.pairs import Answer, Pair, asked_pairs, invented_pairs, parliament_pairs
from eval.fitting.wanted import of_passage_set, of_written_set
from eval.formats.lines import SetError
from tests.test_eval_calibrate import SUBJECTS, lines
from vraagbaak.embed.adapter import read_adapter
from vraagbaak.embed.bundled import find_source, prepare
from vraagbaak.embed.sentence_encoder import load_folder
from vraagbaak.index import Index, Pipeline, add
from vraagbaak.passages import passages
from vraagbaak.types import PassageKind

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeEncoder

LONG = "De provincie heeft in het voorjaar besloten dat het veer voortaan ook in de winter vaart, "


@pytest.fixture
def index(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Index:
    for subject in SUBJECTS:
        (tmp_path / f"{subject}.txt").write_text(
            f"Mag {subject} na het besluit nog in de binnenstad? | Nee, {subject} is daar door de "
            "burgemeester verboden. Dat blijft zo. Ook later.\n"
            "Echt? | Ja.",
            encoding="utf-8",
        )
    papers = sorted(tmp_path.glob("*.txt"))
    add(tmp_path / "index", papers, encoder=encoder, pipeline=replace(pipeline, passages=passages))
    return Index.open(tmp_path / "index")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    rows = [
        {
            "id": subject,
            "lang": "en",
            "kind": "follow-up",
            "history": [f"What about {subject}?"],
            "question": "Is it banned?",
            "document": f"{subject}.txt",
            "exchange": 0,
            "sentences": [1],
        }
        for subject in SUBJECTS
    ]
    path = tmp_path / "written.jsonl"
    path.write_text(lines(*rows), encoding="utf-8")
    return path


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    path = tmp_path / "invented.jsonl"
    row = {"id": "i1", "title": "Veer", "text": "Het vaart.", "nl": "Vaart het?", "en": "Sails it?"}
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def test_a_question_is_paired_with_what_is_embedded_for_its_answer(
    index: Index, written: Path
) -> None:
    first = next(iter(asked_pairs(of_written_set(written, index), index)))
    (answer,) = first.answers
    assert first.question == "What about vuurwerk? Is it banned?"
    assert answer.marked == ("Dat blijft zo.",)
    assert answer.views[PassageKind.SENTENCE] == (
        "Nee, vuurwerk is daar door de burgemeester verboden.",
    )
    assert answer.views[PassageKind.ANSWER][0].endswith("Ook later.")


def test_what_parliament_asked_is_learned_unless_it_is_known_or_says_nothing(index: Index) -> None:
    pairs = list(parliament_pairs(index, ()))
    assert len(pairs) == len(SUBJECTS)
    known = [replace(pairs[0], question=pairs[0].question.upper())]
    assert len(list(parliament_pairs(index, known))) == len(SUBJECTS) - 1


def test_an_invented_passage_is_asked_in_two_languages(invented: Path) -> None:
    dutch, english = invented_pairs(invented)
    assert (dutch.question, english.question) == ("Vaart het?", "Sails it?")
    assert dutch.answers[0].views[PassageKind.ANSWER] == ("Veer\nHet vaart.",)


def pair(group: str, *sentences: str) -> Pair:
    return Pair("?", group, (Answer(group, {PassageKind.SENTENCE: sentences}),))


def test_papers_that_share_an_answer_are_in_one_half() -> None:
    shared = LONG + "zoals eerder aan de Kamer is gemeld in de brief van maart."
    many = [pair(f"paper {number}", f"{LONG}{chr(97 + number)}") for number in range(20)]
    twins = [pair("a.docx", shared), pair("a.pdf", f"1. {shared}")]
    halves = half_of([*twins, *(pair(each.group, "Ja.") for each in many)])
    assert halves["a.docx"] == halves["a.pdf"]
    assert set(halves.values()) == {0, 1}


def test_a_question_about_an_unknown_passage_is_refused_with_its_line(
    index: Index, tmp_path: Path
) -> None:
    path = tmp_path / "about.jsonl"
    path.write_text('{"id": "1", "lang": "nl", "question": "Wat?", "passage": "p9"}')
    with pytest.raises(SetError, match=r"about\.jsonl.*1.*no passage p9"):
        list(of_passage_set(path, index))


@pytest.mark.usefixtures("index")
def test_learning_brings_questions_nearer_to_their_answers(
    tmp_path: Path, written: Path, invented: Path
) -> None:
    out = tmp_path / "update.safetensors"
    options = ["--index", tmp_path / "index", "--written", written, "--invented", invented]
    script = typer.Typer()
    script.command()(adapt.main)
    done = CliRunner().invoke(
        script, [*map(str, options), "--half", "0", "--rounds", "8", "--out", str(out)]
    )
    assert done.exit_code == 0, done.output
    losses = [float(loss) for loss in re.findall(r"loss ([\d.]+)", done.output)]
    assert losses[-1] < losses[0]
    source = replace(find_source(adapted=False), adapter=read_adapter(out))
    learned = load_folder(prepare(source, tmp_path / "cache", tell=print), name="learned")
    seen = json.loads(done.stdout[done.stdout.index("[") :])
    subjects = [subject for subject in SUBJECTS if subject in seen]
    assert 0 < len(subjects) < len(SUBJECTS)
    questions = learned.encode_queries([f"What about {each}? Is it banned?" for each in subjects])
    answers = learned.encode_documents([f"Nee, {each} is verboden." for each in subjects])
    assert (np.argmax(questions @ answers.T, axis=1) == np.arange(len(subjects))).all()
