"""Claims: the functions of their language on their cases, and where in a YAML text an expression's letters stand.

A case of a function is an inventory; the claims are the example of the function's own page. `fails` and `undecided` name
the claim and the record.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.claims.functions import functions
from onward.lint import run
from onward.records.inventory import read_inventory
from onward.scalar import point
from onward.source import Table, parse
from onward.world import World
from rulebook import DAY, law_of

FOLDER = Path(__file__).parent / "claims" / "functions"
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMES = sorted(functions())
LETTERS = st.text(st.sampled_from("ab=\"'&|.() \\ü:#\n"), min_size=1, max_size=40)


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), yaml.BaseLoader)
    return found


@pytest.mark.parametrize(("name", "case"), [(name, case) for name in NAMES for case in cases(name)])
def test_function(name: str, case: dict[str, Any]) -> None:
    (example,) = EXAMPLE.findall(functions()[name].doc)
    inventory, told = read_inventory({"inventory/records.yml": case["given"], "inventory/claims.yml": example})
    assert told == ()
    report = run(World.of(inventory, law_of(DAY, "", ())), select=["claim-fails", "claim-undecided", "claim-invalid"])
    found = {rule: [] for rule in ("claim-fails", "claim-undecided", "claim-invalid")}
    for one in report.findings:
        found[one.rule].append(f"{one.subject.id} of {one.detail}")
    assert sorted(found["claim-fails"]) == sorted(case["fails"])
    assert sorted(found["claim-undecided"]) == sorted(case.get("undecided", []))
    assert found["claim-invalid"] == []


@pytest.mark.parametrize("name", NAMES)
def test_function_has_a_page(name: str) -> None:
    """Its page begins with how it is written, and its cases hold the claim and break it."""
    one = functions()[name]
    assert one.usage.startswith(f"{name}(")
    assert len(one.takes[0]) == one.usage.count(",") + 1
    assert {bool(case["fails"]) for case in cases(name)} == {True, False}


def test_cases_have_their_functions() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == NAMES


@settings(max_examples=600, deadline=None)
@given(value=LETTERS, style=st.sampled_from(["", "'", '"', "|", ">"]), width=st.sampled_from([10, 20, 4000]))
def test_every_letter_of_a_text_has_its_place(value: str, style: str, width: int) -> None:
    text = yaml.dump({"other": "x", "where": value}, default_style=style or None, width=width, allow_unicode=True)
    table, told = parse("inventory/case.yml", text)
    assert isinstance(table, Table)
    assert told == []
    lines = text.split("\n")
    for offset, letter in enumerate(table["where"]):
        span = point(table, "where", offset)
        stands = lines[span.line - 1][span.column - 1 :][:2]
        if letter.strip():
            assert stands[:1] == letter or stands.startswith("\\"), (text, offset, span)
