"""What is found of single records is kept from one run to the next: it must follow from the record alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from onward.finding import Finding
from onward.graph import Graph
from onward.project.singled import _piece
from onward.records.inventory import Inventory, read_inventory
from onward.records.regions import APART
from onward.rules import Rule, all_rules
from onward.transfers.apart import Judged
from onward.world import World
from rulebook import DAY, cases, law_of, texts_of

SINGLE = [rule for rule in all_rules() if rule.single]


def only(inventory: Inventory, collection: str = "", identity: str = "") -> Inventory:
    """An inventory with one of its systems, vendors and flows, or with none."""
    held: dict[str, Any] = {
        name: {key: record for key, record in getattr(inventory, name).items() if (name, key) == (collection, identity)}
        for name in APART
    }
    return replace(inventory, **held)


def found(rule: Rule, world: World, inventory: Inventory) -> list[Finding]:
    """What a rule finds where it sees no other records, no links between them and no transfers."""
    narrow = replace(world, inventory=inventory, graph=Graph(inventory, (), {}, {}), judged=Judged())
    return list(rule.run(narrow))


def in_pieces(rule: Rule, world: World) -> Iterator[Finding]:
    """What a rule finds of each record alone, where it sees no notice and no page, and of the rest without all of these."""
    inventory = world.inventory
    yield from found(rule, world, only(inventory))
    bare = replace(world, notices=(), written={}, made=None, observed=None)
    for name in APART:
        for identity in getattr(inventory, name):
            of = found(rule, bare, only(inventory, name, identity))
            yield from (finding for finding in of if str(finding.subject) == f"{name}/{identity}")


@pytest.mark.parametrize("rule", SINGLE, ids=lambda rule: rule.id)
def test_what_a_rule_finds_of_a_record_follows_from_it_alone(rule: Rule) -> None:
    some = False
    for case in cases(rule.id):
        inventory, problems = read_inventory(texts_of(case))
        if not problems:
            law = law_of(case.get("day", DAY), case.get("law", ""), tuple(case.get("policy", {}).items()))
            world = replace(World.of(inventory, law), written=case.get("pages", {}))
            whole = sorted(rule.run(world), key=lambda finding: finding.order)
            assert sorted(in_pieces(rule, world), key=lambda finding: finding.order) == whole
            some = some or bool(whole)
    assert some


@pytest.mark.parametrize("rule", SINGLE, ids=lambda rule: rule.id)
def test_what_looks_at_single_records_looks_at_nothing_else(rule: Rule) -> None:
    assert (rule.alone, rule.reason) == (False, None)


@pytest.mark.parametrize(
    "packed",
    [
        None,
        [],
        {"a": 1},
        ["other", ["a"], {"a": "b"}],
        ["version", [1], {}],
        ["version", ["a"], {"a": 7}],
        ["version", ["a"], {"a": ["b", []]}],
    ],
)
def test_what_nobody_kept_like_that_is_not_known(packed: Any) -> None:
    assert _piece(packed, "version") == (frozenset(), {})
