"""Answer agents over the Model Context Protocol, on standard input and output: eight tools, none of which writes.

Each tool is a command of Onward in a process of its own, so that an answer depends on the files as they are and on nothing else.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from onward import __version__
from onward.cli import _tools
from onward.cli._options import add_inventory, inventory_of

EXAMPLE = "onward mcp --inventory inventory"
VERSIONS: Final = ("2025-06-18", "2025-03-26", "2024-11-05")
"""Of the protocol, the newest first: https://modelcontextprotocol.io/specification."""
LONGEST = 1 << 20
"""Bytes that a message may take; what is longer is refused, and read past in pieces of that length."""
PARSE, REQUEST, METHOD, PARAMS = -32700, -32600, -32601, -32602
"""Codes of errors (JSON-RPC 2.0, section 5.1)."""


class _Refused(Exception):
    """A request that has no answer: a code of JSON-RPC and what is wrong."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """Answer until the input ends."""
    common = ["--inventory", str(inventory_of(args)), *(["--on", args.on.isoformat()] if args.on else [])]
    for line in _lines(sys.stdin.buffer):
        answer = _answered(line, common)
        if answer is not None:
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
    return 0


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line; None for one that is too long, whose rest is passed over."""
    while line := stream.readline(LONGEST):
        if line.endswith(b"\n") or len(line) < LONGEST:
            yield line
            continue
        while (rest := stream.readline(LONGEST)) and not rest.endswith(b"\n"):
            pass
        yield None


def _answered(line: bytes | None, common: list[str]) -> dict[str, Any] | None:
    """The answer to a message; none to what is only told."""
    identity = None
    try:
        if line is None:
            raise _Refused(REQUEST, f"a message is longer than {LONGEST} bytes")
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            raise _Refused(PARSE, "this is not JSON") from None
        if not isinstance(message, dict) or not isinstance(message.get("method"), str):
            raise _Refused(REQUEST, "this is not a request")
        identity = message.get("id")
        params = message.get("params") or {}
        if not isinstance(params, dict):
            raise _Refused(PARAMS, "`params` is a table")
        if "id" not in message:
            return None
        return {"jsonrpc": "2.0", "id": identity, "result": _result(message["method"], params, common)}
    except _Refused as refused:
        code, reason = refused.args
        return {"jsonrpc": "2.0", "id": identity, "error": {"code": code, "message": reason}}


def _result(method: str, params: Mapping[str, Any], common: list[str]) -> dict[str, Any]:
    if method == "initialize":
        asked = params.get("protocolVersion")
        return {
            "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
            "capabilities": {"tools": {}},
            "serverInfo": {"name": "onward", "title": "Onward", "version": __version__},
            "instructions": _tools.INSTRUCTIONS,
        }
    if method == "ping":
        return {}
    if method == "tools/list":
        return {"tools": [_tools.declared(tool) for tool in _tools.TOOLS]}
    if method == "tools/call":
        return _called(params, common)
    raise _Refused(METHOD, f"there is no method `{method}`")


def _called(params: Mapping[str, Any], common: list[str]) -> dict[str, Any]:
    """What a command prints; what it could not do is an answer too, so that the agent reads the way out."""
    tool = next((tool for tool in _tools.TOOLS if tool.name == params.get("name")), None)
    if tool is None:
        raise _Refused(PARAMS, f"there is no tool `{params.get('name')}`")
    try:
        words = _tools.words(tool, params.get("arguments") or {})
    except ValueError as error:
        raise _Refused(PARAMS, str(error)) from None
    command = [sys.executable, "-m", "onward", tool.command, *common, *words]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603 — ourselves
    failed = done.returncode not in (0, 1)
    text = (done.stderr if failed else done.stdout).decode("utf-8", "replace")
    return {"content": [{"type": "text", "text": text}], "isError": failed}
