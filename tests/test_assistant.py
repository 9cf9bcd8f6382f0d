"""The wiring: open, ask, notice a new index."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.conftest import HEAD
from tests.measured import words_decide
from vraagbaak import assistant as module
from vraagbaak.assistant import Assistant
from vraagbaak.errors import (
    FilterError,
    IndexDamagedError,
    IndexMissingError,
    UnknownDocumentError,
)
from vraagbaak.index import Index, Pipeline, add, remove
from vraagbaak.settings import Settings
from vraagbaak.types import Language, Scope, Selection, Status
from vraagbaak.verify import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import FakeEncoder


@pytest.fixture
def put(tmp_path: Path, encoder: FakeEncoder, pipeline: Pipeline) -> Callable[[str, str], None]:
    def put_paper(name: str, text: str) -> None:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        add(tmp_path / "index", [path], encoder=encoder, pipeline=pipeline)

    return put_paper


def assistant_of(folder: Path, encoder: FakeEncoder) -> Assistant:
    return Assistant(folder / "index", encoder=encoder, calibration=words_decide())


def first_text(assistant: Assistant, question: str) -> str:
    given = assistant.ask(question)
    return (given.best or given.alternatives[0]).quote.text


def test_a_question_is_answered_in_the_language_it_is_asked_in(
    tmp_path: Path, encoder: FakeEncoder, put: Callable[[str, str], None]
) -> None:
    put("a.txt", "Mag vuurwerk in de stad? | Nee, vuurwerk is verboden.")
    assistant = assistant_of(tmp_path, encoder)
    assert assistant.ask("Is vuurwerk verboden?").language is Language.DUTCH
    assert assistant.ask("What about the fireworks?").language is Language.ENGLISH
    forced = assistant.ask("Is vuurwerk verboden?", language=Language.ENGLISH)
    assert forced.language is Language.ENGLISH


def test_a_new_generation_is_noticed_at_the_next_question(
    tmp_path: Path, encoder: FakeEncoder, put: Callable[[str, str], None]
) -> None:
    put("a.txt", "Mag vuurwerk in de stad? | Nee, vuurwerk is verboden.")
    assistant = assistant_of(tmp_path, encoder)
    old, searched = assistant.index, assistant.retriever
    put("b.txt", "Vaart de veerboot? | De veerboot vaart elk uur.")
    assert first_text(assistant, "Vaart de veerboot?") == "De veerboot vaart elk uur."
    assert assistant.index.generation != old.generation
    assert assistant.retriever is not searched
    remove(tmp_path / "index", "b.txt")
    assert first_text(assistant, "Vaart de veerboot?") == "Nee, vuurwerk is verboden."


def test_an_unchanged_index_is_opened_once(
    tmp_path: Path,
    encoder: FakeEncoder,
    put: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put("a.txt", "Mag vuurwerk? | Nee, vuurwerk is verboden.")
    opened: list[Path] = []

    def counting(folder: Path) -> Index:
        opened.append(folder)
        return Index.open(folder)

    monkeypatch.setattr(module, "Index", type("Counted", (), {"open": staticmethod(counting)}))
    assistant = assistant_of(tmp_path, encoder)
    for _ in range(3):
        assistant.ask("Mag vuurwerk?")
    assert len(opened) == 1


def test_the_pointer_may_vanish_while_questions_are_asked(
    tmp_path: Path, encoder: FakeEncoder, put: Callable[[str, str], None]
) -> None:
    put("a.txt", "Mag vuurwerk? | Nee, vuurwerk is verboden.")
    assistant = assistant_of(tmp_path, encoder)
    (tmp_path / "index" / "CURRENT").unlink()
    assert first_text(assistant, "Mag vuurwerk?") == "Nee, vuurwerk is verboden."


def test_threads_get_the_answers_that_one_would_get(
    tmp_path: Path, encoder: FakeEncoder, put: Callable[[str, str], None]
) -> None:
    put("a.txt", "Mag vuurwerk? | Nee, vuurwerk is verboden.\nVaart de boot? | Ja, de boot vaart.")
    assistant = assistant_of(tmp_path, encoder)
    questions = ["Mag vuurwerk?", "Vaart de boot?"] * 10
    alone = [first_text(assistant, question) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda each: first_text(assistant, each), questions))
    assert together == alone
    assert set(alone) == {"Nee, vuurwerk is verboden.", "Ja, de boot vaart."}


def test_only_what_is_selected_is_searched_and_the_answer_says_so(
    tmp_path: Path, encoder: FakeEncoder, put: Callable[[str, str], None]
) -> None:
    put("a.txt", "Mag vuurwerk in de stad? | Nee, vuurwerk is verboden.")
    put("b.txt", "Vaart de veerboot? | De veerboot vaart elk uur.")
    assistant = assistant_of(tmp_path, encoder)
    assert assistant.ask("Mag vuurwerk?").scope is None
    given = assistant.ask("Mag vuurwerk in de stad?", selection=Selection(documents=("b.txt",)))
    found = [given.best, *given.alternatives]
    assert [each.citation.file for each in found if each] == ["b.txt"]
    assert given.scope == Scope(Selection(documents=("b.txt",)), answers=1)
    none = assistant.ask("Mag vuurwerk?", selection=Selection(since=datetime.date(2020, 1, 1)))
    assert (none.status, none.alternatives) == (Status.NOT_FOUND, ())
    assert none.scope is not None
    assert (none.scope.answers, none.scope.undated) == (0, 2)
    with pytest.raises(FilterError, match=r"b\.txt"):
        assistant.ask("Mag vuurwerk?", selection=Selection(documents=("c.txt",)))


def test_similar_questions_come_with_their_answers(
    tmp_path: Path, encoder: FakeEncoder, put: Callable[[str, str], None]
) -> None:
    put("a.txt", "Is vuurwerk verboden? | Ja, overal.\nVaart de boot? | Nee.")
    assistant = assistant_of(tmp_path, encoder)
    similar = assistant.similar("Vuurwerk verboden?", selection=Selection(documents=("a.txt",)))
    assert (similar.question, similar.language) == ("Vuurwerk verboden?", Language.DUTCH)
    assert [each.quote.text for each in similar.found] == ["Ja, overal."]
    assert similar.scope is not None
    assert similar.scope.answers == 2
    assert assistant.similar("Hoe bak ik een taart?").found == ()
    forced = assistant.similar("Vuurwerk?", language=Language.ENGLISH, limit=1)
    assert (forced.language, forced.scope) == (Language.ENGLISH, None)


def test_the_choices_follow_the_index(
    tmp_path: Path, encoder: FakeEncoder, put: Callable[[str, str], None]
) -> None:
    put("a.txt", "Mag vuurwerk? | Nee.")
    assistant = assistant_of(tmp_path, encoder)
    assert [each.path.name for each in assistant.choices.documents] == ["a.txt"]
    put("b.txt", "Vaart de veerboot? | Ja.")
    assert [each.path.name for each in assistant.choices.documents] == ["a.txt", "b.txt"]


def test_open_says_that_there_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="index add"):
        Assistant.open(Settings(index=tmp_path / "nothing"))


def test_open_refuses_an_index_of_another_model(
    tmp_path: Path, put: Callable[[str, str], None]
) -> None:
    put("a.txt", "Mag vuurwerk? | Nee.")
    with pytest.raises(IndexDamagedError, match="model fake"):
        Assistant.open(Settings(index=tmp_path / "index"))


def test_documents_are_listed_by_filter_and_quotes_read_again(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    paths = [tmp_path / "havens.txt", tmp_path / "wegen.txt"]
    for path in paths:
        words = f"{HEAD}Vraag 1\nWat doen {path.stem}?\n\nAntwoord 1\nNiets, die {path.stem}.\n"
        path.write_text(words, encoding="utf-8")
    add(tmp_path / "index", paths, encoder=encoder)
    assistant = assistant_of(tmp_path, encoder)
    assert [each.answers for each in assistant.documents()] == [1, 1]
    (only,) = assistant.documents(Selection(documents=("wegen.txt",)))
    assert only.document.path.name == "wegen.txt"
    (exchange,) = assistant.index.exchanges(only.document.id)
    checked = assistant.verify(exchange.id)
    assert (checked.verdict, checked.sha256) == (Verdict.MATCH, only.document.sha256)
    only.document.path.unlink()
    assert assistant.verify(exchange.id).sha256 is None
    with pytest.raises(UnknownDocumentError, match="no answer"):
        assistant.verify("../../etc/passwd")
