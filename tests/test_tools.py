"""A client of the Model Context Protocol finds the endpoints as tools, and gets JSON from them."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from app.server import build
from tests.app_fakes import FakeAssistant, FakeIndex, havens
from tests.in_loop import in_loop
from tests.running import running
from vraagbaak.contract import answer_json, similar_json
from vraagbaak.settings import Serving, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from mcp.types import CallToolResult, ListToolsResult

    from tests.conftest import MakePaper


def test_an_mcp_client_finds_four_tools_and_uses_them(
    tmp_path: Path, make_paper: MakePaper
) -> None:
    paper = havens(tmp_path / "havens.txt", make_paper)
    assistant = FakeAssistant(FakeIndex(paper))
    settings = Settings(serving=Serving(mcp=True, rate_limit=1000))
    exchange = paper.exchanges[0].id
    calls: dict[str, dict[str, Any]] = {
        "ask": {"question": "Welke havens?"},
        "similar": {"question": "Mag dat van de gemeente?"},
        "verify": {"exchange": exchange},
        "documents": {},
    }
    with running(in_loop(lambda: build(assistant, settings))) as address:
        listed, results, wrong = asyncio.run(_use_tools(f"{address}/gradio_api/mcp/", calls))
    assert sorted(tool.name for tool in listed.tools) == sorted(calls)
    for tool in listed.tools:
        assert len(tool.description or "") > 100
        assert "Args" not in (tool.description or "")
        for argument in tool.inputSchema["properties"].values():
            assert argument["description"]
    told = {name: _told(result) for name, result in results.items()}
    assert told["ask"] == answer_json(assistant.ask("Welke havens?"))
    assert told["similar"] == similar_json(assistant.similar("Mag dat van de gemeente?"))
    assert told["verify"]["verdict"] == "match"
    assert told["documents"]["documents"][0]["id"] == paper.document.id
    assert wrong.isError


async def _use_tools(
    address: str, calls: dict[str, dict[str, Any]]
) -> tuple[ListToolsResult, dict[str, CallToolResult], CallToolResult]:
    async with (
        streamable_http_client(address) as (read, write, _),
        ClientSession(read, write) as session,
    ):
        await session.initialize()
        listed = await session.list_tools()
        results = {name: await session.call_tool(name, given) for name, given in calls.items()}
        wrong = await session.call_tool("ask", {"question": " "})
    return listed, results, wrong


def _told(result: CallToolResult) -> dict[str, Any]:
    assert not result.isError, result
    (content,) = result.content
    assert content.type == "text"
    told: dict[str, Any] = json.loads(content.text)
    return told
