"""The quick way of claims against CEL: it answers the same or doubts, and no report reads otherwise for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onward.claims.facts import Look
from onward.claims.fields import Doubt
from onward.claims.functions import functions
from onward.claims.judge import judge
from onward.claims.language import IT, Expression, Language
from onward.claims.settled import Settled, scope
from onward.claims.types import kinds
from onward.files import read_folder
from onward.records.inventory import read_inventory
from onward.world import World
from shared import shipped_law
from test_claims import EXAMPLE, FOLDER

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
SAMPLE = """
organization: {id: acme, name: Acme, country: DE, regimes: [eu-gdpr], notice: {period: P30D}}
purposes: [{id: serve, role: processor}, {id: count, role: controller, kinds: [analytics]}]
data_categories: [{id: a.name, identifiability: personal}, {id: a.mood, identifiability: personal, kinds: [health]}, {id: menu}]
retention: [{id: long, period: P1Y}, {id: open, period: {unknown: {owner: it, due: 2027-01-31}}}]
systems:
  - {id: app, operator: organization, locations: [DE], host: cloud, stores: [{data: [a.name], at_rest: AES-256, retention: long}]}
  - {id: own, operator: customer, locations: [customer-chosen], stores: [{data: [menu]}, {data: [a.mood], at_rest: AES-128}]}
  - {id: lab, locations: [{country: {unknown: {owner: it, due: 2027-01-31}}}], example: true}
subprocessors:
  - {id: cloud, name: Cloud, country: US, locations: [DE, {country: US, activity: remote-access}], data: [a.name],
     roles: {serve: processor}, since: 2025-01-01, subprocessors: [deep], contract: {kind: dpa}}
  - {id: deep, country: {unknown: {owner: it, due: 2027-01-31}}, locations: [IN], since: 2027-01-01}
flows:
  - {id: one, from: app, to: cloud, data: [a.name, menu], purpose: serve, transport: {protocol: TLS, minimum: "1.2"}}
  - {id: two, from: app, to: own, data: [a.mood], purpose: count, transport: {protocol: TLS}}
  - {id: three, from: own, to: deep, data: [], purpose: serve}
  - {id: four, from: organization, to: lab, data: [menu], example: true}
  - {id: five, from: cloud, to: app, transport: {unknown: {owner: it, due: 2027-01-31}}}
"""
CHECKS = {
    "flows": (
        "it.to.id == 'cloud'", "it.to.country == 'US'", "has(it.to.country)", "has(it.purpose)",
        "it.purpose.role == 'processor'",
        "'menu' in it.data", "!('menu' in it.data) && size(it.data) > 1", "it.data == []", "size(it.data) >= 1 || ours(it.to)",
        "it.id in ['one', 'two']", "it.data.all(d, d.startsWith('a.'))", "it.data.exists(d, d.endsWith('e') && d.contains('n'))",
        "it.data.exists_one(d, d == 'menu')", "it.data.filter(d, d == 'menu').size() == 1", "at_least(it.transport, 'TLS 1.2')",
        "has(it.transport) ? it.transport.protocol == 'TLS' : ours(it.from)", "it.to.locations.all(l, l.country != 'US')",
        "it.to.locations.exists(l, l.country in ['DE', 'IN'])", "crosses(it, 'EEA')", "places_cross(it, 'EEA')", "has_ground(it)",
        "personal(it.data)", "'analytics' in it.purpose.kinds || it.from.id == 'own'", "it.from.collection == 'systems'",
        "it.transport.minimum == '1.2' && it.id != 'one'", "it.transport.minimum == '1.2' || it.id != 'one'",
        "it.id != 'one' && today > day('2026-01-01')",
        "organization.notice.period >= period('P30D') && it.frequency == 'continuous'", "it.data.all(d, it.data.exists(e, e == d))",
        "it.data[0] == 'a.name'", "it.name.matches('x')", "size(it.id) + 1 == 4", "it.example", "!it.example",
    ),
    "systems": (
        "it.stores.all(s, s.at_rest == 'AES-256')", "it.stores.exists(s, has(s.retention))", "it.operator != 'customer'",
        "it.stores.all(s, s.data.all(d, d != 'menu'))", "it.locations.all(l, has(l.country))", "reaches(it, 'deep')", "ours(it)",
        "it.host == 'cloud'", "it.stores.all(s, at_least(s.at_rest, 'AES-192'))",
    ),
    "subprocessors": ("active(it)", "it.since <= today", "it.contract.kind == 'dpa'", "it.roles.exists(r, r.role == 'processor')"),
    "retention": ("it.period <= period('P2Y')", "has(it.period) && it.period == period('P1Y')"),
    "transfers": (
        "it.outcome != 'no-ground'", "it.country == 'US' && it.regime == 'eu-gdpr'", "it.importer.id == 'cloud'", "has(it.ground)",
        "it.flow == 'one' || it.activity == 'storage'", "it.reason == 'member'", "it.exporter_role == 'controller'",
    ),
    "": (
        "flows.exists(f, f.to.id == 'cloud')", "flows.all(f, has(f.purpose))", "organization.country == 'DE'", "size(flows) == 5",
        "subprocessors.exists(s, s.id == 'deep' && active(s))", "systems.all(s, flows.exists(f, f.from.id == s.id))",
        "transfers.exists(t, t.outcome == 'unknown')", "organization.website == 'https://acme.example'",
    ),
}  # fmt: skip


def world_of(texts: dict[str, str]) -> World:
    inventory, told = read_inventory(texts)
    assert told == ()
    return World.of(inventory, shipped_law(DAY))


def asked(world: World) -> Iterator[tuple[Expression, dict[str, Any], dict[str, Any]]]:
    """Every check of the list on every record that it can be about: with the facts for CEL, and with the records themselves."""
    look = Look(world)
    for collection, checks in CHECKS.items():
        language = Language(look, kinds()[collection] if collection else None)
        for check in checks:
            expression, problems = language.read(check)
            assert expression is not None, (check, problems)
            for thing in look.asked(collection, expression.ways) if collection else (None,):
                yield (
                    expression,
                    language.facts(expression.need, thing, expression.ways),
                    scope(look, expression, thing),
                )


def test_the_quick_way_answers_as_cel_does_or_doubts() -> None:
    answered: dict[str, set[bool]] = {}
    for expression, facts, records in asked(world_of({"inventory/a.yml": SAMPLE})):
        try:
            told = expression.quick(records) if expression.quick else None
        except Doubt:
            continue
        if told is not None:
            assert told == expression.answer(facts), (expression.text, records[IT])
            answered.setdefault(expression.text, set()).add(told)
    assert len(answered) > 55
    assert sum(len(of) for of in answered.values()) > 85


def test_a_loop_too_long_for_cel_is_doubted() -> None:
    flows = "".join(f"  - {{id: flow-{number}, from: app, to: app}}\n" for number in range(100))
    look = Look(world_of({"inventory/a.yml": f"systems: [{{id: app}}]\nflows:\n{flows}"}))
    expression, _ = Language(look, None).read("flows.all(f, flows.all(g, g.to.id == f.from.id))")
    assert expression is not None
    assert expression.quick is not None
    with pytest.raises(Doubt):
        expression.quick(scope(look, expression, None))


def worlds() -> dict[str, World]:
    """The worked example, and the cases of the functions with the claims of their pages."""
    found = {"opsient": world_of(read_folder(ROOT / "inventory"))}
    for name, function in functions().items():
        (shows,) = EXAMPLE.findall(function.doc)
        for number, case in enumerate(yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), yaml.CBaseLoader)):
            found[f"{name} {number}"] = world_of({"inventory/a.yml": case["given"], "inventory/claims.yml": shows})
    return found


def test_claims_read_the_same_without_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    every = worlds()
    quickly = {name: judge(world) for name, world in every.items()}
    monkeypatch.setattr(Settled, "__call__", lambda self, thing: False)
    assert {name: judge(world) for name, world in every.items()} == quickly
