"""Transfers that are taken over from another run, recipient by recipient: whatever was edited, the answer is that of a cold run."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
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
from onward.records.singles import Singles
from onward.rules import all_rules
from onward.transfers.apart import Apart
from onward.transfers.units import Unit, by_recipient, keys
from onward.world import World
from rulebook import DAY, cases, law_of
from shared import shipped_law

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))
from inventories import generate

Values: TypeAlias = dict[str, Any]
"""The collections of an inventory, as YAML reads them."""
ON_TRANSFERS = [rule.id for rule in all_rules() if rule.alone or rule.single] + [
    "fact-unknown", "law-unconfirmed", "onward-controller-accountable", "vendor-role-missing", "location-unknown",
    "claim-fails", "anonymisation-unproven", "entity-spelled-twice", "regimes-unstated", "subjection-unstated",
    "unknown-mechanism",
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


@dataclass
class Before:
    """What a lint knew: of recipients, and of single records, with how each was written and what all were written beside."""

    units: dict[str, Unit]
    singles: Mapping[str, Any] | None = None
    looked: Sequence[str] = ()
    rest: str = ""

    def of(self, regions: Regions) -> Singles:
        """What fits of single records."""
        fitting = self.rest == regions.rest
        written = {
            name: entry
            for name, entry in (self.singles or {}).items()
            if fitting and entry[0] == regions.digests.get(name)
        }
        return Singles(
            regions, {name: (found, true) for name, (_, found, true) in written.items()}, frozenset(self.looked)
        )


def judged(texts: dict[str, str], law: Law, before: Before) -> tuple[Report, Before, int]:
    """A lint that takes over what is known, what it knows then, as it is kept, and how many recipients it did not judge again."""
    inventory, problems = read_inventory(texts)
    clean = 0

    def apart(*of: Any) -> Apart:
        nonlocal clean
        made = Apart.of(*of, before.of(Regions.of(inventory, texts)), deepcopy(before.units), "version")
        clean = sum(unit.findings is not None for unit in made.units.values())
        return made

    world = World.of(inventory, law, judging=apart)
    report = run(world, problems)
    assert isinstance(world.judged, Apart)
    kept = {name: _packed(unit) for name, unit in world.judged.units.items() if unit.findings is not None}
    singles = world.judged.singles
    written = {name: entry for name, entry in singles.held() if entry[0]}
    packed = json.loads(json.dumps([kept, written, sorted(singles.values), singles.regions.rest]))
    return report, Before(_units(packed[0]), *packed[1:]), clean


def cold(texts: dict[str, str], law: Law) -> Report:
    inventory, problems = read_inventory(texts)
    return run(World.of(inventory, law), problems)


def hold(values: Values, law: Law, chosen: Iterator[Values]) -> int:
    """Hold each edit of an inventory, and the inventory moved in its files, to a cold run; how many recipients were taken over."""
    texts = written(values)
    report, before, clean = judged(texts, law, Before({}))
    assert (report, clean) == (cold(texts, law), 0)
    moved = written(values, above=3)
    again, _, clean = judged(moved, law, before)
    assert again == cold(moved, law)
    assert clean == len(before.units), "what stands elsewhere in its file is judged no other way"
    taken = 0
    for edited in chosen:
        texts = written(edited, above=1)
        report, _, clean = judged(texts, law, before)
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


def test_edits_of_a_large_inventory_take_over_most_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule and no claim asks for the transfers to all recipients where few have changed."""
    monkeypatch.setattr(Apart, "every", property(lambda _: pytest.fail("all transfers were asked for")))
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
    _, before, _ = judged(texts, law, Before({}))
    assert before.units
    wrong = {name: replace(unit, key="0" * 64) for name, unit in before.units.items()}
    report, _, clean = judged(texts, law, Before(wrong))
    assert (report, clean) == (cold(texts, law), 0)


@pytest.mark.parametrize(
    "packed", [[], {"a": 1}, {"a": ["key", [[0]], [], {}]}, {"a": ["key", [[0, "x", "unheard", [], []]], [], {}]}, 7]
)
def test_what_nobody_kept_like_that_is_no_unit(packed: Any) -> None:
    assert _units(packed) == {}


MANY = """\
organization: {id: acme, name: Acme, legal_name: Acme GmbH, country: DE, regimes: [eu-gdpr]}
purposes: [{id: service, name: Service, role: processor}]
data_categories: [{id: content, name: Content}, {id: more, name: More}, {id: gone, name: Gone, identifiability: anonymised}]
actors:
  - {id: customer, name: Customer, kind: organisation, roles: [controller], locations: [DE]}
  - {id: partner, name: Partner, kind: organisation, roles: [controller], locations: [DE]}
systems:
  - {id: app, name: App, operator: organization, host: hoster}
  - {id: other, name: Other, operator: organization, locations: [DE]}
subprocessors:
  - {id: hoster, name: Hoster, legal_name: Hoster Inc., country: US, roles: {service: processor}, data: [content], locations: [US]}
  - {id: mailer, name: Mailer, legal_name: Mailer Inc., country: US, roles: {service: processor}, data: [content], locations: [US],
     safeguards: [{instrument: eu-scc-2021, module: 2, parties: [twin, mailer]}]}
  - {id: twin, name: Twin, legal_name: Twin Inc., country: US, roles: {service: processor}, data: [content], locations: [US]}
  - {id: far, name: Far, legal_name: Far Inc., country: US, roles: {service: processor}, data: [content], locations: [US]}
flows:
  - {id: comes, from: customer, to: app, data: [content], purpose: service}
  - {id: goes, from: app, to: mailer, data: [content], purpose: service, on_behalf_of: other}
  - {id: ends, from: other, to: far, data: [content], purpose: service}
"""
ALL = {"app", "mailer", "hoster", "far"}
DECIDING = {
    "what a recipient's record says": ("id: mailer, name: Mailer", "id: mailer, name: Mailer Two", {"mailer"}),
    "where a host is": ("name: Hoster", "name: Hoster Two", {"app", "hoster"}),
    "who sends": ("name: App", "name: App Two", {"app", "mailer", "hoster"}),
    "who discloses": ("name: Other", "name: Other Two", {"mailer", "far"}),
    "a flow": ("to: far, data: [content]", "to: far, data: [more]", {"far"}),
    "which company a party to clauses is": ("Twin Inc.", "Twin Ltd", ALL),
    "companies of one name": ("Twin Inc.", "Far Inc.", ALL),
    "seats of one name": ("Twin Inc., country: US", "Hoster Inc., country: BR", ALL),
    "what customers send": ("from: customer, to: app", "from: partner, to: app", ALL),
    "a category": ("id: more, name: More", "id: more, name: Most", ALL),
    "what is anonymous": ("identifiability: anonymised", "identifiability: personal", ALL),
    "a comment on nobody": ("systems:\n", "systems:\n# nobody\n", set()),
}


@pytest.mark.parametrize("edit", DECIDING)
def test_the_key_of_a_recipient_holds_all_that_decides(edit: str) -> None:
    before, after, touched = DECIDING[edit]
    first, then = keyed(MANY), keyed(MANY.replace(before, after))
    assert {name for name, key in then.items() if first.get(name) not in (None, key)} == touched


def test_the_key_of_a_recipient_holds_who_is_a_controller_where_there_is_no_customer() -> None:
    alone = MANY.replace("kind: organisation", "kind: authority")
    far, role = "legal_name: Far Inc., country: US, roles: ", "{service: processor}"
    controller = alone.replace(far + role, far + role.replace("processor", "controller"))
    assert keyed(alone)["mailer"] != keyed(controller)["mailer"]


def keyed(text: str) -> dict[str, str]:
    """The keys of an inventory whose parties and flows stand in files of their own."""
    cut = text.index("systems:")
    texts = {"a.yml": text[:cut], "b.yml": text[cut:]}
    inventory, problems = read_inventory(texts)
    assert problems == ()
    world = World.of(inventory, shipped_law(date.fromisoformat(DAY)))
    links = by_recipient(inventory, world.graph)
    return keys(inventory, links, Regions.of(inventory, texts), world.anonymity, "version")
