"""The settings, all in one value; the environment is read here and nowhere else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

BUNDLED_MODEL = "bundled"
DEFAULT_PORT = 7860


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose.

    `model` is `bundled`, a name on the model hub, or a folder. `cache` holds the converted model.
    """

    index: Path = Path("index")
    model: str = BUNDLED_MODEL
    cache: Path = Path(platformdirs.user_cache_dir("vraagbaak"))
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read `VRAAGBAAK_INDEX`, `_MODEL`, `_CACHE`, `_HOST` and `_PORT`.

        Raises:
            ValueError: `VRAAGBAAK_PORT` is no port number.
        """
        port = environment.get("VRAAGBAAK_PORT", str(DEFAULT_PORT))
        if not (port.isascii() and port.isdigit() and int(port) < 2**16):
            message = f"VRAAGBAAK_PORT is {port!r}; give a port number from 0 to 65535."
            raise ValueError(message)
        default = cls(port=int(port))
        return cls(
            index=Path(environment.get("VRAAGBAAK_INDEX") or default.index),
            model=environment.get("VRAAGBAAK_MODEL") or default.model,
            cache=Path(environment.get("VRAAGBAAK_CACHE") or default.cache),
            host=environment.get("VRAAGBAAK_HOST") or default.host,
            port=default.port,
        )
