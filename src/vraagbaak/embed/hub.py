"""Download a model from the model hub."""

from __future__ import annotations

from pathlib import Path

from vraagbaak.errors import ModelError

OFFLINE_REMEDY = "VRAAGBAAK_MODEL=bundled works without a network."

# The numbered folders are modules that stand behind the network, with weights of their own.
_FILES = ["*.json", "*.txt", "*.model", "*.safetensors", "[0-9]_*/*"]
_OLD_WEIGHTS = ["pytorch_model*.bin"]
_OTHER_RUNTIMES = ["onnx/*", "openvino/*"]


def download(name: str) -> Path:
    """Give the folder of a model; what was downloaded before needs no network.

    Raises:
        ModelError: The hub cannot be reached, or does not give this model.
    """
    # Not left to sentence-transformers: it needs more than a minute to find there is no network,
    # and does not see that an earlier download was broken off.
    from huggingface_hub import errors  # noqa: PLC0415
    from huggingface_hub.utils import httpx  # type: ignore[attr-defined]  # noqa: PLC0415

    try:
        folder = _snapshot(name, _FILES)
        if not any(folder.rglob("*.safetensors")):
            folder = _snapshot(name, _FILES + _OLD_WEIGHTS)
    except errors.LocalEntryNotFoundError as error:
        raise ModelError(
            f"The model {name} was not downloaded before, and the model hub cannot be reached. "
            f"{OFFLINE_REMEDY}"
        ) from error
    except (errors.RepositoryNotFoundError, errors.HFValidationError) as error:
        raise ModelError(
            f"The model hub has no model {name}, or it is not public. "
            f"Check the name. {OFFLINE_REMEDY}"
        ) from error
    except (httpx.HTTPError, OSError) as error:
        raise ModelError(
            f"The download of the model {name} failed: {error}. Try again. {OFFLINE_REMEDY}"
        ) from error
    return folder


def _snapshot(name: str, patterns: list[str]) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415

    return Path(snapshot_download(name, allow_patterns=patterns, ignore_patterns=_OTHER_RUNTIMES))
