"""Transfers that are taken over from another run, recipient by recipient: whatever was edited, the answer is that of a cold run."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

import pytest
import yaml

from onward.law import Law
from onward.lint import Report, run
from onward.project.judged import _packed, _units
from onward.records.inventory import read_inventory
from onward.records.regions import APART, Regions
from onward.rules import all_rules
from onward.transfers.apart import Apart
from onward.transfers.units import Unit
from onward.world import World
from rulebook import DAY, cases, law_of
from shared import shipped_law

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))
from inventories import generate

Values: TypeAlias = dict[str, Any]
"""The collections of an inventory, as YAML reads them."""
ON_TRANSFERS = [rule.id for rule in all_rules() if rule.alone] + [
    "fact-unknown", "law-unconfirmed", "onward-controller-accountable", "vendor-role-missing", "location-unknown",
    "claim-fails", "anonymisation-unproven", "entity-spelled-twice",
]  # fmt: skip


def written(values: Values, above: int = 0) -> dict[str, str]:
    """A file for each collection, with so many comments above; some records in one line and some in several."""
    texts = {}
    for name, held in values.items():
        if isinstance(held, list):
            records = "".join(_record(record, crc32(repr(record).encode()) % 2 == 0) for record in held)
            text = f"{name}:\n{records}" if held else f"{name}: []\n"
        else:
            text = yaml.safe_dump({name: held}, allow_unicode=True, sort_keys=False)
        texts[f"inventory/{name}.yml"] = "# above\n" * above * (name in APART) + text
    return texts


def _record(record: Any, short: bool) -> str:
    if short or not isinstance(record, dict):
        return f"  - {json.dumps(record)}\n"
    return "".join(
        f"  {'- ' if not number else '  '}{json.dumps(key)}: {json.dumps(value)}\n"
        for number, (key, value) in enumerate(record.items())
    )


def edits(values: Values) -> Iterator[Values]:
    """Every record left out, every field of one left out, or as another record has it."""
    for name in APART:
        records = values.get(name) or ()
        for number, record in enumerate(records):
            yield {**values, name: [*records[:number], *records[number + 1 :]]}
            other = records[number - 1]
            for field in record.keys() | other.keys() if isinstance(record, dict) else ():
                for value in (None, other.get(field)):
                    if field != "id" and value != record.get(field):
                        edited = {key: deepcopy(held) for key, held in record.items() if key != field}
                        edited |= {} if value is None else {field: value}
                        yield {**values, name: [*records[:number], edited, *records[number + 1 :]]}


def doubled(values: Values) -> Values:
    """An inventory with every party and every flow once more under another id, so that an edit leaves some as they were."""
    named = {str(record["id"]) for name in APART for record in values.get(name) or () if "id" in record}
    more = {name: [_renamed(record, named) for record in values[name]] for name in APART if values.get(name)}
    return values | {name: [*values[name], *records] for name, records in more.items()}


def _renamed(value: Any, named: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(held, named) for key, held in value.items()}
    if isinstance(value, list):
        return [_renamed(held, named) for held in value]
    return f"{value}-too" if value in named else value


def judged(texts: dict[str, str], law: Law, known: dict[str, Unit]) -> tuple[Report, dict[str, Unit], int]:
    """A lint that takes over what is known, what it knows then, as it is kept, and how many recipients it did not judge again."""
    inventory, problems = read_inventory(texts)
    clean = 0

    def apart(*of: Any) -> Apart:
        nonlocal clean
        made = Apart.of(*of, Regions.of(inventory, texts), known, "version")
        clean = sum(unit.findings is not None for unit in made.units.values())
        return made

    world = World.of(inventory, law, judging=apart)
    report = run(world, problems)
    assert isinstance(world.judged, Apart)
    kept = {name: _packed(unit) for name, unit in world.judged.units.items() if unit.findings is not None}
    return report, _units(json.loads(json.dumps(kept))), clean


def cold(texts: dict[str, str], law: Law) -> Report:
    inventory, problems = read_inventory(texts)
    return run(World.of(inventory, law), problems)


def hold(values: Values, law: Law, chosen: Iterator[Values]) -> int:
    """Hold each edit of an inventory, and the inventory moved in its files, to a cold run; how many recipients were taken over."""
    texts = written(values)
    report, known, clean = judged(texts, law, {})
    assert (report, clean) == (cold(texts, law), 0)
    moved = written(values, above=3)
    again, _, clean = judged(moved, law, deepcopy(known))
    assert again == cold(moved, law)
    assert clean == len(known), "what stands elsewhere in its file is judged no other way"
    taken = 0
    for edited in chosen:
        texts = written(edited, above=1)
        report, _, clean = judged(texts, law, deepcopy(known))
        assert report == cold(texts, law), edited
        taken += clean
    return taken


@pytest.mark.parametrize("name", ON_TRANSFERS)
def test_an_edit_of_a_case_is_judged_as_if_nothing_were_known(name: str) -> None:
    for case in cases(name)[:1]:
        values = doubled(values_of(case))
        if values:
            law = law_of(case.get("day", DAY), case.get("law", ""), tuple(case.get("policy", {}).items()))
            every = list(edits(values))
            hold(values, law, iter(random.Random(name).sample(every, min(2, len(every)))))


def values_of(case: dict[str, Any]) -> Values:
    """The inventory of a case, where it reads as one."""
    given = case["given"]
    texts = given.values() if isinstance(given, dict) else [given]
    read = [yaml.load(text, yaml.CBaseLoader) for text in texts]
    values: Values = {}
    for of in read:
        for name, held in (of if isinstance(of, dict) else {}).items():
            values[name] = [*values.get(name, []), *held] if isinstance(held, list) else held
    return values


def test_edits_of_a_large_inventory_take_over_most_of_it(tmp_path: Path) -> None:
    values: Values = {}
    for path in sorted(generate(tmp_path, 40).rglob("*.yml")):
        values |= yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    every = list(edits(values))
    taken = hold(values, shipped_law(date.fromisoformat(DAY)), iter(random.Random(1).sample(every, 3)))
    assert taken > 3 * 3, "few recipients are touched by an edit"


def test_what_looks_at_recipients_alone_needs_nothing_else() -> None:
    """Reports name what was not there; a rule that is not asked for where nothing changed must have nothing to name."""
    assert [rule.id for rule in all_rules() if rule.alone and rule.needs] == []


def test_what_is_known_of_another_version_is_not_believed() -> None:
    values = values_of(cases("no-transfer-ground")[0])
    texts, law = written(values), shipped_law(date.fromisoformat(DAY))
    _, known, _ = judged(texts, law, {})
    assert known
    for wrong in ({name: replace(unit, key="0" * 64) for name, unit in known.items()},):
        report, _, clean = judged(texts, law, wrong)
        assert (report, clean) == (cold(texts, law), 0)


@pytest.mark.parametrize(
    "packed", [[], {"a": 1}, {"a": ["key", [[0]], [], {}]}, {"a": ["key", [[0, "x", "unheard", [], []]], [], {}]}, 7]
)
def test_what_nobody_kept_like_that_is_no_unit(packed: Any) -> None:
    assert _units(packed) == {}
