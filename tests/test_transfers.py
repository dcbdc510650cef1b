"""How hops stand: cases a lawyer can read, and properties that hold for any inventory of their shape."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.files import read_folder
from onward.law import Law
from onward.records.inventory import read_inventory
from onward.transfers.model import Outcome, Transfer
from onward.world import World
from shared import shipped_law

FOLDER = Path(__file__).parent / "transfers"
CASES = [
    case
    for name in ("hops", "open_facts")
    for case in yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), yaml.CBaseLoader)
]
LAW = shipped_law(date(2026, 11, 24))


def world(text: str) -> World:
    inventory, findings = read_inventory({"inventory/case.yml": text})
    assert not findings, [finding.message for finding in findings]
    return World.of(inventory, LAW)


def line(transfer: Transfer) -> str:
    told = transfer.reason or (transfer.ground.id if transfer.ground else "")
    words = [transfer.link.id, transfer.regime, transfer.country or "?", transfer.outcome.value, str(told)]
    return " ".join(words).strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_hops(case: dict[str, Any]) -> None:
    """Every hop of the case stands as it says."""
    assert sorted({line(one) for one in world(case["given"]).transfers}) == sorted(case["expects"])


RANK = [
    Outcome.NO_TRANSFER,
    Outcome.ADEQUACY,
    Outcome.SAFEGUARD,
    Outcome.DEROGATION,
    Outcome.UNKNOWN,
    Outcome.NO_GROUND,
]
COUNTRIES = ["US", "IN", "GB", "CH", "JP", "KR", "BR", "CA", "GI", "SG", "DE", "NO"]
GROUNDS = [
    {"instrument": "eu-scc-2021", "modules": [2, 3], "signed": "2024-01-01", "swiss_adaptations": "true"},
    {"instrument": "eu-scc-2021", "module": 1, "signed": "2024-01-01"},
    {"instrument": "uk-idta", "signed": "2023-01-01"},
    {"instrument": "eu-scc-2010", "signed": "2020-01-01"},
    {"instrument": "derogation", "ref": "eu-49-1-b"},
    {"instrument": "uk-addendum", "base": "eu-scc-2021", "signed": "2024-01-01"},
]
VALID = {"instrument": "eu-scc-2021", "modules": [1, 2, 3], "signed": "2024-01-01", "swiss_adaptations": "true"}


def one_vendor(
    country: str, role: str, ours: str, grounds: list[dict[str, Any]], name: str = "vendor", place: str = ""
) -> str:
    return json.dumps(
        {
            "organization": {"id": "acme", "country": "IE", "regimes": ["eu-gdpr", "uk-gdpr", "ch-fadp"]},
            "purposes": [{"id": "service", "role": ours}],
            "data_categories": [{"id": "content"}],
            "systems": [{"id": "app", "locations": ["IE"], "collects": ["content"]}],
            "subprocessors": [
                {
                    "id": name,
                    "country": country,
                    "roles": [{"purpose": "service", "role": role}],
                    "locations": [place or country],
                    "data": ["content"],
                    "safeguards": grounds,
                }
            ],
            "flows": [{"id": "send", "from": "app", "to": name, "data": ["content"], "purpose": "service"}],
        }
    )


COUNTRY = st.sampled_from(COUNTRIES)
ROLE = st.sampled_from(["controller", "processor"])
SOME = st.lists(st.sampled_from(GROUNDS), max_size=4)


def outcomes(text: str) -> dict[str, Outcome]:
    return {one.regime: one.outcome for one in world(text).transfers}


@settings(max_examples=60, deadline=None)
@given(country=COUNTRY, role=ROLE, grounds=SOME)
def test_a_valid_ground_never_worsens_an_outcome(country: str, role: str, grounds: list[dict[str, Any]]) -> None:
    """Clauses that fit, added to whatever is there, leave every regime at least as well off."""
    before = outcomes(one_vendor(country, role, "controller", grounds))
    after = outcomes(one_vendor(country, role, "controller", [*grounds, VALID]))
    assert all(RANK.index(after[regime]) <= RANK.index(before[regime]) for regime in before)


@settings(max_examples=60, deadline=None)
@given(country=COUNTRY, role=ROLE, grounds=SOME)
def test_moving_into_the_eea_needs_no_ground(country: str, role: str, grounds: list[dict[str, Any]]) -> None:
    """A recipient that moves into the EEA is no restricted transfer of the Union any more."""
    moved = world(one_vendor("FR", role, "controller", grounds)).transfers
    assert [one.outcome for one in moved if one.regime == "eu-gdpr"] == [Outcome.NO_TRANSFER]


@settings(max_examples=60, deadline=None)
@given(country=COUNTRY, role=ROLE, grounds=SOME, place=st.sampled_from(["FR", "DE", "NO", "IE"]))
def test_a_server_inside_makes_no_company_an_insider(
    country: str, role: str, grounds: list[dict[str, Any]], place: str
) -> None:
    """Where servers stand changes nothing for a company outside: it stands as with its servers at home."""
    here = outcomes(one_vendor(country, role, "controller", grounds, place=place))
    at_home = outcomes(one_vendor(country, role, "controller", grounds))
    assert here["eu-gdpr"] == at_home["eu-gdpr"]


@settings(max_examples=60, deadline=None)
@given(place=COUNTRY, role=ROLE, grounds=SOME)
def test_clauses_between_two_companies_inside_cover_no_place_outside(
    place: str, role: str, grounds: list[dict[str, Any]]
) -> None:
    """What an Irish company signed says nothing of who runs its place elsewhere."""
    text = one_vendor("IE", role, "controller", grounds, place=place)
    found = {one.outcome for one in world(text).transfers if one.regime == "eu-gdpr"}
    inside = LAW.is_member("eu-gdpr", place)
    assert found == {Outcome.NO_TRANSFER if inside else Outcome.UNKNOWN}


@settings(max_examples=40, deadline=None)
@given(country=COUNTRY, role=ROLE, grounds=SOME, name=st.from_regex(r"[a-z]{3,8}-[0-9]{1,3}", fullmatch=True))
def test_names_decide_nothing(country: str, role: str, grounds: list[dict[str, Any]], name: str) -> None:
    """A vendor under another id stands as it stood."""
    assert outcomes(one_vendor(country, role, "processor", grounds)) == outcomes(
        one_vendor(country, role, "processor", grounds, name)
    )


EXAMPLE = read_folder(Path(__file__).parent.parent / "inventory")
NAMED = sorted(re.findall(r"^  - (?:\{)?id: ([\w.-]+)", "\n".join(EXAMPLE.values()), re.MULTILINE))


@pytest.mark.parametrize("name", NAMED)
def test_a_record_that_is_gone_is_a_finding_at_most(name: str, law: Law) -> None:
    """Whichever record of the worked example loses its id: the whole lint runs, and the reader names who missed it."""
    texts = {path: re.sub(rf"\bid: {re.escape(name)}(?=[,}}\s])", "id: gone", text) for path, text in EXAMPLE.items()}
    inventory, told = read_inventory(texts)
    assert texts != EXAMPLE
    assert {one.rule for one in told} <= {"unresolved-reference", "duplicate-id"}
    assert World.of(inventory, law).transfers
