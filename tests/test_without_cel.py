"""Where the library that reads the checks of claims has no build, all else works, and the report says what was not checked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from onward import claims
from onward.claims.badges import Badge, Lack, badges
from onward.lint import run
from onward.project.load import NO_CHECKS
from onward.records.inventory import read_inventory
from onward.world import World
from shared import shipped_law

ROOT = Path(__file__).parent.parent
HIDDEN = "import sys; sys.modules['cel_expr_python'] = None\nfrom onward.cli import main\nsys.exit(main(sys.argv[1:]))"
CLAIMS = """
claims:
  - {id: contradicted, statement: We have no systems., never: systems, where: "true"}
  - {id: malformed, statement: We keep nothing., always: systems, where: "it.nonsense"}
  - {id: whole, statement: We have five systems., holds: size(systems) == 5}
  - {id: word, statement: We keep it short., attested: {by: counsel, on: 2026-11-01, review: P1Y, evidence: minutes}}
  - {id: shapeless, statement: We keep it.}
systems: [{id: app}]
waivers:
  - {finding: claim-fails@claims/contradicted#systems/app, reason: booked, by: me, until: 2026-12-20}
"""


@pytest.fixture
def hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cel_expr_python", None)


def world() -> World:
    inventory, told = read_inventory({"inventory/a.yml": CLAIMS})
    assert told == ()
    return World.of(inventory, shipped_law(date(2026, 11, 24)))


def asked(*words: str, program: str = HIDDEN) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *words], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"}, text=True,
        capture_output=True, check=False,
    )  # fmt: skip


def test_a_lint_says_that_claims_were_not_checked() -> None:
    done = asked("lint", "--on", "2026-11-24", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    gaps = {gap["what"]: gap for gap in json.loads(done.stdout)["not_checked"]}
    assert gaps["checks"]["why"] == NO_CHECKS
    assert gaps["checks"]["rules"] == ["claim-fails", "claim-invalid", "claim-undecided"]


def test_with_the_library_nothing_is_missing() -> None:
    shown = HIDDEN.replace("sys.modules['cel_expr_python'] = None", "")
    done = asked("lint", "--on", "2026-11-24", "--format", "json", program=shown)
    assert "checks" not in {gap["what"] for gap in json.loads(done.stdout)["not_checked"]}


def test_no_check_is_answered_and_words_are(hidden: None) -> None:
    assert not claims.can_check()
    found = badges(world())
    for name in ("contradicted", "malformed", "whole"):
        assert (found[name].badge, [reason.lack for reason in found[name].reasons]) == (None, [Lack.UNCHECKED])
    assert found["word"].badge is Badge.ATTESTED
    assert [finding.key for finding in claims.findings(world())] == ["claim-invalid@claims/shapeless"]


def test_a_waiver_of_what_was_not_checked_is_not_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    def orphaned(missing: dict[str, str]) -> list[str]:
        of = world()
        object.__setattr__(of, "missing", missing)
        return [finding.key for finding in run(of).findings if finding.rule == "waiver-orphaned"]

    assert orphaned({}) == []
    monkeypatch.setitem(sys.modules, "cel_expr_python", None)
    assert orphaned({"checks": NO_CHECKS}) == []
    assert orphaned({}) == ["waiver-orphaned@waivers/claim-fails@claims/contradicted#systems/app"]


def test_it_is_asked_for_only_where_it_is_built() -> None:
    """There are builds for CPython on Windows, macOS and Linux, and none for Windows on ARM; a marker cannot tell musl."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    (library,) = (Requirement(line) for line in stated if line.startswith("cel-expr-python"))
    assert library.marker is not None
    here = {"platform_python_implementation": "CPython", "sys_platform": "linux", "platform_machine": "x86_64"}
    assert library.marker.evaluate(here)
    assert library.marker.evaluate({**here, "sys_platform": "win32", "platform_machine": "AMD64"})
    assert not library.marker.evaluate({**here, "sys_platform": "win32", "platform_machine": "ARM64"})
    assert not library.marker.evaluate({**here, "platform_python_implementation": "PyPy"})
