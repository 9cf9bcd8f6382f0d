"""Load a sentence-transformers model and embed texts with it.

The one place that imports sentence-transformers, and only when a model is loaded: that alone takes
seconds.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import threading
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors import SafetensorError

from vraagbaak.embed.conversion import DOCUMENT_PROMPT, QUERY_PROMPT
from vraagbaak.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sentence_transformers import SentenceTransformer

    from vraagbaak.types import Vectors

BATCH_TEXTS = 16

_OFFLINE_REMEDY = "VRAAGBAAK_MODEL=bundled works without a network."
_E5 = re.compile(r"(^|[^a-z0-9])e5([^a-z0-9]|$)")


class SentenceEncoder:
    """Embed texts with a loaded model; safe to use from several threads."""

    def __init__(self, model: SentenceTransformer, *, name: str, fingerprint: str) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = _dimension(model, name)
        self._model = model
        # A tokenizer that two threads use at once raises "Already borrowed".
        self._lock = threading.Lock()

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
        for start in range(0, len(order), BATCH_TEXTS):
            rows = order[start : start + BATCH_TEXTS]
            vectors[rows] = self._encode(self._model.encode_document, [texts[row] for row in rows])
            if progress is not None:
                progress(start + len(rows))
        return vectors

    def _encode(self, encode: Callable[..., Any], texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        with self._lock:
            vectors = encode(
                [_encodable(text) for text in texts],
                batch_size=BATCH_TEXTS,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32)


def load_folder(folder: Path, *, name: str, fingerprint: str | None = None) -> SentenceEncoder:
    """Load a model from a folder, without a network; the fingerprint is worked out if not given.

    Raises:
        ModelError: The folder holds no model that can be loaded.
    """
    remedy = "Give a sentence-transformers folder, or set VRAAGBAAK_MODEL=bundled."
    with _loading(str(folder), remedy):
        model = _load(str(folder), local_files_only=True)
    return _encoder(model, name, fingerprint)


def load_from_hub(name: str, *, tell: Callable[[str], None]) -> SentenceEncoder:
    """Load a model by its name on the hub; what was downloaded before needs no network.

    Raises:
        ModelError: The hub cannot be reached, or has no such model, or it cannot be loaded.
    """
    tell(f"Loading the model {name}; the first time it is downloaded.")
    with _loading(name, f"Check the name. {_OFFLINE_REMEDY}"):
        model = _load(name, revision=_revision(name))
    return _encoder(model, name, None)


def _revision(name: str) -> str:
    """Ask the hub for the model's revision.

    A load fails only after a minute of attempts when there is no network; this does at once.
    """
    from huggingface_hub import resolve_revision  # noqa: PLC0415
    from huggingface_hub.errors import (  # noqa: PLC0415
        RepositoryNotFoundError,
        RevisionResolutionError,
    )

    try:
        return resolve_revision(name)
    except RevisionResolutionError as error:
        raise ModelError(
            f"The model {name} was not downloaded before, and the model hub cannot be reached. "
            f"{_OFFLINE_REMEDY}"
        ) from error
    except RepositoryNotFoundError as error:
        raise ModelError(
            f"The model hub has no model {name}, or it is not public. "
            f"Check the name. {_OFFLINE_REMEDY}"
        ) from error


def _load(
    name_or_folder: str, *, revision: str | None = None, local_files_only: bool = False
) -> SentenceTransformer:
    _set_defaults()
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from transformers.utils import logging as reporting  # noqa: PLC0415

    # No bar for weights that are read from disk at once; downloads keep theirs.
    previous = reporting.set_tqdm_hook(_without_bar)
    try:
        return SentenceTransformer(
            name_or_folder,
            revision=revision,
            local_files_only=local_files_only,
            model_kwargs={"dtype": "float32"},
        )
    finally:
        reporting.set_tqdm_hook(previous)


def _set_defaults() -> None:
    """Choose how the native libraries run, where the user did not; they read it when loaded."""
    # A waiting thread that spins keeps the others from a busy machine's cores: on two cores next
    # to another program a question took a second in place of 30 ms.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    # Without this, a process that forks after the first question prints a warning.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def _without_bar(
    make: Callable[..., Any], arguments: tuple[Any, ...], options: dict[str, Any]
) -> Any:  # noqa: ANN401  the hook's own type
    return make(*arguments, **{**options, "disable": True})


@contextlib.contextmanager
def _loading(what: str, remedy: str) -> Iterator[None]:
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
        raise ModelError(f"The model {what} cannot be loaded: {reason}. {remedy}") from error


def _encoder(model: SentenceTransformer, name: str, fingerprint: str | None) -> SentenceEncoder:
    _complete_prompts(model, name)
    return SentenceEncoder(model, name=name, fingerprint=fingerprint or _fingerprint(model))


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


def _fingerprint(model: SentenceTransformer) -> str:
    """Work out a checksum of all that makes the vectors: prompts, tokenizer, weights."""
    import torch  # noqa: PLC0415

    digest = hashlib.sha256(repr((sorted(model.prompts.items()), model.max_seq_length)).encode())
    backend = getattr(model.tokenizer, "backend_tokenizer", None)
    if backend is not None:
        digest.update(backend.to_str().encode())
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(f"{key}:{tensor.dtype}:{tuple(tensor.shape)}".encode())
        digest.update(tensor.detach().cpu().contiguous().view(torch.uint8).numpy())
    return digest.hexdigest()


def _dimension(model: SentenceTransformer, name: str) -> int:
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise ModelError(f"The model {name} does not tell the length of its vectors.")
    return dimension


def _encodable(text: str) -> str:
    """Replace lone surrogates, which no tokenizer takes; a shell can pass them."""
    return text.encode("utf-8", "replace").decode("utf-8")
