"""A translation is asked of the endpoint that is set, and every way it can fail has a name."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.completions import Endpoint, completion, endpoint
from vraagbaak import translation
from vraagbaak.errors import TranslationError, Untranslated
from vraagbaak.settings import Settings, Translating
from vraagbaak.translation import MAX_BYTES, Translator

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = "Het is verboden.\n\nIn heel Overzee."


@pytest.fixture
def served() -> Iterator[Endpoint]:
    """An endpoint on this machine."""
    with endpoint() as made:
        yield made


def translator(served: Endpoint, **given: str) -> Translator:
    """Make a translator that asks this endpoint."""
    variables = {"URL": served.url, "MODEL": "klein", "SECONDS": "5", **given}
    named = {f"VRAAGBAAK_TRANSLATION_{name}": value for name, value in variables.items()}
    return Translator(Translating.from_environment(named))


def failure(asks: Translator) -> TranslationError:
    """Give the error of a translation that fails."""
    with pytest.raises(TranslationError) as raised:
        asks.translate(WORDS)
    return raised.value


def test_the_words_go_to_the_endpoint_and_come_back_translated(served: Endpoint) -> None:
    asks = translator(served, KEY="geheim")
    assert asks.translate(WORDS) == "It is forbidden."
    assert asks.model == "klein"
    assert served.paths == ["/v1/chat/completions"]
    assert served.authorizations == ["Bearer geheim"]
    (body,) = served.bodies
    assert body["model"] == "klein"
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["messages"][1]["content"] == WORDS
    assert WORDS not in body["messages"][0]["content"]


def test_without_a_key_none_is_shown(served: Endpoint) -> None:
    translator(served).translate(WORDS)
    assert served.authorizations == [None]


@pytest.mark.parametrize("status", [301, 401, 429, 500])
def test_an_endpoint_that_refuses_is_told_by_its_status(served: Endpoint, status: int) -> None:
    served.status = status
    error = failure(translator(served))
    assert error.why is Untranslated.REFUSED
    assert str(status) in str(error)


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"<html>",
        b"[]",
        b"[1]",
        b'{"choices": []}',
        completion(""),
        completion(" \n"),
        completion(None),
        completion(3),
        b"[" * 100_000,
        b"x" * (MAX_BYTES + 1),
    ],
)
def test_an_answer_of_no_use_is_told(served: Endpoint, reply: bytes) -> None:
    served.reply = reply
    assert failure(translator(served)).why is Untranslated.UNUSABLE


def test_an_endpoint_that_is_not_there_is_told(served: Endpoint) -> None:
    asks = translator(served, URL="http://127.0.0.1:9/v1")
    assert failure(asks).why is Untranslated.UNREACHABLE


def test_an_endpoint_that_keeps_silent_is_not_waited_for(served: Endpoint) -> None:
    released = threading.Event()
    served.before = lambda: released.wait(60)
    try:
        assert failure(translator(served, SECONDS="1")).why is Untranslated.TIMEOUT
    finally:
        released.set()


def test_an_answer_that_drips_in_too_slowly_is_not_waited_for(
    served: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 3.0, 6.0, 9.0])
    slow = SimpleNamespace(monotonic=lambda: next(clock, 99.0))
    monkeypatch.setattr(translation, "time", slow)
    served.reply = completion("x" * 500_000)
    assert failure(translator(served)).why is Untranslated.TIMEOUT


def test_more_than_are_waited_for_are_told_to_come_back(
    served: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "AT_ONCE", 1)
    asks = translator(served)
    arrived, released = threading.Event(), threading.Event()

    def wait() -> None:
        arrived.set()
        released.wait(60)

    served.before = wait
    first = threading.Thread(target=asks.translate, args=[WORDS])
    first.start()
    assert arrived.wait(60)
    try:
        assert failure(asks).why is Untranslated.BUSY
    finally:
        released.set()
        first.join(timeout=60)
    assert asks.translate(WORDS) == "It is forbidden."


def test_without_an_address_there_is_no_endpoint() -> None:
    assert not Translating.from_environment({"VRAAGBAAK_TRANSLATION_MODEL": "klein"})
    assert not Settings.from_environment({}).translating


def test_the_address_may_name_the_endpoint_itself() -> None:
    for url in (
        "https://x.example/v1",
        "https://x.example/v1/",
        "https://x.example/v1/chat/completions",
    ):
        named = {"VRAAGBAAK_TRANSLATION_URL": url, "VRAAGBAAK_TRANSLATION_MODEL": "klein"}
        assert Translating.from_environment(named).url == "https://x.example/v1/chat/completions"


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"URL": "localhost:8000", "MODEL": "klein"}, "give an address such as"),
        ({"URL": "file:///etc/passwd", "MODEL": "klein"}, "give an address such as"),
        ({"URL": "http://", "MODEL": "klein"}, "give an address such as"),
        ({"URL": "http://localhost/v1"}, "VRAAGBAAK_TRANSLATION_MODEL"),
        ({"URL": "http://localhost/v1", "MODEL": "k", "SECONDS": "0"}, "a number of seconds"),
    ],
)
def test_a_setting_of_no_use_is_told(variables: dict[str, str], words: str) -> None:
    named = {f"VRAAGBAAK_TRANSLATION_{name}": value for name, value in variables.items()}
    with pytest.raises(ValueError, match=words):
        Translating.from_environment(named)


def test_the_key_is_not_printed_with_the_settings() -> None:
    named = {
        "VRAAGBAAK_TRANSLATION_URL": "http://localhost/v1",
        "VRAAGBAAK_TRANSLATION_MODEL": "klein",
        "VRAAGBAAK_TRANSLATION_KEY": "geheim",
    }
    assert "geheim" not in repr(Settings.from_environment(named))
