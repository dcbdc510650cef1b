"""What the README shows is what happens: its inventory is written, its commands are run, what it names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onward import cli
from onward.catalogue import vendors
from onward.cli import command_names, main
from onward.cli._tools import TOOLS
from onward.cli.completion import SHELLS
from onward.exports import EXPORTERS
from onward.formats import format_names
from onward.imports import IMPORTERS
from onward.imports._dates import LANGUAGES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REHEARSED = re.compile(r"^## Notify customers$.*?(?=^## )", re.MULTILINE | re.DOTALL)
"""One story from the first command to the last: tests/test_rehearsal.py lives through it."""
BLOCKS = BLOCK.findall(REHEARSED.sub("", README))
CALLS = [text for kind, text in BLOCKS if kind == "console"]
FILES = {text.split()[1]: text for kind, text in BLOCKS if kind == "yaml" and text.startswith("# inventory/")}
MIDNIGHT = "1795478400"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MIDNIGHT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("call", CALLS, ids=lambda text: text.splitlines()[0])
def test_commands_print_what_is_shown(call: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command, _, shown = call.partition("\n")
    prompt, program, *words = command.split()
    assert (prompt, program) == ("$", "onward")
    main(words)
    assert capsys.readouterr().out == shown


def test_something_is_shown() -> None:
    assert CALLS
    assert FILES


def test_named_commands_exist() -> None:
    named = set(re.findall(r"`onward ([a-z][\w-]*)", README))
    assert named
    assert sorted(named - set(command_names(cli.__path__))) == []


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert [target for target in targets if "://" not in target and not (ROOT / target).exists()] == []


def test_every_format_is_named() -> None:
    rows = {row.split("`")[1].split()[1]: row for row in README.splitlines() if row.startswith("| `onward ")}
    assert [name for name in EXPORTERS.names() if f"`{name}`" not in rows["export"]] == []
    assert [name for name in IMPORTERS.names() if name not in rows["import"].casefold()] == []
    names = {"gitlab": "GitLab", "github": "GitHub", "markdown": "Markdown", "junit": "JUnit", "text": "text"}
    assert [name for name in format_names() if names.get(name, name.upper()) not in rows["lint"]] == []
    assert [shell for shell in SHELLS if shell not in rows["completion"]] == []


def test_numbers_are_those_of_the_code() -> None:
    assert f"some {round(len(vendors()), -2)} vendors" in README
    assert (len(LANGUAGES), "in nineteen languages" in README) == (19, True)
    assert (len(TOOLS), "eight tools" in README) == (8, True)
