"""Load a sentence-transformers model and embed texts with it.

The one place that imports sentence-transformers, and only when a model is loaded: that alone takes
seconds.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors import SafetensorError

from vraagbaak.embed.checksum import checksum
from vraagbaak.embed.conversion import DOCUMENT_PROMPT, QUERY_PROMPT
from vraagbaak.embed.cross_encoder import CrossEncoder, load_cross_encoder
from vraagbaak.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sentence_transformers import SentenceTransformer

    from vraagbaak.types import Vectors

# Measured: on a processor, passages of 290 tokens took a fifth less time in eights than in
# sixteens, and no less in fours. An accelerator is kept busy by many.
_BATCH_TEXTS = 8
_ACCELERATOR_BATCH_TEXTS = 64

_FINGERPRINTED = (
    "*.safetensors",
    "*.bin",
    "*.model",
    "tokenizer.json",
    "vocab.txt",
    "modules.json",
)
_E5 = re.compile(r"(^|[^a-z0-9])e5([^a-z0-9]|$)")


class SentenceEncoder:
    """Embed texts with a loaded model; several threads can share it."""

    def __init__(
        self,
        model: SentenceTransformer,
        *,
        name: str,
        fingerprint: str,
        cross_encoder: CrossEncoder | None = None,
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = _dimension(model, name)
        self._model = model
        self._cross_encoder = cross_encoder
        on_processor = model.device.type == "cpu"
        self._batch_texts = _BATCH_TEXTS if on_processor else _ACCELERATOR_BATCH_TEXTS

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions, as unit vectors."""
        return self._encode(self._model.encode_query, texts)

    def encode_documents(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Embed passages, as unit vectors; `progress` hears how many are done after each batch."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        # Texts of about one length share a batch, so that little of it is padding.
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]), reverse=True)
        for start in range(0, len(order), self._batch_texts):
            rows = order[start : start + self._batch_texts]
            vectors[rows] = self._encode(self._model.encode_document, [texts[row] for row in rows])
            if progress is not None:
                progress(start + len(rows))
        return vectors

    def score(self, question: str, excerpt: str) -> float:
        """Tell whether an excerpt answers a question; 0.0 of a model that was not taught to."""
        if self._cross_encoder is None:
            return 0.0
        return self._cross_encoder.score(_encodable(question), _encodable(excerpt))

    def _encode(self, encode: Callable[..., Any], texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        vectors = encode(
            [_encodable(text) for text in texts],
            batch_size=self._batch_texts,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def load_folder(
    folder: Path, *, name: str, fingerprint: str | None = None, cross_encodes: bool = False
) -> SentenceEncoder:
    """Load a model from a folder, without a network; the fingerprint is worked out if not given.

    With `cross_encodes` it is the bundled model, and the cross-encoder made of it is loaded too.

    Raises:
        ModelError: The folder holds no model that can be loaded.
    """
    with _loading(name):
        model = _load(folder)
    _complete_prompts(model, name)
    fingerprint = fingerprint or _fingerprint(model, folder)
    cross_encoder = load_cross_encoder(model) if cross_encodes else None
    return SentenceEncoder(model, name=name, fingerprint=fingerprint, cross_encoder=cross_encoder)


def _load(folder: Path) -> SentenceTransformer:
    # Read when torch is loaded. A waiting thread that spins keeps the others from a busy machine's
    # cores: on two cores, beside another program, a question took a second in place of 30 ms.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from transformers.utils import logging as reporting  # noqa: PLC0415

    # Weights are read from disk at once, so no bar is worth showing.
    previous = reporting.set_tqdm_hook(_without_bar)
    try:
        return SentenceTransformer(
            str(folder), local_files_only=True, model_kwargs={"dtype": "float32"}
        )
    finally:
        reporting.set_tqdm_hook(previous)


def _without_bar(
    make: Callable[..., Any], arguments: tuple[Any, ...], options: dict[str, Any]
) -> Any:  # noqa: ANN401  the hook's own type
    return make(*arguments, **{**options, "disable": True})


@contextlib.contextmanager
def _loading(name: str) -> Iterator[None]:
    """Turn what the libraries raise for a model that cannot be loaded into a `ModelError`."""
    try:
        yield
    except (
        OSError,
        ValueError,
        RuntimeError,
        ImportError,
        LookupError,
        TypeError,
        SafetensorError,
    ) as error:
        reason = str(error).strip().split("\n")[0].rstrip(".")
        raise ModelError(
            f"The model {name} cannot be loaded: {reason}. "
            "Set VRAAGBAAK_MODEL to bundled, or to a sentence-transformers model."
        ) from error


def _complete_prompts(model: SentenceTransformer, name: str) -> None:
    """Give a model of the e5 family the prompts it was trained with, if its folder has none.

    Those trained with instructions in place of prompts are left alone.
    """
    prompts = model.prompts
    # An empty "document" hides these from `encode_document`.
    given = prompts.get("document") or prompts.get("passage") or prompts.get("corpus")
    if given:
        prompts["document"] = given
    family = name.rstrip("/").rsplit("/", 1)[-1].lower()
    if not any(prompts.values()) and _E5.search(family) and "instruct" not in family:
        prompts.update(query=QUERY_PROMPT, document=DOCUMENT_PROMPT)


def _fingerprint(model: SentenceTransformer, folder: Path) -> str:
    """Work out a checksum of what makes the vectors: prompts, modules, tokenizer, weights.

    Of the files, and not of the loaded weights: what a file lacks is drawn at random.
    """
    digest = hashlib.sha256(repr((sorted(model.prompts.items()), model.max_seq_length)).encode())
    files = {path for pattern in _FINGERPRINTED for path in folder.rglob(pattern)}
    for path in sorted(files):
        digest.update(f"{path.relative_to(folder).as_posix()}:{checksum(path)}".encode())
    return digest.hexdigest()


def _dimension(model: SentenceTransformer, name: str) -> int:
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise ModelError(f"The model {name} does not tell the length of its vectors.")
    return dimension


def _encodable(text: str) -> str:
    """Replace lone surrogates, which no tokenizer takes; a shell can pass them."""
    return text.encode("utf-8", "replace").decode("utf-8")
