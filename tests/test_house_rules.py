"""Rules of the house: found in the folder that the settings name and nowhere else, known everywhere, clear where they err."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forked import onward

INVENTORY = """\
subprocessors:
  - {id: mailer, name: Mailer, owner: legal}
  - {id: host, name: Host}
"""
RULE = '''\
"""A vendor has nobody who answers for it.

## Why it matters

Questions about it end nowhere.

## How to fix

```yaml
owner: legal
```

## Not a problem when

Never.
"""

from onward.finding import Finding, Kind, Severity

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
LAW = ("eu-gdpr/art-28-1",)


def check(world):
    for vendor in world.inventory.subprocessors.values():
        if not vendor.owner:
            yield Finding(
                "vendor-without-owner", vendor.subject, "nobody answers for it", (vendor.step("whose is it?"),), severity=SEVERITY
            )
'''
BROKEN = {
    "a slip of the pen": ("def check(world):", "def check(world)", "py:25:17: expected ':'"),
    "a library that is missing": ("from onward.finding", "from onward.findings", "py:18: ModuleNotFoundError"),
    "no severity": ("SEVERITY = Severity.WARNING", "SEVERITY = 'warning'", "a rule must state `SEVERITY`, a Severity"),
    "a kind of nothing": ("Kind.RECORD", "None", "a rule must state `KIND`, a Kind"),
    "a heading missing": ("## How to fix", "## Mend", "the docstring must have the headings ## Why it matters"),
    "a need that nobody meets": (
        "LAW = ",
        'NEEDS = ("moon",)\nLAW = ',
        "`NEEDS` must be a tuple of some of pages, notices",
    ),
    "no check": ("def check", "def find", "a rule must have a function `check(world)`"),
    "a mistake in the check": ("vendor.owner", "vendor.boss", "py:27: AttributeError"),
    "another's id": ('"vendor-without-owner"', '"no-transfer-ground"', "its own id is `vendor-without-owner`"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "onward.toml": 'rules = "rules"\n',
        "inventory/vendors.yml": INVENTORY,
        "rules/vendor_without_owner.py": RULE,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_it_finds_what_the_house_asks_for(project: Path) -> None:
    done = onward(project, "lint", "--select", "vendor-without-owner", "--format", "json", "--fail-on", "warning")
    assert done.returncode == 1, done.stderr
    (found,) = json.loads(done.stdout)["findings"]
    assert (found["rule"], found["kind"], found["severity"]) == ("vendor-without-owner", "record", "warning")
    assert found["key"] == "vendor-without-owner@subprocessors/host"
    assert found["law"] == ["eu-gdpr/art-28-1"]
    assert found["steps"][0]["line"] == 3


def test_it_runs_with_all_others_from_a_folder_below(project: Path) -> None:
    done = onward(project / "inventory", "lint", "--inventory", ".")
    assert "warning[vendor-without-owner]" in done.stdout
    assert "[party-incomplete]" in done.stdout


def test_it_is_explained_like_any_other(project: Path) -> None:
    done = onward(project, "explain", "vendor-without-owner")
    assert done.returncode == 0
    assert done.stdout.startswith("vendor-without-owner (warning, record)\n\nA vendor has nobody who answers for it.\n")
    assert "Art. 28(1) GDPR" in done.stdout


def test_it_is_waived_like_any_other(project: Path) -> None:
    waiver = (
        "waivers: [{finding: vendor-without-owner@subprocessors/host, reason: new, by: legal, until: 2099-12-31}]\n"
    )
    (project / "inventory" / "waivers.yml").write_text(waiver, "utf-8")
    done = onward(project, "lint")
    assert "vendor-without-owner" not in done.stdout
    assert "1 waived" in done.stdout


def test_nothing_is_loaded_that_is_not_named(project: Path) -> None:
    (project / "onward.toml").write_text("", "utf-8")
    (project / "rules" / "vendor_without_owner.py").write_text("raise SystemExit('ran')\n", "utf-8")
    done = onward(project, "lint")
    assert "ran" not in done.stdout + done.stderr
    assert onward(project, "explain", "vendor-without-owner").returncode == 2


@pytest.mark.parametrize("slip", BROKEN)
def test_what_is_wrong_with_it_is_said_with_its_place(slip: str, project: Path) -> None:
    right, wrong, told = BROKEN[slip]
    (project / "rules" / "vendor_without_owner.py").write_text(RULE.replace(right, wrong), "utf-8")
    done = onward(project, "lint")
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_an_id_of_onward_is_not_taken(project: Path) -> None:
    (project / "rules" / "vendor_without_owner.py").rename(project / "rules" / "no_transfer_ground.py")
    done = onward(project, "lint")
    assert done.returncode == 2
    assert "has the id of one of Onward's own rules" in done.stderr


def test_a_folder_that_is_not_there(project: Path) -> None:
    (project / "onward.toml").write_text('rules = "checks"\n', "utf-8")
    done = onward(project, "lint")
    assert done.returncode == 2
    assert "which is not a folder" in done.stderr
