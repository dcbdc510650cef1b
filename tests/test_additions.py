"""What it costs to add a thing, tried in a copy of the package: one file each, and nothing else is touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from house import PACKAGE
from shared import Shelf

ADDED = {
    "formats/lines.py": '''"""A line for each finding."""

from onward.formats import Context
from onward.lint import Report


def render(report: Report, context: Context) -> str:
    """The whole report."""
    return "".join(f"line {one.key}\\n" for one in report.findings)
''',
    "imports/names.py": '''"""A name in each line."""

from onward.imports import Asked, Draft, File, Reading

ABOUT = "a name in each line"
ENDINGS = (".names",)
WITHIN = ""


def fits(file: File) -> bool:
    """Never by its content alone."""
    return False


def read(file: File, asked: Asked) -> Reading:
    """A vendor for each line."""
    return Reading(tuple(Draft("subprocessors", 0, {"name": one}) for one in file.text.split()))
''',
    "notices/channels/lines.py": '''"""The notices as lines."""

from onward.notices.feed import Feed
from onward.records.published import Published

SUFFIX = "txt"
TYPE = "text/plain"


def render(notices: tuple[Published, ...], feed: Feed) -> str:
    """A line for each notice."""
    return "".join(f"{one.front.title}\\n" for one in notices) + "no more\\n"
''',
    "site/views/greeting.py": '''"""A greeting."""

from collections.abc import Mapping

from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, paragraph


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """One sentence."""
    return paragraph(f"Greetings from {edition.owner}")
''',
    "site/resources/hello.py": '''"""A word for machines."""

from onward.site.resources import Site


def files(site: Site) -> dict[str, str]:
    """One file."""
    return {"hello.txt": "hello\\n"}
''',
    "rules/short_name.py": '''"""A name is short.

## Why it matters

Nobody knows it.

## How to fix

Write more of it.

## Not a problem when

It is called so.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding for each vendor."""
    for vendor in world.inventory.subprocessors.values():
        yield Finding("short-name", vendor.subject, "the name is short", (vendor.step("here"),), severity=SEVERITY)
''',
    "fixes/trailing.py": '''"""No blanks at the ends of lines."""

import re
from collections.abc import Iterator

from onward.yamltext.edits import Edit

ASKED = False
RENAMES = False
REFORMS = False


def edits(text: str) -> Iterator[Edit]:
    """An edit for each blank that nothing follows."""
    for found in re.finditer(r"[ ]+$", text, re.MULTILINE):
        yield Edit(found.start(), found.end(), "")
''',
    "cli/hello.py": '''"""Say hello."""

import argparse

EXAMPLE = "onward hello"


def configure(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(args: argparse.Namespace) -> int:
    """Say it."""
    print("hello")
    return 0
''',
}
"""The files that are added, one of each kind."""

FIELD = (
    "    service: Prose",
    '    motto: str | None = public("what it says of itself", change="contract-changed")\n    service: Prose',
)
"""A field of vendors, which is declared in one line; only its name in sentences stands elsewhere, in each language."""


@pytest.fixture(scope="module")
def package(shelf: Shelf) -> Path:
    """A copy of the package with one more of everything, and a trust center beside it."""

    def make(folder: Path) -> None:
        shutil.copytree(PACKAGE, folder / "onward", ignore=shutil.ignore_patterns("__pycache__"))
        for path, text in ADDED.items():
            (folder / "onward" / path).write_text(text, "utf-8")
        declared = folder / "onward" / "records" / "parties.py"
        declared.write_text(declared.read_text("utf-8").replace(*FIELD, 1), "utf-8")
        done = run(folder, folder, "init", "center", "--url", "https://trust.example.com/")
        assert done.returncode == 0, done.stderr

    return shelf.once("additions", make)


def run(package: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The copy's own command line."""
    env = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "onward", *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_a_rule_and_a_format(package: Path) -> None:
    done = run(package, package / "center", "lint", "--format", "lines", "--on", "2026-11-24")
    assert (done.stdout, done.stderr) == ("line short-name@subprocessors/mailer\n", "")


def test_a_foreign_format(package: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("acme\n", "utf-8")
    done = run(package, tmp_path, "import", "names", "list.txt")
    assert done.stdout.startswith("# list.txt is read as a name in each line (names): 1 record.\n"), done.stderr
    assert done.stdout.endswith("subprocessors:\n  - id: acme\n    name: acme\n")


def test_a_command(package: Path, tmp_path: Path) -> None:
    assert run(package, tmp_path, "hello").stdout == "hello\n"
    assert "Say hello." in run(package, tmp_path, "--help").stdout


def test_a_fix(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package / "center", tmp_path / "center")
    path = tmp_path / "center/inventory/data.yml"
    path.write_text(path.read_text("utf-8").replace("\n", "  \n"), "utf-8")
    assert run(package, tmp_path / "center", "lint", "--fix", "--on", "2026-11-24").returncode == 0
    assert path.read_text("utf-8") == (package / "center/inventory/data.yml").read_text("utf-8")


def test_a_view_a_channel_and_a_resource(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package / "center", tmp_path / "center")
    page = tmp_path / "center/docs/changes.md"
    page.write_text(page.read_text("utf-8") + "\n```onward\nview: greeting\n```\n", "utf-8")
    done = run(package, tmp_path / "center", "build", "--on", "2026-11-24")
    assert done.returncode == 0, done.stderr
    site = tmp_path / "center/site"
    assert "Greetings from Acme" in (site / "changes/index.html").read_text("utf-8")
    assert (site / "notices.txt").read_text("utf-8") == "no more\n"
    assert (site / "hello.txt").read_text("utf-8") == "hello\n"


def test_a_field(package: Path, tmp_path: Path) -> None:
    """It is read, described to editors, and compared."""
    assert FIELD[0] in (PACKAGE / "records" / "parties.py").read_text("utf-8")
    shutil.copytree(package / "center" / "inventory", tmp_path / "inventory")
    path = tmp_path / "inventory/subprocessors.yml"
    path.write_text(path.read_text("utf-8").replace("    service:", "    motto: We deliver\n    service:", 1), "utf-8")
    schema = json.loads(run(package, tmp_path, "schema").stdout)
    assert schema["$defs"]["Subprocessor"]["properties"]["motto"]["description"] == "what it says of itself"
    before = str(package / "center" / "inventory")
    done = run(package, tmp_path, "diff", before, "inventory", "--format", "json", "--on", "2026-11-24")
    (change,) = json.loads(done.stdout)["changes"]
    assert (change["kind"], change["field"], change["after"]) == ("contract-changed", "motto", "We deliver")
