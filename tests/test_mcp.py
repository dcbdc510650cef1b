"""Agents ask Onward over the Model Context Protocol: with a client of the protocol's makers, and line by line."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from onward import cli
from onward.cli._tools import INSTRUCTIONS, TOOLS
from test_review import ERRORS, FLOWS, INVENTORY, git

if TYPE_CHECKING:
    from mcp import ClientSession

ROOT = Path(__file__).parent.parent
SKILL = ROOT / "skills" / "onward" / "SKILL.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "a.yml").write_text(INVENTORY + FLOWS, "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "begun")
    return tmp_path


def session(folder: Path, work: Callable[[ClientSession], Awaitable[Any]]) -> Any:
    """What a client does with a server that it starts itself."""
    from mcp import ClientSession, StdioServerParameters  # half a second, for who runs these tests alone
    from mcp.client.stdio import stdio_client

    async def talk() -> Any:
        words = ["-m", "onward", "mcp", "--on", "2026-11-24"]
        server = StdioServerParameters(command=sys.executable, args=words, cwd=str(folder))
        async with stdio_client(server) as streams, ClientSession(*streams) as client:
            await client.initialize()
            return await work(client)

    with ThreadPoolExecutor(1) as beside:  # a browser's driver may have a loop of its own in this thread
        return beside.submit(asyncio.run, talk()).result()


def text(answer: Any) -> str:
    (part,) = answer.content
    return str(part.text)


def test_a_client_finds_the_tools_and_asks_each(project: Path) -> None:
    asked: dict[str, dict[str, Any]] = {
        "lint": {"select": ["no-transfer-ground"]},
        "explain": {"subject": "no-transfer-ground"},
        "why": {"party": "mailer"},
        "whatif": {"revoke": ["eu-scc-2021"]},
        "diff": {"old": "HEAD"},
        "calendar": {},
        "history": {},
        "review": {"base": "main"},
    }
    before = sorted(path for path in project.rglob("*") if ".git" not in path.parts)

    async def work(client: ClientSession) -> tuple[list[Any], dict[str, str]]:
        tools = (await client.list_tools()).tools
        answers = {name: await client.call_tool(name, words) for name, words in asked.items()}
        assert [name for name, answer in answers.items() if answer.model_dump(by_alias=True)["isError"]] == []
        return tools, {name: text(answer) for name, answer in answers.items()}

    tools, told = session(project, work)
    assert [tool.name for tool in tools] == list(asked)
    assert json.loads(told["lint"])["version"] == "onward-lint/1"
    (transfer,) = json.loads(told["why"])["transfers"]
    assert transfer["outcome"] == "safeguard"
    assert len(json.loads(told["whatif"])["lost"]) == 1
    assert json.loads(told["diff"])["changes"] == []
    assert told["review"].startswith("### Onward: No changes")
    assert "Why it matters" in told["explain"]
    assert sorted(path for path in project.rglob("*") if ".git" not in path.parts) == before


def test_an_edit_is_seen_at_once_and_a_mistake_says_the_way_out(project: Path) -> None:
    async def work(client: ClientSession) -> tuple[str, str]:
        path = project / "inventory" / "a.yml"
        path.write_text(INVENTORY + ERRORS + FLOWS, "utf-8")
        found = await client.call_tool("lint", {"since": "HEAD"})
        wrong = await client.call_tool("why", {"party": "mialer"})
        assert wrong.model_dump(by_alias=True)["isError"]
        return text(found), text(wrong)

    found, wrong = session(project, work)
    assert {one["subject"]["id"] for one in json.loads(found)["findings"]} >= {"errors"}
    assert "did you mean `mailer`" in wrong


def answers(folder: Path, *lines: bytes) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "onward", "mcp"], cwd=folder, input=b"\n".join(lines), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.splitlines()]


def call(name: str, **words: Any) -> bytes:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": words}}
    return json.dumps(asked).encode()


WRONG = {
    b"{": -32700,
    b"\xff\xfe": -32700,
    b"[" * 200_000: -32700,
    b"[]": -32600,
    b'{"id": 1, "method": 1}': -32600,
    b"x" * (3 << 20): -32600,
    b'{"id": 1, "method": "resources/list"}': -32601,
    b'{"id": 1, "method": "tools/call", "params": []}': None,
    b'{"id": 1, "method": "tools/call", "params": [1]}': -32602,
    call("send"): -32602,
    call("why"): -32602,
    call("why", party="--inventory=/"): -32602,
    call("why", party=1): -32602,
    call("lint", fix="yes"): -32602,
    call("whatif", revoke=[["a"]]): -32602,
}


def test_what_is_no_question_gets_an_error_and_the_next_one_its_answer(project: Path) -> None:
    ping = b'{"jsonrpc": "2.0", "id": 9, "method": "ping"}'
    told = answers(project, *(line for wrong in WRONG for line in (wrong, ping)))
    assert [one["result"] for one in told[1::2]] == [{}] * len(WRONG)
    assert [one["error"]["code"] for one in told[::2]] == [code or -32602 for code in WRONG.values()]
    said = told[2 * list(WRONG).index(call("lint", fix="yes"))]["error"]["message"]
    assert said == "`lint` knows no argument `fix`; it takes since, select"


def test_what_is_only_told_is_not_answered(project: Path) -> None:
    assert answers(project, b'{"jsonrpc": "2.0", "method": "notifications/initialized"}') == []


def test_no_tool_writes() -> None:
    """Each is a command; none of its words is an option that writes."""
    options = {argument.option for tool in TOOLS for argument in tool.arguments}
    assert {tool.command for tool in TOOLS} <= {*cli.command_names(cli.__path__)}
    assert options.isdisjoint({"--fix", "--output", "--picture", "--sort-keys"})


def test_the_skill_names_tools_that_there_are() -> None:
    head, _, body = SKILL.read_text("utf-8").removeprefix("---\n").partition("---\n")
    front = yaml.safe_load(head)
    assert front["name"] == "onward"
    assert len(front["description"]) < 1024
    assert [tool.name for tool in TOOLS if f"`{tool.name}`" not in body] == []
    assert "Never decide yourself" in INSTRUCTIONS
    assert "Never decide yourself" in body
