"""The project around the package: locked dependencies in step with pyproject.toml, commands that are what they say."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from house import MODULES
from onward import cli
from onward.cli import command_names

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNS_WITH = [Requirement(one) for one in PROJECT["project"]["dependencies"]]
WHERE_THERE = [Requirement(one) for one in PROJECT["project"]["optional-dependencies"]["browser"]]
"""What a feature uses where it is installed, and does without where it is not."""
BUILT_WITH = [
    Requirement(line)
    for line in (ROOT / "requirements" / "build.in").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
TESTED_WITH = [Requirement(one) for more in PROJECT["project"]["optional-dependencies"].values() for one in more]
LOCKS = {"site": RUNS_WITH + BUILT_WITH, "dev": RUNS_WITH + BUILT_WITH + TESTED_WITH}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(.*(?:\n    --hash=.*)*)", re.MULTILINE)
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


def pins(name: str) -> dict[str, set[str]]:
    """The versions of each package: several where they differ by the version of Python."""
    found: dict[str, set[str]] = {}
    for one, version, _ in PIN.findall(lock(name)):
        found.setdefault(canonicalize_name(one), set()).add(version)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_locks_hold_what_the_project_asks_for(name: str) -> None:
    locked = pins(name)
    asked = {one: locked.get(canonicalize_name(one.name), {"0"}) for one in LOCKS[name]}
    assert [str(one) for one, found in asked.items() if not all(version in one.specifier for version in found)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_locks_are_exact_and_name_no_place(name: str) -> None:
    found = PIN.findall(lock(name))
    starts = [line for line in lock(name).splitlines() if line and line[0] not in " #"]
    assert len(found) == len(starts)
    assert [one for one, _, rest in found if "--hash=sha256:" not in rest] == []
    assert "://" not in lock(name)


def test_locks_agree() -> None:
    site, dev = pins("site"), pins("dev")
    assert {one: versions for one, versions in site.items() if dev.get(one) != versions} == {}


def test_programs_of_npm_are_locked_by_hash_and_name_no_place() -> None:
    asked = json.loads((ROOT / "tests" / "npm" / "package.json").read_text("utf-8"))["dependencies"]
    text = (ROOT / "tests" / "npm" / "package-lock.json").read_text("utf-8")
    locked = json.loads(text)["packages"]
    assert locked.pop("")["dependencies"] == asked
    assert [name for name in asked if f"node_modules/{name}" not in locked] == []
    assert [name for name, one in locked.items() if not one["integrity"].startswith("sha512-")] == []
    assert '"resolved"' not in text


def test_imported_libraries_are_declared() -> None:
    provided = packages_distributions()
    declared = {canonicalize_name(one.name) for one in RUNS_WITH + WHERE_THERE}
    imported = {name.partition(".")[0] for module in MODULES for _, name in module.imports}
    foreign = imported - set(sys.stdlib_module_names) - {"onward"}
    assert foreign
    assert [one for one in sorted(foreign) if not declared & set(map(canonicalize_name, provided.get(one, [])))] == []


def test_make_explains_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert sorted(re.findall(r"^([a-z]+):.* ## \S", MAKEFILE, re.MULTILINE)) == sorted(phony[1].split())


def test_make_runs_files_that_exist() -> None:
    named = re.findall(r"\b(?:tools|bench|requirements)/[\w./-]+", MAKEFILE)
    assert named
    assert [one for one in named if not ((ROOT / one).is_file() or (ROOT / one / "__main__.py").is_file())] == []


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [one for one in command_names(cli.__path__) if f"`onward {one}" not in readme] == []


def test_ci_runs_what_people_run() -> None:
    assert "make check" in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
