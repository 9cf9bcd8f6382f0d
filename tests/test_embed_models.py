"""Encoders of a folder or of a name on the model hub."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import huggingface_hub
import numpy as np
import pytest
import torch
from huggingface_hub import HfApi
from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError, OfflineModeIsEnabled
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import Transformer
from sentence_transformers.sentence_transformer.modules import Pooling
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from vraagbaak.embed import Encoder, load_encoder
from vraagbaak.errors import ModelError
from vraagbaak.settings import Settings

WORDS = ("query", "passage", ":", "vraag", "antwoord", "een", "twee")


@pytest.fixture
def make_folder(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a small random model, with the prompts it is given."""

    def make(name: str, *, prompts: dict[str, str] | None = None, seed: int = 1) -> Path:
        vocabulary = {word: row for row, word in enumerate(("[PAD]", "[UNK]", *WORDS))}
        tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        config = BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=16,
            max_position_embeddings=32,
        )
        torch.manual_seed(seed)
        BertModel(config, add_pooling_layer=False).save_pretrained(tmp_path / "network")
        PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
            tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]"
        ).save_pretrained(tmp_path / "network")
        # Saved without a pooler: loading draws a random one, which must not count.
        module = Transformer(str(tmp_path / "network"), model_kwargs={"add_pooling_layer": False})
        SentenceTransformer(modules=[module, Pooling(16)], prompts=prompts).save(
            str(tmp_path / name), create_model_card=False
        )
        return tmp_path / name

    return make


def load(model: Path | str) -> Encoder:
    return load_encoder(Settings(model=str(model)), tell=lambda _: None)


def test_a_folder_is_loaded_with_the_prompts_it_has(make_folder: Callable[..., Path]) -> None:
    folder = make_folder("model", prompts={"query": "query: ", "document": "passage: "})
    with_prompts, without = load(folder), load(make_folder("plain"))
    assert with_prompts.dimension == 16
    np.testing.assert_allclose(
        with_prompts.encode_queries(["vraag"]), without.encode_queries(["query: vraag"]), atol=1e-6
    )
    np.testing.assert_allclose(
        with_prompts.encode_documents(["vraag"]),
        without.encode_documents(["passage: vraag"]),
        atol=1e-6,
    )


@pytest.mark.parametrize(
    ("name", "prompts"),
    [
        ("multilingual-e5-small", None),
        ("my_E5", None),
        ("model", {"query": "query: ", "passage": "passage: "}),
    ],
)
def test_prompts_that_are_missing_are_set(
    name: str, prompts: dict[str, str] | None, make_folder: Callable[..., Path]
) -> None:
    model = load(make_folder(name, prompts=prompts))
    whole = load(make_folder("whole", prompts={"query": "query: ", "document": "passage: "}))
    for ours, theirs in (
        (model.encode_queries, whole.encode_queries),
        (model.encode_documents, whole.encode_documents),
    ):
        np.testing.assert_array_equal(ours(["een vraag"]), theirs(["een vraag"]))


@pytest.mark.parametrize("name", ["e5-large-instruct", "made5"])
def test_other_models_get_no_prompts(name: str, make_folder: Callable[..., Path]) -> None:
    model = load(make_folder(name))
    np.testing.assert_array_equal(
        model.encode_queries(["een vraag"]), model.encode_documents(["een vraag"])
    )


def test_a_fingerprint_follows_weights_and_prompts(make_folder: Callable[..., Path]) -> None:
    first = load(make_folder("first")).fingerprint
    assert load(make_folder("same")).fingerprint == first
    assert load(make_folder("weights", seed=2)).fingerprint != first
    assert load(make_folder("prompts", prompts={"query": "vraag"})).fingerprint != first


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ModelError, match=rf"{tmp_path} cannot be loaded.*VRAAGBAAK_MODEL to bundled"
    ):
        load(tmp_path)


def test_a_folder_with_damaged_weights_is_refused(make_folder: Callable[..., Path]) -> None:
    folder = make_folder("model")
    os.truncate(folder / "model.safetensors", 500)
    with pytest.raises(ModelError, match=f"{folder} cannot be loaded"):
        load(folder)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is no folder and no name on the model hub"):
        load(tmp_path / "none")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (LocalEntryNotFoundError("..."), "hub cannot be reached.*VRAAGBAAK_MODEL=bundled works"),
        (HFValidationError("..."), "hub has no model someone/model.*Check the name"),
        (OSError("the disk is full"), "someone/model failed: the disk is full"),
    ],
)
def test_a_download_that_fails_is_explained(
    error: Exception, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(huggingface_hub, "snapshot_download", fail)
    with pytest.raises(ModelError, match=message):
        load("someone/model")


def test_old_weights_are_downloaded_where_there_are_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def snapshot(_: str, *, allow_patterns: list[str], **__: object) -> str:
        asked.append(allow_patterns)
        return str(tmp_path)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", snapshot)
    with pytest.raises(ModelError, match="someone/model cannot be loaded"):
        load("someone/model")
    assert ["pytorch_model*.bin" in patterns for patterns in asked] == [False, True]


def unreachable(*_: object, **__: object) -> None:
    raise OfflineModeIsEnabled


@pytest.mark.usefixtures("socket_disabled")
def test_a_hub_name_without_a_network_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HfApi, "repo_info", unreachable)
    with pytest.raises(ModelError, match="hub cannot be reached"):
        load("vraagbaak-test/no-such-model")


@pytest.mark.usefixtures("socket_disabled")
def test_a_hub_name_downloaded_before_needs_no_network(
    make_folder: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder("model")
    downloaded = tmp_path / "hub" / "models--someone--model"
    (downloaded / "refs").mkdir(parents=True)
    (downloaded / "refs" / "main").write_text("0" * 40, encoding="utf-8")
    (downloaded / "snapshots").mkdir()
    shutil.copytree(folder, downloaded / "snapshots" / ("0" * 40))
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(HfApi, "repo_info", unreachable)
    encoder = load("someone/model")
    assert encoder.name == "someone/model"
    assert encoder.fingerprint == load(folder).fingerprint
