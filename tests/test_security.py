"""The threat model names tests that there are, and what is installed may be passed on."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`(test_\w+\.py)::(test_\w+)`")
CLAIMS = NAMED.findall((ROOT / "SECURITY.md").read_text("utf-8"))
USES = re.compile(r"uses:\s*(\S+)")
ALLOWED = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|EPL|Eclipse|Unlicense|Zlib|0BSD|CC0|HPND|LGPL|Lesser)\b",
    re.IGNORECASE,
)
"""Licences under which a library may be installed beside Onward; LGPL and MPL bind changes of the library itself alone."""
REFUSED = re.compile(r"\b(AGPL|Affero|GPL(?!.*exception)|SSPL|BUSL|Commons Clause|proprietary)\b")


@pytest.mark.parametrize(("file", "name"), CLAIMS)
def test_what_the_threat_model_names_is_a_test(file: str, name: str) -> None:
    tree = ast.parse((ROOT / "tests" / file).read_text("utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_threat_names_a_test() -> None:
    rows = [line for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    assert [row for row in rows if not row.startswith("| what ") and not NAMED.search(row)] == []
    assert len(CLAIMS) > 20


def installed(lock: str) -> list[str]:
    """The libraries of a lock file that this machine needs."""
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    lines = [line.rstrip(" \\") for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]
    asked = [Requirement(line) for line in lines]
    return [one.name for one in asked if one.marker is None or one.marker.evaluate()]


def licence(name: str) -> str:
    said = distribution(name).metadata
    trove = [one for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    return " ".join([said.get("License-Expression") or "", (said.get("License") or "")[:200], *trove])


@pytest.mark.parametrize("name", installed("site.txt"))
def test_every_dependency_may_be_passed_on(name: str) -> None:
    said = licence(name)
    assert ALLOWED.search(said), said
    assert not REFUSED.search(re.sub(r"\bL(esser )?GPL\S*", "", said)), said


def test_a_licence_that_may_not_would_be_found() -> None:
    assert REFUSED.search("GNU Affero General Public License")
    assert REFUSED.search("AGPL-3.0-only")
    assert not ALLOWED.search("GNU General Public License v3")


@pytest.mark.parametrize("path", ["action.yml", "plugins/onward/starter/workflow.yml", "manual/docs/how-to/ci.md"])
def test_actions_of_others_are_named_by_their_commit(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert USES.search(text)
    others = [one for one in USES.findall(text) if not one.startswith("OWNER/")]
    assert [one for one in others if not re.search(r"@[0-9a-f]{40}$", one)] == []


def test_the_workflow_of_a_start_may_only_read() -> None:
    workflow = yaml.load((ROOT / "plugins/onward/starter/workflow.yml").read_text("utf-8"), yaml.CBaseLoader)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow["on"]
    assert [job for job in workflow["jobs"].values() if "permissions" in job] == []


def test_the_action_installs_what_is_locked() -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    run = next(one["run"] for one in steps if one.get("name", "").startswith("Install"))
    assert "--require-hashes" in run
    assert "--no-deps" in run


WATCHED = """
import subprocess, sys
events = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "socket.connect", "socket.getaddrinfo")
met = []
sys.addaudithook(lambda event, _: met.append(event) if event in events else None)
from onward.cli import main
main(["lint", "--on", "2026-11-24"])
print("begun:", *met)
subprocess.run(["git", "--version"], stdout=subprocess.DEVNULL)
print("control:", *met)
"""
"""Says last which programs a lint began and whom on the network it asked, and then that one would be seen."""
HOSTILE = """\
systems: [{id: app, name: !!python/object/apply:os.mkdir [ran]}]
"""
ASKING = """\
organization: {id: ours, name: "{{ 1 + 1 }} $(touch ran) `touch ran`", country: DE}
systems: [{id: app, operator: organization, locations: [DE]}]
claims: [{id: named, statement: They have names, holds: "systems.all(s, s.id != 'x')"}]
"""


@pytest.mark.parametrize("text", [HOSTILE, ASKING], ids=["tags", "texts"])
def test_reading_an_inventory_runs_nothing(text: str, tmp_path: Path) -> None:
    """No program and no connection, whatever its texts and tags say."""
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "a.yml").write_text(text, "utf-8")
    done = subprocess.run([sys.executable, "-c", WATCHED], cwd=tmp_path, capture_output=True, text=True, check=True)
    *_, begun, control = done.stdout.splitlines()
    assert (begun, control.split()[1]) == ("begun:", "subprocess.Popen")
    assert [path.name for path in tmp_path.iterdir()] == ["inventory"]
