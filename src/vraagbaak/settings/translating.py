"""Where unofficial translations may come from, if the one who runs the chat wants them at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vraagbaak.settings.variables import Number

if TYPE_CHECKING:
    from collections.abc import Mapping

_URL, _MODEL = "VRAAGBAAK_TRANSLATION_URL", "VRAAGBAAK_TRANSLATION_MODEL"
_SECONDS = Number("VRAAGBAAK_TRANSLATION_SECONDS", "a number of seconds", 1, 600)
_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Translating:
    """An endpoint as OpenAI's `/chat/completions` is; without a `url` nothing is translated.

    `model` is named to it, `key` shown to it as a bearer token; an answer may take `seconds`.
    """

    url: str | None = None
    model: str = ""
    key: str = field(default="", repr=False)
    seconds: int = 30

    def __bool__(self) -> bool:
        """Say whether there is such an endpoint."""
        return self.url is not None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Translating:
        """Read the variables that the README names.

        Raises:
            ValueError: The address is none of the web, or no model is named.
        """
        url = environment.get(_URL, "").rstrip("/")
        model = environment.get(_MODEL, "").strip()
        if not url:
            return cls()
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(
                f"{_URL} is {url!r}; give an address such as http://localhost:8000/v1."
            )
        if not model:
            message = f"{_URL} is set; name the model that translates in {_MODEL}."
            raise ValueError(message)
        return cls(
            url=url if parts.path.endswith(_PATH) else f"{url}{_PATH}",
            model=model,
            key=environment.get("VRAAGBAAK_TRANSLATION_KEY", "").strip(),
            seconds=_SECONDS.of(environment, cls().seconds),
        )
