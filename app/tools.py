"""The endpoints for programs as tools of the Model Context Protocol (MCP)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mcp.types import TextContent

if TYPE_CHECKING:
    import gradio as gr


def speak_json(blocks: gr.Blocks) -> None:
    """Let the tools of mounted Blocks answer with JSON; by itself Gradio writes Python's own form.

    Blocks that offer no tools stay as they are.
    """
    tools = blocks.mcp_server_obj
    if tools is not None:
        tools.postprocess_output_data = _as_json  # type: ignore[method-assign, assignment]


def _as_json(data: Any, root_url: str) -> list[TextContent]:  # noqa: ANN401 - as Gradio's
    return [TextContent(type="text", text=json.dumps(each, ensure_ascii=False)) for each in data]
