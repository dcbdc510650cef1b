"""Scenarios: what falls with what, and what stands although its text fell."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from onward import whatif
from onward.cli import main
from onward.records.inventory import read_inventory
from onward.words import scenarios
from onward.words.catalogue import words
from onward.world import World
from shared import shipped_law

BOTH = """
organization: {id: acme, country: GB, regimes: [eu-gdpr, uk-gdpr]}
purposes: [{id: service, role: controller}]
data_categories: [{id: content}]
systems: [{id: app, locations: [GB], collects: [content]}]
subprocessors:
  - id: vendor
    country: IN
    roles: {service: processor}
    data: [content]
    safeguards:
      - {instrument: eu-scc-2021, module: 2, signed: 2023-01-01}
      - {instrument: uk-addendum, base: eu-scc-2021, signed: 2023-01-01}
flows: [{id: send, from: app, to: vendor, data: [content], purpose: service}]
"""


@pytest.mark.parametrize(
    ("revoked", "lost", "apart"),
    [
        (["eu-scc-2021"], ["eu-gdpr"], [("uk-addendum", "eu-scc-2021")]),
        (["uk-addendum"], ["uk-gdpr"], []),
        (["eu-scc-2021", "uk-addendum"], ["eu-gdpr", "uk-gdpr"], []),
    ],
)
def test_an_addendum_is_an_instrument_of_its_own_law(
    revoked: list[str], lost: list[str], apart: list[tuple[str, str]]
) -> None:
    """It takes over the text of the clauses; their end in the Union does not end it, and the scenario says so."""
    inventory, findings = read_inventory({"inventory/case.yml": BOTH})
    assert not findings
    world = World.of(inventory, shipped_law(date(2026, 11, 24)))
    drill = whatif.compare(world, whatif.changed(world, revoked))
    assert sorted(transfer.regime for transfer in drill.lost) == lost
    assert list(drill.apart) == apart
    text = "\n".join(scenarios.report(drill, world.today, words("en")))
    assert ("`uk-addendum` still stands" in text) is bool(apart)


def test_programs_are_told_what_still_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A program that reads only what is lost would take the addendum for fallen as well."""
    (tmp_path / "acme.yml").write_text(BOTH, "utf-8")
    assert (
        main(
            [
                "whatif",
                "--inventory",
                str(tmp_path),
                "--revoke",
                "eu-scc-2021",
                "--on",
                "2026-11-24",
                "--format",
                "json",
            ]
        )
        == 1
    )
    document = json.loads(capsys.readouterr().out)
    assert document["standing"] == [{"instrument": "uk-addendum", "base": "eu-scc-2021"}]
    assert [transfer["regime"] for transfer in document["lost"]] == ["eu-gdpr"]
