"""The schema that editors use: as committed, in step with the reader, and fair to the worked example."""

from __future__ import annotations

import inspect
import json
from collections import Counter
from dataclasses import fields
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from filled import KINDS
from onward.cli.schema import text
from onward.records.base import Part
from onward.records.described import described
from onward.records.inventory import read_inventory
from onward.records.shape import yaml_name

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads(text())
VALIDATOR = Draft7Validator(SCHEMA)
INVENTORY = sorted((ROOT / "inventory").rglob("*.yml"))
BOTH = {"dpa_is_not_transfer_instrument", "fact_unknown", "location_unknown", "unknown_instrument", "unknown_mechanism"}
"""Rules of faults that the schema can see too: where they find something, the editor may say so first."""
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((ROOT / "tests" / "rules").glob("*.yml"))
    for case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    if path.stem not in BOTH or not case["finds"]
]


class Editor(yaml.SafeLoader):
    """Reads as editors do (YAML 1.2, core schema): only true and false are no text, and days stay text."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":bool", ":timestamp", ":merge"))]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def complaints(written: str) -> list[str]:
    value: Any = yaml.load(written, Editor)
    return [f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in VALIDATOR.iter_errors(value or {})]


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_the_committed_copy_is_the_printed_one() -> None:
    """Stale? `onward schema > schema/inventory.schema.json`."""
    assert (ROOT / "schema" / "inventory.schema.json").read_text("utf-8") == text()


@pytest.mark.parametrize("path", INVENTORY, ids=lambda path: path.stem)
def test_the_example_fits(path: Path) -> None:
    assert complaints(path.read_text("utf-8")) == []


@pytest.mark.parametrize("case", CASES)
def test_what_the_reader_takes_the_schema_takes(case: dict[str, Any]) -> None:
    """An editor must not underline what Onward reads."""
    given = case["given"] if isinstance(case["given"], dict) else {"inventory/case.yml": case["given"]}
    if not read_inventory(given)[1]:
        assert {name: complaints(written) for name, written in given.items() if complaints(written)} == {}


@pytest.mark.parametrize(
    "written",
    [
        "vendors: []",
        "subprocessors: [{id: mailer, contry: US}]",
        "subprocessors: [{name: Mailer}]",
        "subprocessors: [{id: Mailer}]",
        "subprocessors: [{id: mailer, country: Germany}]",
        "subprocessors: [{id: mailer, since: soon}]",
        "subprocessors: [{id: mailer, country: {unknown: {owner: legal}}}]",
        "subprocessors: [{id: mailer, safeguards: [{instrument: eu-scc-2012}]}]",
        "purposes: [{id: billing, role: owner}]",
        "organization: {id: acme, notice: {period: 30 days}}",
        "flows: [{id: send, from: app}]",
    ],
)
def test_what_is_wrong_the_editor_underlines(written: str) -> None:
    assert complaints(written)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_described(kind: type[Part]) -> None:
    names = [yaml_name(one.name) for one in fields(kind) if one.name != "source"]
    assert all(described(kind, name).strip() for name in (*names, *kind.FORMS))
    with pytest.raises(KeyError):
        described(kind, "no-such-field")


def test_one_declaration_serves_every_type_that_has_the_field() -> None:
    """No type repeats three fields of another; what several say stands in what they share."""
    declaring: dict[tuple[str, str, str], list[str]] = {}
    for kind in KINDS:
        for name, hint in inspect.get_annotations(kind).items():
            if name != "source" and "ClassVar" not in hint:
                declaring.setdefault((name, hint, described(kind, yaml_name(name))), []).append(kind.__name__)
    repeated = Counter(pair for kinds in declaring.values() for pair in combinations(sorted(kinds), 2))
    assert {pair: times for pair, times in repeated.items() if times > 2} == {}
