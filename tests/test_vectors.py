"""Golden cases of transfer law, translated into inventories and read by the real reader."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onward.records.inventory import read_inventory
from onward.transfers.model import Transfer
from onward.world import World
from shared import shipped_law

VECTORS = yaml.load((Path(__file__).parent / "transfers" / "vectors.yml").read_text("utf-8"), yaml.CBaseLoader)
DEFAULT_DAY = "2026-11-24"
LEFT_OUT = {
    "ground-order-undeclared",
    "onward-controller-accountable",
    "roles-unknown",
    "subprocessor-authorisation-missing",
    "safeguard-copy-missing",
    "signed-date-missing",
}
"""Rules of the rows A, D15, D16, D22 and G, and notes: the golden cases say nothing of them."""


def party_name(index: int) -> str:
    return f"party-{index}"


def safeguard(one: dict[str, Any], parties: list[str]) -> list[dict[str, Any]]:
    made: dict[str, Any] = {"instrument": one["type"], "copy": "privacy@example.org", "parties": parties}
    made |= {key: one[key] for key in ("module", "signed", "ref") if key in one}
    if "tia" in one:
        made["assessment"] = {"kind": "tia", "completed": one["tia"]}
    if "swiss_addendum" in one:
        made["swiss_adaptations"] = "true"
    if "subprocessor_authorisation" in one:
        made["terms"] = {"clause_9": one["subprocessor_authorisation"]}
    extra = []
    if one.get("uk_addendum"):
        addendum = {"instrument": "uk-addendum", "base": one["type"], "assessment": made.get("assessment")}
        extra = [made | addendum | {"module": None}]
    if one["type"] == "uk-addendum":
        return [made | {"base": "eu-scc-2021"}, {**made, "instrument": "eu-scc-2021"}]
    return [made, *extra]


def vendor(index: int, hop: dict[str, Any], dpa: bool) -> dict[str, Any]:
    activities = [{"country": place, "activity": "remote-access"} for place in hop.get("access_from", [])]
    previous = party_name(index - 1) if index else "organization"
    contract: dict[str, Any] = {"kind": "dpa"} if dpa else {}
    if "flow_down" in hop:
        contract["flow_down"] = hop["flow_down"]
    schemes = [{"scheme": name, **facts} for name, facts in hop.get("certifications", {}).items()]
    return {
        "id": party_name(index),
        "legal_name": f"Party {index} Ltd",
        "country": hop["country"],
        "address": "1 Example Street",
        "contact": "privacy@example.org",
        "roles": [{"purpose": "service", "role": hop.get("importer_role", "processor")}],
        "locations": [{"country": hop["country"], "activity": "storage"}, *activities],
        "data": ["content"],
        "subject_to": hop.get("subject_to"),
        "schemes": schemes,
        "safeguards": [
            made for one in hop.get("instruments", []) for made in safeguard(one, [previous, party_name(index)])
        ],
        "contract": contract or None,
    }


def inventory_of(vector: dict[str, Any]) -> dict[str, Any]:
    """The organization exports the first hop; each further hop is a flow from one vendor to the next."""
    hops = vector["hops"]
    kinds = [kind for hop in hops for kind in hop.get("data", [])]
    exporter = hops[0].get("exporter_role", "controller")
    if any("deployment" in hop for hop in hops):
        return self_hosted()
    returns = "returns_to_own_controller" in hops[0]
    parties = ["organization" if not index else party_name(index - 1) for index in range(len(hops))]
    return {
        "organization": {"id": "exporter", "country": "IE", "regimes": vector["origin"]},
        "purposes": [{"id": "service", "role": exporter}],
        "data_categories": [{"id": "content", "kinds": kinds}],
        "systems": [{"id": "platform", "locations": ["IE"], "collects": ["content"]}],
        "subprocessors": [
            vendor(index, hop, dpa="no-dpa" not in vector["id"] and not returns) for index, hop in enumerate(hops)
        ],
        "flows": [
            {
                "id": f"hop-{index}",
                "from": "platform" if sender == "organization" else sender,
                "to": party_name(index),
                "data": ["content"],
                "purpose": "service",
                "frequency": hops[index].get("frequency", "continuous"),
            }
            for index, sender in enumerate(parties)
        ],
    }


def self_hosted() -> dict[str, Any]:
    return {
        "organization": {"id": "vendor", "country": "US", "regimes": ["eu-gdpr"]},
        "purposes": [{"id": "service", "role": "processor"}],
        "data_categories": [{"id": "content"}],
        "actors": [{"id": "customer", "kind": "organisation", "roles": ["controller"], "locations": ["EEA"]}],
        "systems": [{"id": "platform", "operator": "customer", "locations": "customer-chosen"}],
        "flows": [{"id": "hop-0", "from": "customer", "to": "platform", "data": ["content"], "purpose": "service"}],
    }


def spoken(transfer: Transfer, hop: int) -> set[str]:
    """What a transfer says, as the golden cases write it."""
    shown = transfer.outcome.value + (f"/{transfer.reason.value}" if transfer.reason else "")
    words = {shown} if transfer.outcome.value in ("no-transfer", "adequacy", "safeguard") else set()
    upstream = {"onward-upstream-broken", "onward-after-derogation", "dpf-onward-contract-missing"}
    rules = {one.rule for one in transfer.notes}
    if transfer.outcome.value == "no-ground":
        rules |= {one.rule for one in transfer.rejected if one.declared}
        rules |= set() if rules & upstream else {"no-transfer-ground"}
    if transfer.outcome.value == "unknown":
        rules |= {"location-unknown"} if transfer.country is None else set()
    if transfer.ground:
        rules |= {one.rule for one in transfer.ground.defects}
    regime = "-" if "onward-upstream-broken" in rules else transfer.regime
    return {f"{hop}:{regime}:{word}" for word in words | (rules - LEFT_OUT)}


def told(vector: dict[str, Any]) -> set[str]:
    """The golden case's own words; an outcome with a warning of its own is named by the warning alone."""
    return {
        f"{hop}:{regime}:{word}"
        for line in vector["expect"]
        for hop, regime, words in [line.split(":", 2)]
        for word in words.split(",")
    }


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_golden_case(vector: dict[str, Any]) -> None:
    """Every hop of a golden case says what is expected of it, and nothing else."""
    text = json.dumps(inventory_of(vector))
    inventory, findings = read_inventory({"inventory/case.yml": text})
    assert not findings, [finding.message for finding in findings]
    day = date.fromisoformat(vector.get("at", DEFAULT_DAY))
    world = World.of(inventory, shipped_law(day))
    said: set[str] = set()
    for transfer in world.transfers:
        hop = int(transfer.link.id.rpartition("-")[2])
        said |= spoken(transfer, hop)
    expected = told(vector)
    outcomes = ("adequacy", "safeguard", "no-transfer")
    implied = {
        word
        for word in said
        if word.split(":")[2].split("/")[0] in outcomes
        and any(other.rsplit(":", 1)[0] == word.rsplit(":", 1)[0] for other in expected)
    }
    assert said - (implied - expected) == expected
