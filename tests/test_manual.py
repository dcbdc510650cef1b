"""The manual: it builds, what it shows is what happens, and everything that people can write or call is in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

import generated
from filled import KINDS
from generated.commands import commands
from onward import cli, formats
from onward.claims.functions import functions
from onward.contracts import FORMATS, schema_path
from onward.diff.kinds import ChangeKind
from onward.files import package_law
from onward.project.settings import KEYS, Settings
from onward.records.inventory import COLLECTIONS
from onward.rules import all_rules
from onward.site.config import OnwardConfig
from onward.transfers.model import NoTransfer, Outcome
from shared import Shelf
from walk import Walk, fits
from walk import commands as shown_commands

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "manual" / "docs"
WRITTEN = sorted(DOCS.rglob("*.md"))
WALKED = [page for page in WRITTEN if "```console" in page.read_text("utf-8")]
THIRD = re.compile(r"""<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)=["']?(https?:)?//""")
STYLED = re.compile(r"""(?:url\(|@import)\s*["']?(https?:)?//""")


@cache
def made() -> dict[str, str]:
    """The pages that are made from the code."""
    return generated.pages()


@pytest.fixture(scope="session")
def manual(shelf: Shelf) -> Path:
    """The manual, built strictly: a link that leads nowhere fails."""

    def make(folder: Path) -> None:
        settings = str(ROOT / "manual" / "mkdocs.yml")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", settings, "-d", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return shelf.once("manual", make)


@pytest.mark.parametrize("page", WALKED, ids=lambda page: page.stem)
def test_commands_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    """Stale? `python tests/walk.py PAGE` writes what they print now; read the difference before you commit it."""
    walk = Walk(tmp_path)
    walk.page(page.read_text("utf-8"))
    assert walk.said
    assert [(command, printed) for command, shown, printed in walk.said if not fits(shown, printed)] == []


def test_the_tutorial_is_walked() -> None:
    assert DOCS / "tutorial.md" in WALKED
    assert len(list(shown_commands((DOCS / "tutorial.md").read_text("utf-8")))) > 10


@pytest.mark.parametrize("shown", ["a\n…\nd\n", "a\nb…\nc…c\nd\n", "a\nb\nc c\nd\n"])
def test_what_is_left_out_may_be_anything(shown: str) -> None:
    assert fits(shown, "a\nb\nc c\nd\n")
    assert not fits(shown, "a\nb\nc c\ne\n")


@pytest.mark.parametrize("one", all_rules(), ids=lambda one: one.id)
def test_every_rule_has_the_page_that_explain_prints(one: Any, manual: Path) -> None:
    page = made()[f"reference/rules/{one.id}.md"]
    assert [line for line in one.doc.splitlines() if line and line not in page] == []
    assert "## Example" in page
    assert "onward lint` says" in page
    built = (manual / "reference" / "rules" / one.id / "index.html").read_text("utf-8")
    assert f'<h1 id="{one.id}">{one.id}' in built


def options(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if not action.choices or not commands(parser):
            yield from action.option_strings
    for below in commands(parser).values():
        yield from options(below)


@pytest.mark.parametrize(
    ("name", "parser"), commands(cli.parser()).items(), ids=lambda one: one if isinstance(one, str) else ""
)
def test_every_command_and_option_is_documented(name: str, parser: ArgumentParser) -> None:
    page = made()[f"reference/commands/{name}.md"]
    named = set(options(parser)) - {"-h", "--help"}
    assert [one for one in named if f"`{one}" not in page] == []
    assert f"onward {name}" in page


def test_every_setting_is_documented() -> None:
    page = made()["reference/settings.md"]
    policy = yaml.load(package_law()["law/policy.yml"], yaml.CBaseLoader)["policy"]
    asked = {*KEYS, *policy, *dict(OnwardConfig()._schema)}
    assert {one.name for one in fields(Settings)} == KEYS
    assert [one for one in sorted(asked) if f"| `{one}` |" not in page] == []
    assert not re.search(r"\|\s*\|$", page, re.MULTILINE)


def test_every_collection_and_part_is_documented() -> None:
    pages = "\n".join(text for path, text in made().items() if path.startswith("reference/inventory/"))
    assert [name for name in COLLECTIONS if f"# {name}\n" not in pages] == []
    tops = {"Spoken", "Record", "Party", "Organization", "Waiver", *(kind.__name__ for kind in COLLECTIONS.values())}
    assert [kind.__name__ for kind in KINDS if kind.__name__ not in tops and f"## {kind.__name__}\n" not in pages] == []


def test_every_output_is_documented() -> None:
    page = made()["reference/outputs.md"]
    assert [
        name for name in (*formats.format_names(), *(kind.value for kind in ChangeKind)) if f"| `{name}` |" not in page
    ] == []


def test_every_outcome_is_explained() -> None:
    page = (DOCS / "explanation" / "transfers.md").read_text("utf-8")
    assert [one.value for one in (*Outcome, *NoTransfer) if f"| `{one.value}` |" not in page] == []


def test_every_key_of_the_json_documents_is_explained() -> None:
    text = (DOCS / "reference" / "json.md").read_text("utf-8")
    shown = [
        json.loads(block) for block in re.findall(r"^\$ onward [^\n]*\n(\{.*?^\})$", text, re.MULTILINE | re.DOTALL)
    ]
    assert {one["version"] for one in shown} >= {
        "onward-lint/1",
        "onward-why/1",
        "onward-whatif/1",
        "onward-calendar/1",
        "onward-diff/1",
    }
    said = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert sorted({key for one in shown for key in keys(one)} - set(re.findall(r"`([\w$]+)`", said))) == []
    assert [form for form in FORMATS if f"`{form}`" not in said or f"(../{schema_path(form)})" not in said] == []


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(one)


def test_what_it_names_exists() -> None:
    """Commands and rules that a page names in passing."""
    known = {one.id for one in all_rules()}
    text = "\n".join([*made().values(), *(page.read_text("utf-8") for page in WRITTEN)])
    called = set(re.findall(r"`onward ([a-z][\w-]*)", text))
    assert sorted(called - set(cli.command_names(cli.__path__))) == []
    in_brackets = {
        name for page in WRITTEN for name in re.findall(r"\(`([a-z]+(?:-[a-z]+)+)`\)", page.read_text("utf-8"))
    }
    assert in_brackets
    assert sorted(in_brackets - known) == []


def test_it_loads_nothing_from_others(manual: Path) -> None:
    built = [*manual.rglob("*.html"), *manual.rglob("*.css")]
    assert len(built) > len(all_rules())
    assert [path.name for path in built if THIRD.search(text := path.read_text("utf-8")) or STYLED.search(text)] == []


def test_headings_are_text(manual: Path) -> None:
    """What is taken from the code is no markup of the page."""
    found = [
        unescape(one)
        for path in manual.rglob("index.html")
        for one in re.findall(r"<h1[^>]*>(.*?)<", path.read_text("utf-8"))
    ]
    assert found
    assert [one for one in found if not one.strip() or "`" in one] == []


def test_every_function_of_claims_is_documented() -> None:
    page = made()["reference/claims.md"]
    assert functions()
    assert [name for name in functions() if f"## {name}\n" not in page] == []
