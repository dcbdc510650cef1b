"""One fact of Opsient's inventory is changed at a time, and the claim that speaks of it fails, at the fact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from onward.claims import RULES
from onward.files import read_folder
from onward.finding import Span
from onward.lint import run
from onward.records.inventory import read_inventory
from onward.world import World
from rulebook import DAY, law_of

ROOT = Path(__file__).parent.parent
CASES: list[dict[str, Any]] = yaml.load((ROOT / "tests" / "claims" / "flips.yml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return own()


def own() -> dict[str, str]:
    """Opsient's inventory, by paths inside its folder."""
    return {path.partition("inventory/")[2]: text for path, text in read_folder(ROOT / "inventory").items()}


def changed(texts: dict[str, str], case: dict[str, Any]) -> dict[str, str]:
    found = dict(texts)
    for name, pieces in case.get("change", {}).items():
        for before, after in pieces.items():
            assert found[name].count(before) == 1, (name, before)
            found[name] = found[name].replace(before, after)
    return found | {f"added/{name}": text for name, text in case.get("add", {}).items()}


def finds(texts: dict[str, str]) -> dict[str, str]:
    inventory, told = read_inventory(texts)
    assert told == ()
    report = run(World.of(inventory, law_of(DAY, "", ())), select=RULES)
    return {one.key: f"{one.span.file}: {pointed(texts, one.span)}" for one in report.findings}


def pointed(texts: dict[str, str], span: Span) -> str:
    """The line of a place, with a sign before the column that is meant."""
    line = texts[span.file].split("\n")[span.line - 1]
    return f"{line[: span.column - 1]}^{line[span.column - 1 :]}".strip()


def test_as_it_is_every_claim_holds(texts: dict[str, str]) -> None:
    assert finds(texts) == {}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_one_fact_changed(texts: dict[str, str], case: dict[str, Any]) -> None:
    found = finds(changed(texts, case))
    assert found == case["finds"]
    assert len({key.partition("#")[0] for key in found}) == 1
