"""What may be public: a decision for every field, and no internal text in any output."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import field, fields
from typing import Any

import pytest

from canary import CANARY, INTERNAL_DAY, NEVER_SAID, canaries
from filled import KINDS, world
from onward.diff.kinds import ChangeKind
from onward.frozen import dataclass
from onward.records.base import Part, Record
from onward.records.declared import APART, AUDIENCES, declared, public, required
from onward.records.inventory import Inventory
from onward.records.parties import Organization
from onward.records.publication import decision, published, show, shown
from onward.site import inputs, views
from onward.site.diagrams.model import Diagram
from onward.site.page import Block, parts
from onward.words.catalogue import languages
from onward.world import World


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_has_a_decision(kind: type[Part]) -> None:
    """A new field fails here until somebody decides who may read it."""
    for one in fields(kind):
        if one.name != "source":
            assert decision(kind, one.name) in AUDIENCES


def test_a_field_that_nobody_has_declared_is_never_public() -> None:
    """A mistake of the program, not a public field."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Careless(Record):
        secret: str | None = None
        told: str | None = public("what everybody may read")
        asked: str = field(metadata=required("what nobody can do without", "customer"))

    assert [decision(Careless, name) for name in ("told", "asked", "notes")] == ["public", "customer", "internal"]
    with pytest.raises(KeyError, match=r"Careless\.secret is not declared"):
        decision(Careless, "secret")


def test_each_kind_of_change_of_a_field_is_one_that_there_is() -> None:
    told = {declared(kind, one.name).change for kind in KINDS for one in fields(kind) if one.name != "source"}
    assert sorted(one or "" for one in told - {*ChangeKind} - {APART}) == []


def texts(block: Block) -> Iterator[str]:
    for part in parts(block):
        if isinstance(part, Diagram):
            yield repr(part)
        else:
            yield part


def everything(of: World, audience: str, language: str = "en") -> str:
    """All pages and all views as one text."""
    found = []
    for page in views.pages(of, audience, language):
        found += [page.path, page.title, page.description, page.markdown]
        found += [text for block in page.blocks.values() for text in texts(block)]
    for name in views.views():
        found += texts(views.view(of, name, {}, audience, language))
    return "\n".join(found)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("audience", ["public", "customer"])
def test_nothing_internal_is_in_any_page_or_view(audience: str, language: str) -> None:
    """The canary stands in every unreadable field of every record, and in its translations; so does a day that is nowhere else."""
    said = everything(world(canaries(audience)), audience, language)
    assert CANARY.lower() not in said.lower()
    assert not [day for day in NEVER_SAID if day in said]


def test_the_canary_would_be_heard() -> None:
    """The same inventory as our own people read it does show what the others must not see."""
    said = everything(world(canaries("public")), "internal")
    assert CANARY in said


def test_what_is_public_is_shown() -> None:
    """Hiding everything would be no art."""
    said = everything(world(canaries("public")), "public")
    assert "Relies on" in said
    assert "EU-US Data Privacy Framework" in said
    for name in (
        "Party legal_name",
        "Subprocessor service",
        "Party address",
        "Right how",
        "Cookie purpose",
        "Measure name",
    ):
        kind, _, field = name.partition(" ")
        shown_as = "Subprocessor" if kind == "Party" else kind
        assert f"Seen {shown_as} {field}" in said


@pytest.mark.parametrize("audience", ["public", "customer"])
def test_who_promised_to_find_out_is_not_told(audience: str) -> None:
    """An unknown fact is `to be confirmed`; its owner and its day are internal."""
    unknown = {"unknown": {"owner": CANARY, "due": INTERNAL_DAY}}
    names = ["legal_name", "address", "country", "roles", "service", "data", "locations", "safeguards", "since"]
    vendor = {"id": "acme-mail", "name": "Acme Mail", **dict.fromkeys(names, unknown)}
    said = everything(
        world({"organization": {"id": "acme", "regimes": ["eu-gdpr"]}, "subprocessors": [vendor]}), audience
    )
    assert "to be confirmed" in said
    assert CANARY not in said
    assert not [day for day in NEVER_SAID if day in said]


CHECKS = {
    "one record": {"never": "flows", "where": "crosses(it, 'EEA')"},
    "all records": {"holds": "!flows.exists(one, crosses(one, 'EEA'))"},
}


def with_hidden_flows(number: int, country: str, check: dict[str, str]) -> dict[str, Any]:
    """A public claim, checked on one public flow and on internal ones whose every word is the canary."""
    roles = [{"purpose": "delivery", "role": "processor"}]
    hidden = {"visibility": "internal", "name": CANARY, "description": CANARY}
    vendors = [
        {
            **hidden,
            "id": f"canarybird-{n}",
            "roles": roles,
            "data": ["contact"],
            "country": country,
            "locations": [country],
        }
        for n in range(number)
    ]
    flow = {"data": ["contact"], "purpose": "delivery", "from": "app"}
    flows = [{**hidden, "id": f"canarybird-flow-{n}", "to": f"canarybird-{n}", **flow} for n in range(number)]
    return {
        "organization": {"id": "acme", "name": "Acme", "country": "DE", "regimes": ["eu-gdpr"]},
        "purposes": [{"id": "delivery", "name": "Delivery", "role": "processor"}],
        "data_categories": [{"id": "contact", "name": "Contact data", "identifiability": "personal"}],
        "systems": [
            {"id": name, "name": name, "locations": ["DE"], "visibility": "public"} for name in ("app", "store")
        ],
        "subprocessors": vendors,
        "flows": [{"id": "keep", "name": "Keep", "visibility": "public", "to": "store", **flow}, *flows],
        "claims": [{"id": "stays", "statement": "It stays in Europe.", "visibility": "public", **check}],
    }


def told_of_the_claim(content: dict[str, Any], audience: str, language: str) -> str:
    """Every page and view, the mark at the sentence, and every file for machines."""
    of = inputs.with_pages(world(content), {"promise.md": "# Promise\n\n[It stays in Europe.]{claim=stays}\n"})
    marks = [mark(of, audience, language, "stays", 1) for mark in (inputs.mark_of, inputs.plain_mark_of)]
    said = [text for mark in marks if mark is not None for text in texts(mark)]
    files = inputs.resources_of(of, audience, "Trust", "https://trust.example.com/", language)
    return "\n".join([everything(of, audience, language), *said, *(f"{name} {text}" for name, text in files.items())])


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("country", ["FR", "US"])
@pytest.mark.parametrize("check", CHECKS)
def test_a_claim_is_silent_about_the_internal_records_that_it_is_checked_on(
    check: str, country: str, language: str
) -> None:
    """Whether it holds or fails on them: no name, no id, and not how many they are; the public output is the same to the byte."""
    few, many = (told_of_the_claim(with_hidden_flows(n, country, CHECKS[check]), "public", language) for n in (2, 7))
    assert "It stays in Europe." in few
    assert ("ow-mark--checked" in few) is (country == "FR")
    assert CANARY.lower() not in few.lower()
    assert few == many
    ours = told_of_the_claim(with_hidden_flows(2, country, CHECKS[check]), "internal", language)
    assert CANARY.lower() in ours.lower()


def test_a_reader_of_a_record_cannot_reach_what_is_hidden() -> None:
    """The shown record has its defaults where it must not speak, and the inventory loses what is internal."""
    full = world(canaries("public")).inventory
    vendor = show(full.subprocessors["full-subprocessors"], "public")
    assert (vendor.notes, vendor.evidence, vendor.contact, vendor.review) == (None, (), None, None)
    assert CANARY not in repr(vendor) + json.dumps(vendor.source)
    public = shown(full, "public")
    assert isinstance(public, Inventory)
    assert list(public.systems) == ["full-systems"]
    assert not public.objections
    assert not public.waivers
    assert not published(full.objections["full-objections"], "customer")
    assert shown(full, "internal") is full


def test_a_field_without_a_decision_is_a_mistake() -> None:
    """Never public by default."""
    with pytest.raises(KeyError):
        decision(Organization, "a_new_field")
