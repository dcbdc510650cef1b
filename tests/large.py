"""A large trust center: an inventory of any number of vendors and systems, with the settings that build it."""

from __future__ import annotations

import random
from pathlib import Path

COUNTRIES = ["US", "IN", "DE", "GB", "JP", "FR", "CH", "SG"]
PURPOSES = [f"purpose-{number}" for number in range(10)]
DATA = [f"data.kind-{number}" for number in range(40)]
MKDOCS = """site_name: Large
site_url: https://trust.example/
theme: {name: material, font: false, features: [navigation.instant, navigation.tabs, navigation.prune]}
plugins:
  - search
  - onward: {day: 2026-11-24, strict_lint: false}
markdown_extensions: [attr_list, md_in_html, tables]
nav: [{Home: index.md}, {Subprocessors: subprocessors.md}, {Data flows: data-flows.md}]
not_in_nav: /notices/
"""
VIEWS = {
    "index": (),
    "subprocessors": ("view: chooser\nfilters: subprocessors", "view: subprocessors"),
    "data-flows": ("view: diagram", "view: flows"),
}


def trust_center(folder: Path, vendors: int, systems: int) -> Path:
    """A folder that `onward build` builds: each vendor receives a flow, each system sends one and has a host."""
    chance = random.Random(vendors)
    texts = {
        "organization": organization(),
        "subprocessors": "subprocessors:\n",
        "systems": "systems:\n",
        "flows": "flows:\n",
    }
    texts["subprocessors"] += "".join(vendor(n, chance) for n in range(vendors))
    texts["systems"] += "".join(system(n, vendors) for n in range(systems))
    texts["flows"] += "".join(flow(n, vendors, chance) for n in range(systems))
    (folder / "docs").mkdir(parents=True)
    (folder / "inventory").mkdir()
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    for name, views in VIEWS.items():
        blocks = "".join(f"\n```onward\n{view}\n```\n" for view in views)
        (folder / "docs" / f"{name}.md").write_text(f"# {name}\n{blocks}", "utf-8")
    for name, text in texts.items():
        (folder / "inventory" / f"{name}.yml").write_text(text, "utf-8")
    return folder


def organization() -> str:
    purposes = "".join(f"  - {{id: {one}, name: {one}, role: processor}}\n" for one in PURPOSES)
    data = "".join(f"  - {{id: {one}, name: {one}}}\n" for one in DATA)
    regimes = "organization: {id: acme, name: Acme, country: IE, regimes: [eu-gdpr, uk-gdpr]}\n"
    return f"{regimes}products: [{{id: cloud, name: Cloud}}]\npurposes:\n{purposes}data_categories:\n{data}"


def vendor(number: int, chance: random.Random) -> str:
    purpose = PURPOSES[number % len(PURPOSES)]
    return f"""  - id: vendor-{number}
    name: Vendor {number}
    legal_name: Vendor {number} Inc.
    service: What vendor {number} does
    roles: [{{purpose: {purpose}, role: processor}}]
    data: [{", ".join(chance.sample(DATA, 3))}]
    locations: [{{country: {chance.choice(COUNTRIES)}, activity: storage}}]
    since: 2025-01-01
    contract: {{kind: dpa}}
    safeguards: [{{instrument: eu-scc-2021, module: 3, signed: 2024-02-20, copy: privacy@acme.example}}]
"""


def system(number: int, vendors: int) -> str:
    return f"""  - id: system-{number}
    name: System {number}
    visibility: public
    products: [cloud]
    host: vendor-{number % vendors}
    stores: [{{data: [{DATA[number % len(DATA)]}]}}]
"""


def flow(number: int, vendors: int, chance: random.Random) -> str:
    return f"""  - id: flow-{number}
    visibility: public
    from: system-{number}
    to: vendor-{(number * 7 + 1) % vendors}
    data: [{", ".join(sorted(chance.sample(DATA, 2)))}]
    purpose: {chance.choice(PURPOSES)}
    transport: {{protocol: TLS, minimum: "1.2"}}
    products: [cloud]
"""
