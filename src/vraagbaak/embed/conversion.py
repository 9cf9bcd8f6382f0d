"""Write a quantized model as an ordinary sentence-transformers folder, in full precision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from safetensors.numpy import save_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tokenizers import Tokenizer

    from vraagbaak.embed.adapter import Adapter
    from vraagbaak.embed.quantized import Architecture, Pieces, QuantizedModel
    from vraagbaak.types import Vectors

QUERY_PROMPT = "query: "
DOCUMENT_PROMPT = "passage: "

_MODULES = "sentence_transformers.models"
_BEGIN, _PADDING, _END, _UNKNOWN, _MASK = "<s>", "<pad>", "</s>", "<unk>", "<mask>"


def write_model(model: QuantizedModel, folder: Path, *, adapter: Adapter | None = None) -> None:
    """Write weights, tokenizer and configuration into `folder`; an `adapter` changes the weights.

    Raises:
        ModelError: The model's file does not hold all of its tensors, or the adapter does not fit.
        OSError: The folder cannot be written, or the disk is full.
    """
    weights = folder / "model.safetensors"
    tensors = _weights(model)
    if adapter is not None:
        tensors = adapter.merged(tensors)
    save_file(tensors, weights, metadata={"format": "pt"})
    weights.chmod(0o644)  # made for its owner alone, while others may share the cache
    # Not `Tokenizer.save`: on a full disk it raises a bare Exception.
    (folder / "tokenizer.json").write_text(_tokenizer(model.pieces).to_str(), encoding="utf-8")
    for name, content in _configuration(model.architecture, model.pieces).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _weights(model: QuantizedModel) -> dict[str, Vectors]:
    """Unpack the tensors under the names that `BertModel` gives them."""
    sizes = model.architecture
    weights = {
        "embeddings.word_embeddings.weight": model.tensor(
            "emb.word", sizes.vocabulary, sizes.hidden
        ),
        "embeddings.position_embeddings.weight": model.tensor(
            "emb.pos", sizes.positions, sizes.hidden
        ),
        "embeddings.token_type_embeddings.weight": model.tensor(
            "emb.type", sizes.token_types, sizes.hidden
        ),
    }
    norms = {"emb.ln": "embeddings.LayerNorm"}
    for layer in range(sizes.layers):
        ours, theirs = f"l{layer}", f"encoder.layer.{layer}"
        norms[f"{ours}.aln"] = f"{theirs}.attention.output.LayerNorm"
        norms[f"{ours}.oln"] = f"{theirs}.output.LayerNorm"
        for short, long, outputs, inputs in _linear_layers(sizes):
            weights[f"{theirs}.{long}.weight"] = model.tensor(f"{ours}.{short}.w", outputs, inputs)
            weights[f"{theirs}.{long}.bias"] = model.tensor(f"{ours}.{short}.b", outputs)
    for short, long in norms.items():
        weights[f"{long}.weight"] = model.tensor(f"{short}.w", sizes.hidden)
        weights[f"{long}.bias"] = model.tensor(f"{short}.b", sizes.hidden)
    return weights


def _linear_layers(sizes: Architecture) -> Iterator[tuple[str, str, int, int]]:
    """Name the linear maps of one layer: in the file, in `BertModel`, outputs, inputs."""
    hidden, wide = sizes.hidden, sizes.feed_forward
    yield "q", "attention.self.query", hidden, hidden
    yield "k", "attention.self.key", hidden, hidden
    yield "v", "attention.self.value", hidden, hidden
    yield "ao", "attention.output.dense", hidden, hidden
    yield "fi", "intermediate.dense", wide, hidden
    yield "fo", "output.dense", hidden, wide


def _tokenizer(pieces: Pieces) -> Tokenizer:
    # Imported here, for it takes long and is needed once in the life of a cache.
    from tokenizers import (  # noqa: PLC0415
        AddedToken,
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    scored = list(zip(pieces.texts, pieces.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(scored, unk_id=pieces.unknown, byte_fallback=False))
    collapse = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), collapse])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{_BEGIN} $A {_END}",
        pair=f"{_BEGIN} $A {_END} {_END} $B {_END}",
        special_tokens=[(_BEGIN, pieces.begin), (_END, pieces.end)],
    )
    tokenizer.add_special_tokens([_BEGIN, _PADDING, _END, _UNKNOWN])
    tokenizer.add_special_tokens([AddedToken(_MASK, lstrip=True, special=True)])
    return tokenizer


def _configuration(sizes: Architecture, pieces: Pieces) -> Mapping[str, Any]:
    return {
        "config.json": _network(sizes, pieces),
        "tokenizer_config.json": {
            # This class takes tokenizer.json as it is; others build their own normaliser.
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes.positions,
            "bos_token": _BEGIN,
            "eos_token": _END,
            "cls_token": _BEGIN,
            "sep_token": _END,
            "pad_token": _PADDING,
            "unk_token": _UNKNOWN,
            "mask_token": _MASK,
        },
        "sentence_bert_config.json": {
            "max_seq_length": sizes.positions,
            "do_lower_case": False,
            # The file has no pooler; without this a random one is made, with a warning.
            "model_kwargs": {"add_pooling_layer": False},
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{_MODULES}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{_MODULES}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{_MODULES}.Normalize"},
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": QUERY_PROMPT, "document": DOCUMENT_PROMPT},
            "similarity_fn_name": "cosine",
        },
    }


def _network(sizes: Architecture, pieces: Pieces) -> Mapping[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": sizes.hidden,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.feed_forward,
        "vocab_size": sizes.vocabulary,
        "max_position_embeddings": sizes.positions,
        "type_vocab_size": sizes.token_types,
        "layer_norm_eps": sizes.epsilon,
        "bos_token_id": pieces.begin,
        "eos_token_id": pieces.end,
        "pad_token_id": pieces.padding,
        "dtype": "float32",
    }
