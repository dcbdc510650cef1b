"""Documents of TILT: valid by its schema, whole or refused with every missing fact, and read again without loss."""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from filled import LAW
from onward.exports import EXPORTERS, Source
from onward.finding import OnwardError
from onward.imports import IMPORTERS, Asked, File, Reading
from onward.imports._records import Finder, made
from onward.imports._update import updated, without_vendors
from onward.imports._writing import written
from onward.project.load import load_world
from onward.records.inventory import Inventory, read_inventory
from onward.site.parts.edition import edition
from onward.words.catalogue import languages
from onward.world import World

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent / "exports" / "tilt"
DAY = date(2026, 11, 24)
SCHEMA = Draft7Validator(
    json.loads((HERE / "tilt.schema.json").read_text("utf-8")), format_checker=Draft7Validator.FORMAT_CHECKER
)
MADE_ANEW = ("_id", "_hash")
SMALL = """
organization:
  id: acme
  name: Acme
  legal_name: Acme GmbH
  address: Street 1, Berlin
  country: DE
  website: https://acme.example
  regimes: [eu-gdpr]
  contacts: {privacy: privacy@acme.example}
  legal_representative: {name: A. Person, contact: board@acme.example}
  data_protection_officer: {name: B. Person, address: "Street 1, Berlin", country: DE, contact: dpo@acme.example}
purposes:
  - {id: shop, name: Shop, role: controller, lawful_basis: contract}
  - {id: host, name: Hosting for others, role: processor}
data_categories:
  - id: name
    name: Name
    provision: {requirement: [statutory, contractual], obligation: obliged, consequences: No delivery.}
  - {id: files, name: Files}
retention: [{id: orders, name: Orders, period: P10Y, data: name}]
rights: [{id: portability, description: You may take your data along.}]
actors: [{id: buyer, name: Buyer, kind: data-subject}]
subprocessors:
  - {id: nimbus, name: Nimbus, legal_name: "Nimbus, Inc.", country: US, service: Parcels, roles: {shop: processor}, data: name}
flows:
  - {id: order, visibility: public, from: buyer, to: organization, data: name, purpose: shop}
  - {id: ship, visibility: public, from: organization, to: nimbus, data: name, purpose: shop}
"""


def source(of: World, audience: str = "public", language: str = "en") -> Source:
    return Source(edition(of, audience, language), "Trust Center", None, "0123abc")


def document(of: World, audience: str = "public", language: str = "en") -> dict[str, Any]:
    (content,) = EXPORTERS.member("tilt").files(source(of, audience, language)).values()
    found: dict[str, Any] = json.loads(content())
    assert [f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in SCHEMA.iter_errors(found)] == []
    return found


def world(content: str | Mapping[str, Any]) -> World:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    read, findings = read_inventory({"inventory/a.yml": text})
    assert [finding.message for finding in findings] == []
    return World.of(read, LAW)


def small() -> Any:
    """The small inventory as plain values, to be changed."""
    return yaml.safe_load(SMALL)


def refused(content: Mapping[str, Any] | str, audience: str = "public") -> list[str]:
    """The facts that are asked for."""
    with pytest.raises(OnwardError) as refusal:
        document(world(content), audience)
    head, *lines = str(refusal.value).split("\n")
    assert head.startswith(f"TILT demands {len(lines)} fact")
    return [line.strip() for line in lines]


@pytest.fixture(scope="module")
def ours() -> World:
    """The worked example."""
    return load_world(ROOT / "inventory", DAY)


def lasting(found: dict[str, Any]) -> dict[str, Any]:
    """A document without what every edit of any record, and every release, changes."""
    kept = {name: value for name, value in found.items() if name != "onward"}
    return {**kept, "meta": {name: value for name, value in found["meta"].items() if name not in MADE_ANEW}}


def test_the_worked_example_is_told(ours: World) -> None:
    """Stale? Look at what `onward export tilt --on 2026-11-24` writes, and keep it without `onward`, `_id` and `_hash`."""
    assert lasting(document(ours)) == json.loads((HERE / "opsient.json").read_text("utf-8"))


def test_a_document_is_valid_for_our_own_people(ours: World) -> None:
    assert "usage.events/service-analytics" in {entry["_id"] for entry in document(ours, "internal")["dataDisclosed"]}


def test_the_schema_would_find_a_fault() -> None:
    found = document(world(SMALL))
    for spoil in (
        lambda one: one["dataDisclosed"][0].pop("nonDisclosure"),
        lambda one: one["dataDisclosed"][0]["nonDisclosure"].update(obligationToProvide="perhaps"),
        lambda one: one["dataDisclosed"][0]["legalBases"][0].update(reference="Art. 6"),
        lambda one: one["controller"].pop("representative"),
        lambda one: one["meta"].update(_hash="short"),
    ):
        spoilt = copy.deepcopy(found)
        spoil(spoilt)
        assert [*SCHEMA.iter_errors(spoilt)]


def test_a_small_company_is_told_whole() -> None:
    found = document(world(SMALL))
    assert found["controller"] == {
        "name": "Acme GmbH",
        "address": "Street 1, Berlin",
        "country": "DE",
        "representative": {"name": "A. Person", "email": "board@acme.example"},
    }
    assert found["dataDisclosed"] == [
        {
            "_id": "name/shop",
            "category": "Name",
            "purposes": [{"purpose": "Shop", "description": "Shop"}],
            "legalBases": [{"reference": "GDPR-6-1-b", "description": "Performance of a contract"}],
            "legitimateInterests": [],
            "recipients": [{"name": "Nimbus, Inc.", "country": "US", "category": "Processor: Parcels"}],
            "storage": [
                {
                    "temporal": [{"description": "Orders", "ttl": "P10Y"}],
                    "purposeConditional": [],
                    "aggregationFunction": "max",
                }
            ],
            "nonDisclosure": {
                "legalRequirement": True,
                "contractualRegulation": True,
                "obligationToProvide": True,
                "consequences": "No delivery.",
            },
        }
    ]
    assert found["thirdCountryTransfers"] == [{"country": "US"}]
    assert "transfers to US, no-ground (1)" in found["onward"]["not_expressed"]
    assert found["rightToComplain"] == found["rightToInformation"] == found["automatedDecisionMaking"] == {}
    for name in ("automatedDecisionMaking", "changesOfPurpose"):
        assert f"{name}: empty, since an inventory has no place for it" in found["onward"]["not_expressed"]


def test_data_of_customers_is_theirs_to_tell() -> None:
    """What is processed for others alone has no entry, and nothing is asked of it."""
    content = small()
    content["flows"].append(
        {"id": "keep", "visibility": "public", "from": "buyer", "to": "nimbus", "data": "files", "purpose": "host"}
    )
    assert [entry["category"] for entry in document(world(content))["dataDisclosed"]] == ["Name"]


def test_every_missing_fact_is_named_at_its_place() -> None:
    assert refused(
        """
organization: {id: acme, name: Acme, country: EEA, contacts: {dpo: by post}, data_protection_officer: {name: B.}}
purposes: [{id: shop, name: Shop, role: controller}, {id: news}]
data_categories:
  - {id: name, provision: {requirement: none, consequences: {unknown: {owner: counsel, due: 2027-01-31}}}, sources: [A register]}
  - {id: mail}
actors: [{id: firm, kind: organisation}]
retention: [{id: orders, data: name}]
flows:
  - {id: order, visibility: public, from: firm, to: organization, data: [name, mail], purpose: shop}
"""
    ) == [
        "inventory/a.yml:2: organization: `address`: registered address",
        "inventory/a.yml:2: organization: `legal_representative`: who represents you by law, such as the managing directors;"
        " not a representative under Art. 27 GDPR",
        "inventory/a.yml:2: organization: `website`: public website",
        "inventory/a.yml:2: organization: `rights[].kind`: `portability`, the right to data portability; with `excluded: true`"
        " where it does not apply",
        "inventory/a.yml:2: organization: `country`: one country, which `EEA` is not",
        "inventory/a.yml:2: organization: `data_protection_officer.address`: address",
        "inventory/a.yml:2: organization: `data_protection_officer.contact`: a mailbox, which `by post` is not",
        "inventory/a.yml:2: organization: `data_protection_officer.country`: country of the address",
        "inventory/a.yml:3: purposes/shop: `lawful_basis`: lawful basis, where you are the controller; your customer's where"
        " you are a processor",
        "inventory/a.yml:3: purposes/news: `role`: role in which you act for it",
        "inventory/a.yml:5: data_categories/name: `provision.obligation`: whether the data subject is obliged to provide it",
        "inventory/a.yml:5: data_categories/name: `provision.consequences`: possible consequences of not providing it"
        " (unknown until 2027-01-31: counsel)",
        "inventory/a.yml:5: data_categories/name: `sources.0.accessibility`: whether the source is publicly accessible",
        "inventory/a.yml:6: data_categories/mail: `provision`: whether data subjects must provide the data, and what follows"
        " if they do not (Art. 13(2)(e) GDPR)",
        "inventory/a.yml:6: data_categories/mail: `sources`: sources from which you obtain the data, other than the data"
        " subject (Art. 14(2)(f) GDPR)",
        "inventory/a.yml:6: data_categories/mail: `retention[].data`: how long it is kept for the purpose `shop`",
        "inventory/a.yml:8: retention/orders: `period`: retention period; or `until`, the event that ends it",
    ]


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        (lambda one: one["data_categories"][0].pop("provision"), "data_categories/name: `provision`"),
        (
            lambda one: one["data_categories"][0]["provision"].pop("obligation"),
            "data_categories/name: `provision.obligation`",
        ),
        (lambda one: one["retention"][0].pop("period"), "retention/orders: `period`"),
        (lambda one: one.pop("retention"), "data_categories/name: `retention[].data`"),
        (lambda one: one["flows"].clear(), "organization: `flows[].data`"),
        (lambda one: one["actors"][0].update(kind="organisation"), "data_categories/name: `sources`"),
        (lambda one: one["purposes"][0].update(lawful_basis="legitimate-interests"), "purposes/shop: `interest`"),
        (
            lambda one: one["subprocessors"].append({"id": "dim", "roles": {"shop": "processor"}}),
            "subprocessors/dim: `data`",
        ),
        (lambda one: one["rights"].clear(), "organization: `rights[].kind`"),
        (
            lambda one: one["data_categories"][0].update(sources=["A register"]),
            "data_categories/name: `sources.0.accessibility`",
        ),
    ],
)
def test_no_yes_or_no_and_no_empty_list_is_made_up(change: Any, asked: str) -> None:
    content = small()
    change(content)
    (fact,) = refused(content)
    assert asked in fact


def test_an_unknown_fact_says_who_finds_out() -> None:
    content = small()
    content["organization"]["address"] = {"unknown": {"owner": "counsel", "due": "2027-01-31"}}
    assert refused(content) == [
        "inventory/a.yml:1: organization: `address`: registered address (unknown until 2027-01-31: counsel)"
    ]


def test_the_representative_in_the_union_stands_in_for_one_by_law(ours: World) -> None:
    found = document(ours)["controller"]["representative"]
    assert found == {
        "name": "Example EU Representative Ltd",
        "email": "eu-representative@example.com",
        "onward:example": True,
        "onward:regime": "eu-gdpr",
    }


def test_a_right_that_does_not_apply_is_not_available() -> None:
    content = small()
    content["rights"] = [
        {"id": "portability", "excluded": True, "description": "Not for this processing."},
        {"id": "to-complain", "kind": "complaint", "authority": {"name": "Commissioner", "country": "DE"}},
    ]
    found = document(world(content))
    assert found["accessAndDataPortability"]["available"] is found["rightToDataPortability"]["available"] is False
    assert found["rightToComplain"] == {
        "available": True,
        "description": "to-complain",
        "supervisoryAuthority": {"name": "Commissioner", "country": "DE"},
    }


def test_a_public_document_holds_what_the_public_may_see() -> None:
    content = small()
    content["data_categories"].append(
        {"id": "notes", "name": "Secret notes", "visibility": "internal", "provision": {"requirement": "none"}}
    )
    content["flows"][0]["data"] = ["name", "notes"]
    assert "Secret" not in json.dumps(document(world(content)))
    assert refused(content, "internal")


def test_weeks_are_days() -> None:
    content = small()
    for period, length in (("P2W", "P14D"), ("P1M2W3DT4H", "P1M17DT4H"), ("PT48H", "PT48H")):
        content["retention"][0]["period"] = period
        (entry,) = document(world(content))["dataDisclosed"]
        assert [time["ttl"] for storage in entry["storage"] for time in storage["temporal"]] == [length]


@cache
def said_by_both(text: str) -> dict[str, Any]:
    """What a document and an inventory can both say: all but the mark of an example on a category, and ids of our own."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(inner) for name, inner in value.items() if name != "_id"}
        return [plain(inner) for inner in value] if isinstance(value, list) else value

    found: dict[str, Any] = plain(json.loads(text))
    for name in ("meta", "onward", "thirdCountryTransfers"):
        del found[name]
    for entry in found["dataDisclosed"]:
        entry.pop("onward:example", None)
    for name, key in (("dataDisclosed", "purposes"), ("sources", "sources")):
        found[name].sort(key=lambda entry: (entry.get("category", entry.get("dataCategory")), json.dumps(entry[key])))
    return found


def imported(found: dict[str, Any]) -> Reading:
    content = json.dumps(found, ensure_ascii=False).encode()
    return IMPORTERS.member("tilt").read(File("a.json", content, lambda: io.BytesIO(content)), Asked(LAW))


def again(found: dict[str, Any], language: str = "en") -> dict[str, Any]:
    """A document of what an import makes of another."""
    text = written(made(imported(found).drafts, Inventory()), "a.json", Finder("privacy", DAY))
    beside = "organization:\n  regimes: [eu-gdpr]\n  website: https://acme.example\n"
    return document(world(text.replace("organization:\n", beside, 1)), language=language)


def compared(found: dict[str, Any], language: str = "en") -> None:
    first, second = (said_by_both(json.dumps(one)) for one in (found, again(found, language)))
    assert first == second


@pytest.mark.parametrize("language", languages())
def test_an_import_reads_what_was_exported(language: str, ours: World) -> None:
    found = document(ours, language=language)
    assert found["meta"]["language"] == language
    compared(found, language)


def test_flows_lead_to_the_vendors_that_an_inventory_has_already() -> None:
    """A second import finds a vendor by its company, whatever its id."""
    had = "subprocessors:\n  - {id: parcels}\n".replace(
        "{id: parcels}",
        "id: parcels\n    name: Nimbus\n    legal_name: Nimbus, Inc.\n    country: US\n    service: Parcels",
    )
    known = read_inventory({"inventory/b.yml": had})[0]
    records = made(imported(document(world(SMALL))).drafts, without_vendors(known))
    update = updated({"inventory/b.yml": had}, known, records, "a.json", Finder("privacy", DAY), "inventory/b.yml")
    read, findings = read_inventory(dict(update.texts))
    assert [finding.message for finding in findings] == []
    assert [*read.subprocessors] == ["parcels"]
    assert [(flow.from_, flow.to) for flow in read.flows.values()] == [
        ("data-subjects", "organization"),
        ("organization", "parcels"),
    ]


TEXTS = st.sampled_from(
    ["Cards; and more", "a: b", "„Zitat“ & mehr", "One two.", "- no list", "#7", "Étude\u00a0: ici"]
)


@settings(max_examples=15)
@given(data=st.data())
def test_nothing_is_lost_of_what_both_can_say(data: st.DataObject) -> None:
    content, draw = small(), data.draw
    category, purpose, retention, vendor = (
        content[name][0] for name in ("data_categories", "purposes", "retention", "subprocessors")
    )
    requirement = draw(st.sampled_from([["none"], ["statutory"], ["contractual"], ["statutory", "contractual"]]))
    category["name"] = draw(TEXTS)
    category["provision"] = {
        "requirement": requirement,
        "obligation": draw(st.sampled_from(["obliged", "not-obliged"])),
        "consequences": draw(TEXTS),
    }
    category["sources"] = [
        {
            "description": draw(TEXTS),
            "accessibility": access,
            **draw(st.sampled_from([{}, {"url": "https://a.example/x"}])),
        }
        for access in draw(st.lists(st.sampled_from(["public", "not-public"]), max_size=2))
    ]
    basis = draw(st.sampled_from(["consent", "legal-obligation", "legitimate-interests"]))
    purpose |= {"lawful_basis": basis, "name": draw(TEXTS), "description": draw(TEXTS)}
    purpose |= {"interest": draw(TEXTS)} if basis == "legitimate-interests" else {}
    purpose |= {"law": draw(TEXTS)} if basis == "legal-obligation" else {}
    retention |= draw(
        st.sampled_from([{"period": "P30D"}, {"until": "the end"}, {"period": "P1Y", "until": "the end"}])
    )
    vendor |= {
        "service": draw(TEXTS),
        "address": draw(TEXTS),
        "roles": {"shop": draw(st.sampled_from(["processor", "controller"]))},
    }
    content["rights"] = [
        {"id": kind, "description": draw(TEXTS), "excluded": draw(st.booleans())}
        for kind in (
            "portability",
            *draw(st.lists(st.sampled_from(["access", "withdrawal", "complaint"]), unique=True)),
        )
    ]
    compared(document(world(content)))
