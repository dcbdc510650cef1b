"""A new trust center lints clean, builds, and is never written over another one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from forked import onward
from onward.cli import _installed, _starter
from onward.files import read_folder
from onward.records.inventory import read_inventory
from onward.site.draw import engine
from onward.words.catalogue import languages
from shared import Shelf


@pytest.fixture
def started(tmp_path: Path) -> Path:
    done = onward(tmp_path, "init", "new")
    assert done.returncode == 0, done.stderr
    return tmp_path / "new"


@pytest.fixture
def built(shelf: Shelf, tmp_path: Path) -> Path:
    """A new trust center with its site, which is built once for all tests."""

    def make(folder: Path) -> None:
        for words in (("init",), ("build", "--strict", "--on", "2026-11-24")):
            done = onward(folder, *words)
            assert done.returncode == 0, done.stderr

    return shutil.copytree(shelf.once("starter", make), tmp_path / "built")


def test_it_lints_clean(started: Path) -> None:
    done = onward(started, "lint", "--on", "2026-11-24", "--fail-on", "warning")
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("0 findings, ")


@pytest.mark.parametrize("country", ["NO", "GB", "CH"])
def test_it_lints_clean_in_any_country(tmp_path: Path, country: str) -> None:
    assert onward(tmp_path, "init", "new", "--name", "Müller & Söhne", "--country", country).returncode == 0
    assert "set_by: Müller & Söhne\n" in (tmp_path / "new/inventory/systems.yml").read_text("utf-8")
    record = yaml.load((tmp_path / "new/inventory/organization.yml").read_text("utf-8"), yaml.CBaseLoader)[
        "organization"
    ]
    assert (record["id"], record["name"], record["country"]) == ("muller-sohne", "Müller & Söhne", country)
    done = onward(tmp_path / "new", "lint", "--on", "2026-11-24", "--fail-on", "warning")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("country", ["US", "IN"])
def test_a_company_abroad_is_asked_on_what_transfers_to_it_rely(tmp_path: Path, country: str) -> None:
    """Its customers in the EEA send data to a third country; no starter can know the mechanism, and none is made up."""
    assert onward(tmp_path, "init", "new", "--country", country).returncode == 0
    done = onward(tmp_path / "new", "lint", "--on", "2026-11-24", "--fail-on", "warning", "--format", "json")
    assert done.returncode == 1
    found = json.loads(done.stdout)["findings"]
    assert [one["rule"] for one in found if one["severity"] != "note"] == ["no-transfer-ground"]


FACTS = ["--name", "Acme", "--legal-name", "Acme AG", "--country", "CH", "--address", "Weg 1, Zürich"]
BOXES = ["--privacy", "privacy@acme.ch", "--security", "security@acme.ch", "--url", "https://trust.acme.ch/"]


@pytest.mark.parametrize("first", [one for one in _starter.languages() if one != "en"])
def test_it_starts_in_every_language(tmp_path: Path, first: str) -> None:
    """Whichever is the inventory's own (English is that of others here): clean, built whole, and an example no more where every
    fact is the organization's."""
    spoken = [first, *(one for one in _starter.languages() if one != first)]
    said = [word for one in spoken for word in ("--language", one)]
    assert onward(tmp_path, "init", "new", *FACTS, *BOXES, *said).returncode == 0
    inventory, _ = read_inventory(read_folder(tmp_path / "new" / "inventory"))
    examples = {str(record.subject) for record in inventory.records() if record.example}
    assert examples == {"products/app", "systems/app", "retention/account", "subprocessors/mailer"}
    done = onward(tmp_path / "new", "lint", "--on", "2026-11-24", "--fail-on", "warning")
    assert done.returncode == 0, done.stdout
    built = onward(tmp_path / "new", "build", "--strict", "--on", "2026-11-24")
    assert built.returncode == 0, built.stderr
    for language in spoken:
        page = tmp_path / "new/site" / ("" if language == first else language) / "index.html"
        assert f'<html lang="{language}"' in page.read_text("utf-8")


def test_every_language_of_the_site_can_be_the_first() -> None:
    assert set(_starter.languages()) == set(languages())


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--country", "Germany"], "--country: `Germany` is not an ISO 3166-1 country code"),
        (["--language", "xx"], "--language: `xx` is not one of them"),
        (["--privacy", "nobody"], "--privacy: `nobody` is not an email address"),
        (["--url", "trust.acme.ch"], "--url: `trust.acme.ch` is not a site address"),
    ],
)
def test_an_answer_that_does_not_fit_writes_nothing(tmp_path: Path, options: list[str], told: str) -> None:
    done = onward(tmp_path, "init", "new", *options)
    assert (done.returncode, told in done.stderr) == (2, True)
    assert not (tmp_path / "new").exists()


COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        ({"url": "https://git.example/o.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, f"onward @ git+https://git.example/o.git@{COMMIT}"),
        ({"url": "https://files.example/onward-1-py3-none-any.whl", "archive_info": {}}, "onward @ https://files.example/onward-1-py3-none-any.whl"),
        ({"url": "file:///nowhere/onward.whl", "archive_info": {}}, _installed.VARIABLE),
        ({"url": "file:///nowhere", "dir_info": {"editable": True}}, _installed.VARIABLE),
        ({"url": "ssh://git@git.example/o.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, _installed.VARIABLE),
    ],
)  # fmt: skip
def test_the_workflow_installs_what_can_be_reached(record: dict[str, Any], wanted: str) -> None:
    assert _installed.read(record).requirement == wanted


def test_a_wheel_of_this_machine_goes_along(tmp_path: Path) -> None:
    built = tmp_path / "onward-1-py3-none-any.whl"
    built.write_bytes(b"")
    found = _installed.read({"url": built.as_uri(), "archive_info": {}})
    assert (found.requirement, found.wheel) == (f"wheels/{built.name}", built)


def test_a_clone_is_told_by_its_repository_without_a_password(tmp_path: Path) -> None:
    for words in (
        ["init", "-q"],
        ["commit", "-q", "--allow-empty", "-m", "x"],
        ["remote", "add", "origin", "https://me:secret@git.example/o.git"],
    ):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *words], cwd=tmp_path, check=True)
    found = _installed.read({"url": tmp_path.as_uri(), "dir_info": {}})
    assert found.requirement.startswith("onward @ git+https://git.example/o.git@")


def test_it_builds(built: Path) -> None:
    assert "Example Mailer" in (built / "site" / "subprocessors" / "index.html").read_text("utf-8")


def test_what_it_stores_in_a_browser_is_recorded(built: Path) -> None:
    """The choice of a light or a dark page, which Material remembers under a name with the path of the site; on a page with tables
    and on one with a drawing as on any other, for all run the same script."""
    for path in built.glob("site/*/**/*.html"):
        if path.parent.name not in ("subprocessors", "data-flows"):
            path.unlink()
    done = onward(built, "verify-site", "site", "--browser", "always", "--on", "2026-11-24")
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("0 findings, ")
    assert done.stderr == ""


def test_a_build_that_is_stopped_leaves_the_old_site(built: Path) -> None:
    """What visitors read stays whole until a new site is; a work tree of git in the folder stays too."""
    (built / "site" / ".git").write_text("gitdir: elsewhere", "utf-8")
    old = {path: path.read_bytes() for path in (built / "site").rglob("*") if path.is_file()}
    inventory = next(
        path for path in sorted((built / "inventory").rglob("*.yml")) if "subprocessors:" in path.read_text()
    )
    text = inventory.read_text("utf-8")
    inventory.write_text(text.replace("service: processor", "service: nobody"), "utf-8")
    stopped = onward(built, "build", "--on", "2026-11-24")
    assert stopped.returncode == 2
    assert "build failed" in stopped.stderr
    assert {path: path.read_bytes() for path in (built / "site").rglob("*") if path.is_file()} == old
    inventory.write_text(text.replace("Example Mailer", "Another Mailer"), "utf-8")
    assert onward(built, "build", "--on", "2026-11-24").returncode == 0
    assert "Another Mailer" in (built / "site" / "subprocessors" / "index.html").read_text("utf-8")
    assert (built / "site" / ".git").is_file()
    assert [path.name for path in built.iterdir() if path.name.startswith(".site")] == []


def test_what_exists_is_not_touched(started: Path) -> None:
    (started / "mkdocs.yml").write_text("site_name: mine\n", "utf-8")
    done = onward(started, "init")
    assert done.returncode == 2
    assert "exists already; nothing was written" in done.stderr
    assert (started / "mkdocs.yml").read_text("utf-8") == "site_name: mine\n"


def test_the_workflow_and_the_hook_are_yaml_that_names_the_lint(started: Path) -> None:
    workflow = yaml.load((started / ".github/workflows/trust-center.yml").read_text("utf-8"), yaml.CBaseLoader)
    steps = [step.get("run") for step in workflow["jobs"]["trust-center"]["steps"]]
    assert {"onward lint", "onward notice check", "onward build --strict"} <= set(steps)
    assert workflow["on"]["schedule"]
    hooks = yaml.load((started / ".pre-commit-config.yaml").read_text("utf-8"), yaml.CBaseLoader)
    assert hooks["repos"][0]["hooks"][0]["entry"] == "onward lint"


LOSES = """#!{python}
import re, subprocess, sys
done = subprocess.run([{program!r}, *sys.argv[1:]], input=sys.stdin.buffer.read(), capture_output=True)
sys.stdout.write(re.sub('<g id="e0" class="edge">.*?</g>', '', done.stdout.decode(), flags=re.S))
sys.stderr.write(done.stderr.decode())
sys.exit(done.returncode)
"""
"""Graphviz that draws everything but the first flow, and says nothing of it."""


def test_a_flow_that_is_not_drawn_fails_the_build(started: Path) -> None:
    program = started / "loses-a-flow"
    program.write_text(LOSES.format(python=sys.executable, program=engine().program), "utf-8")
    program.chmod(0o755)
    settings = (started / "mkdocs.yml").read_text("utf-8")
    (started / "mkdocs.yml").write_text(settings.replace("  - onward\n", f"  - onward: {{dot: {program}}}\n"), "utf-8")
    done = onward(started, "build", "--on", "2026-11-24")
    assert done.returncode == 2
    assert "is incomplete: " in done.stderr
    assert "edges were drawn" in done.stderr
    assert not (started / "site" / "data-flows" / "all" / "index.html").exists()
