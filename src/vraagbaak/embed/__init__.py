"""Turn texts into unit vectors, with the bundled model or another one."""

from __future__ import annotations

import functools
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from vraagbaak.embed.bundled import Source, find_source, prepare
from vraagbaak.embed.hub import download
from vraagbaak.embed.sentence_encoder import SentenceEncoder, load_folder
from vraagbaak.errors import ModelError
from vraagbaak.settings import BUNDLED_MODEL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vraagbaak.settings import Settings
    from vraagbaak.types import Vectors

__all__ = ["CrossEncodes", "Encoder", "LazyEncoder", "load_encoder"]

_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[\w.-]+)?", re.ASCII)


class Encoder(Protocol):
    """What turns questions and passages into vectors of one space.

    `fingerprint` is a checksum, in hexadecimal digits, that changes with the vectors.
    """

    @property
    def name(self) -> str:
        """The setting that gives this model."""

    @property
    def fingerprint(self) -> str:
        """The identity of the vectors."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions, as unit vectors."""

    def encode_documents(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Embed passages, as unit vectors; `progress` hears how many are done, now and then."""


class CrossEncodes(Protocol):
    """What reads a question and an excerpt together."""

    def score(self, question: str, excerpt: str) -> float:
        """Tell whether the excerpt answers the question, as the logarithm of the odds, roughly.

        It is 0.0 of a model that was not taught to.
        """


def load_encoder(settings: Settings, *, tell: Callable[[str], None]) -> SentenceEncoder:
    """Load the model of the settings; the first time, the bundled one is prepared.

    Raises:
        ModelError: The model cannot be found, prepared or loaded.
    """
    if settings.model == BUNDLED_MODEL:
        return _load_bundled(find_source(), settings, tell=tell)
    folder = Path(settings.model).expanduser()
    if folder.is_dir():
        return load_folder(folder, name=settings.model)
    if not _HUB_NAME.fullmatch(settings.model):
        raise ModelError(
            f"The model {settings.model} is no folder and no name on the model hub. "
            "Set VRAAGBAAK_MODEL to one of these, or to bundled."
        )
    tell(f"Loading the model {settings.model}; the first time it is downloaded.")
    return load_folder(download(settings.model), name=settings.model)


class LazyEncoder:
    """An encoder that loads its model when it is first needed; safe to share between threads.

    Name, fingerprint and dimension of the bundled model are known without loading it.
    """

    def __init__(self, settings: Settings, *, tell: Callable[[str], None]) -> None:
        self._settings = settings
        self._tell = tell
        self._lock = threading.Lock()
        self._encoder: SentenceEncoder | None = None

    @property
    def name(self) -> str:
        """The setting that gives this model."""
        return self._settings.model

    @property
    def fingerprint(self) -> str:
        """The identity of the vectors."""
        return self.load().fingerprint if self._source is None else self._source.fingerprint

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self.load().dimension if self._source is None else self._source.dimension

    def load(self) -> SentenceEncoder:
        """Load the model now, if it is not loaded yet.

        Raises:
            ModelError: The model cannot be found, prepared or loaded.
        """
        with self._lock:
            if self._encoder is None:
                self._encoder = load_encoder(self._settings, tell=self._tell)
            return self._encoder

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions, as unit vectors."""
        return self.load().encode_queries(texts)

    def encode_documents(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Embed passages, as unit vectors; `progress` hears how many are done, now and then."""
        return self.load().encode_documents(texts, progress=progress)

    def score(self, question: str, excerpt: str) -> float:
        """Tell whether an excerpt answers a question; 0.0 of a model that was not taught to."""
        return self.load().score(question, excerpt)

    @functools.cached_property
    def _source(self) -> Source | None:
        return find_source() if self.name == BUNDLED_MODEL else None


def _load_bundled(
    source: Source, settings: Settings, *, tell: Callable[[str], None]
) -> SentenceEncoder:
    folder = prepare(source, settings.cache, tell=tell)
    return load_folder(
        folder, name=BUNDLED_MODEL, fingerprint=source.fingerprint, cross_encodes=True
    )
