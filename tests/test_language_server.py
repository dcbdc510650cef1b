"""An editor's view of the inventory: a real YAML language server reads the published schema."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onward.cli.schema import text
from onward.records.inventory import read_inventory
from programs import program

HEAD = "# yaml-language-server: $schema=../schema/inventory.schema.json\n"


class Server:
    """The server, spoken to as an editor does: JSON-RPC over its standard streams."""

    def __init__(self, child: subprocess.Popen[bytes], folder: Path) -> None:
        self.child, self.folder, self.number = child, folder, 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        self.tell("initialized", {})

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.child.stdin is not None
        self.child.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.child.stdin.flush()

    def read(self) -> dict[str, Any]:
        assert self.child.stdout is not None
        length = 0
        while (line := self.child.stdout.readline()) != b"\r\n":
            assert line, "the language server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        found: dict[str, Any] = json.loads(self.child.stdout.read(length))
        return found

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.number and "method" not in message:
                return message["result"]
            self.answer(message)

    def answer(self, message: dict[str, Any]) -> None:
        """What the server says or asks of its own accord: diagnostics are kept, questions get no settings."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            asked = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
            self.send({"id": message["id"], "result": [{} for _ in asked] or None})

    def open(self, name: str, written: str) -> str:
        uri = (self.folder / "inventory" / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": HEAD + written}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def complaints(self, uri: str) -> list[str]:
        while uri not in self.diagnostics:
            self.answer(self.read())
        return [one["message"] for one in self.diagnostics[uri]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("editor")
    (folder / "schema").mkdir()
    (folder / "schema" / "inventory.schema.json").write_text(text(), "utf-8")
    (folder / "inventory").mkdir()
    child = subprocess.Popen(
        [*program("yaml-language-server"), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
    )
    yield Server(child, folder)
    child.kill()
    child.communicate()


def at(uri: str, line: int, character: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}


def test_a_wrong_key_is_underlined_and_a_right_file_is_not(server: Server) -> None:
    wrong = server.open("wrong.yml", "subprocessors:\n  - id: mailer\n    contry: US\n")
    right = server.open("right.yml", "subprocessors:\n  - id: mailer\n    country: US\n")
    assert any("contry" in one for one in server.complaints(wrong))
    assert server.complaints(right) == []


def test_fields_are_offered(server: Server) -> None:
    uri = server.open("offered.yml", "subprocessors:\n  - id: mailer\n    \n")
    found = server.ask("textDocument/completion", at(uri, 3, 4))
    offered = {one["label"] for one in (found["items"] if isinstance(found, dict) else found)}
    assert {"legal_name", "safeguards", "locations"} <= offered


def test_values_are_offered(server: Server) -> None:
    uri = server.open("values.yml", "subprocessors:\n  - id: mailer\n    safeguards:\n      - instrument: \n")
    found = server.ask("textDocument/completion", at(uri, 4, 20))
    assert "eu-scc-2021" in {one["label"] for one in (found["items"] if isinstance(found, dict) else found)}


def test_a_field_is_explained_where_one_points_at_it(server: Server) -> None:
    uri = server.open("hover.yml", "subprocessors:\n  - id: mailer\n    legal_name: Mailer GmbH\n")
    found = server.ask("textDocument/hover", at(uri, 3, 6))
    assert "full name of the legal entity" in json.dumps(found)


@pytest.mark.parametrize(
    ("collection", "label"), [("subprocessors", "vendor"), ("systems", "system"), ("flows", "flow")]
)
@pytest.mark.parametrize(
    "written", ["  ", "  - ", "  - id: other\n    name: Other\n  - "], ids=["list", "item", "next"]
)
def test_a_record_is_begun_for_its_writer(server: Server, collection: str, label: str, written: str) -> None:
    """What the server offers, put in place as editors do: it reads, it fits the schema, and it is the record's beginning."""
    before = f"{collection}:\n{written}"
    line, last = before.count("\n") + 1, before.rpartition("\n")[2]
    uri = server.open(f"{collection}-{line}{len(last)}.yml", before)
    found = server.ask("textDocument/completion", at(uri, line, len(last)))
    (offered,) = [one for one in (found["items"] if isinstance(found, dict) else found) if one["label"] == label]
    text_ = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", offered["textEdit"]["newText"])
    filled = before + text_.replace("\n", "\n  ") + "\n"
    after = server.open(
        f"filled-{collection}-{line}{len(last)}.yml", filled.replace("  - id: other\n    name: Other\n", "")
    )
    assert server.complaints(after) == []
    inventory, findings = read_inventory({"inventory/a.yml": filled})
    assert {one.rule for one in findings} <= {"unresolved-reference", "missing-field"}, filled
    assert getattr(inventory, collection)[label].name in (label.capitalize(), None)
