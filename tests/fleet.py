"""Inventories of any number of vendors that drawings have to bear: eight systems, eight purposes, ten countries."""

from __future__ import annotations

import random
from pathlib import Path

from large import MKDOCS

COUNTRIES = ["US"] * 5 + ["IE", "DE", "FR", "NL", "GB", "CH", "IN", "JP", "SG"]
PURPOSES = {
    "service": "Provision of the service", "notify": "Notifications", "support": "Customer support", "ai": "AI assistance",
    "security": "Security and availability", "billing": "Billing", "crm": "Customer relations", "analytics": "Product analytics",
}  # fmt: skip
DATA = {"content": "Customer content", "profile": "User profiles", "contact": "Contact details", "log": "Access logs"}
SYSTEMS = {
    "board": ("Board application", "cloud"), "forms": ("Forms application", "forms"), "idp": ("Identity service", "cloud, forms"),
    "pipeline": ("Event pipeline", "cloud, forms"), "desk": ("Help desk", "cloud, forms, server"),
    "mailer": ("Mail gateway", "cloud, forms, server"), "gateway": ("AI gateway", "cloud"),
    "office": ("Back office", "cloud, forms, server"),
}  # fmt: skip
SENDERS = {
    "service": ["board", "forms"], "notify": ["mailer"], "support": ["desk"], "ai": ["gateway"], "security": ["idp", "board"],
    "billing": ["office"], "crm": ["office"], "analytics": ["pipeline"],
}  # fmt: skip
WORDS = ["Nova", "Blue", "Iron", "Quick", "Deep", "Open", "Clear", "North", "Silver", "True"]
NOUNS = ["Metrics", "Mail", "Desk", "Cloud", "Sign", "Queue", "Trace", "Vault", "Voice", "Grid"]


def texts(vendors: int, flows: int) -> dict[str, str]:
    """The inventory's files; every fact in it is invented, and the same numbers give the same inventory."""
    chance = random.Random(vendors * 7 + flows)
    purposes = list(PURPOSES)
    of = [(f"v{at}", f"{chance.choice(WORDS)}{chance.choice(NOUNS)} {at}", purposes[at % 8], chance.choice(COUNTRIES))
          for at in range(vendors)]  # fmt: skip
    sent = [*_first(of), *_inside()]
    while len(sent) < flows:
        name, _, purpose, _ = chance.choice(of)
        sent.append((chance.choice(SENDERS[purpose]), name, purpose))
    listed = "".join(_vendor(*one, chance) for one in of)
    flowing = "".join(_flow(at, *one, chance) for at, one in enumerate(sent))
    vendors_, flows_ = f"subprocessors:\n{listed}", f"flows:\n{flowing}"
    return {"organization": _organization(), "systems": _systems(), "vendors": vendors_, "flows": flows_}


def _first(of: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str]]:
    return [(system, name, purpose) for name, _, purpose, _ in of for system in SENDERS[purpose]]


def _inside() -> list[tuple[str, str, str]]:
    used = [("customer", system, "service") for system in ("board", "forms", "desk", "office")]
    ours = [("idp", "security"), ("gateway", "ai"), ("mailer", "notify"), ("pipeline", "analytics")]
    return [*used, *(("board", *one) for one in ours), ("forms", "idp", "security"), ("forms", "mailer", "notify")]


def _organization() -> str:
    listed = "".join(f"  - {{id: {name}, name: {title}, role: processor}}\n" for name, title in PURPOSES.items())
    data = "".join(f"  - {{id: {name}, name: {title}}}\n" for name, title in DATA.items())
    return (
        "organization: {id: acme, name: Fluxboard, country: DE, regimes: [eu-gdpr, uk-gdpr, ch-fadp]}\n"
        "products: [{id: cloud, name: Fluxboard Cloud}, {id: forms, name: Fluxboard Forms}, {id: server, name: Fluxboard Server}]\n"
        f"purposes:\n{listed}data_categories:\n{data}"
        "actors: [{id: customer, name: Customer organisation, kind: organisation, roles: [controller]}]\n"
    )


def _systems() -> str:
    return "systems:\n" + "".join(
        f"  - {{id: {name}, name: {title}, visibility: public, products: [{products}], locations: [DE]}}\n"
        for name, (title, products) in SYSTEMS.items()
    )


TERMS = (
    "clause_7: included, clause_9: general, clause_9_notice: P45D, clause_11: not chosen, clause_13_authority: Hamburg,"
    " clause_17: DE, clause_18: DE"
)


def _vendor(name: str, title: str, purpose: str, country: str, chance: random.Random) -> str:
    assessed = f"completed: 2026-06-01, countries: [{country}], outcome: adequate-with-measures, covers_chain: true"
    clauses = f"""    safeguards:
      - {{instrument: eu-scc-2021, module: 3, signed: 2024-02-20, copy: privacy@acme.example, swiss_adaptations: true,
         terms: {{{TERMS}}}, assessment: {{kind: tia, {assessed}}}}}
      - {{instrument: uk-addendum, base: eu-scc-2021, signed: 2024-02-20, copy: privacy@acme.example,
         assessment: {{kind: tra, {assessed}}}}}
"""
    return f"""  - id: {name}
    name: {title}
    legal_name: {title} Ltd
    address: {name} Example Road
    country: {country}
    contact: privacy@{name}.example
    service: {PURPOSES[purpose]}
    roles: [{{purpose: {purpose}, role: processor}}]
    data: [{", ".join(DATA)}]
    locations: [{{country: {country}, activity: storage}}]
    since: 2025-01-01
    contract: {{kind: dpa, signed: 2025-01-02}}
{"" if chance.random() < 0.02 else clauses}"""


def _flow(number: int, source: str, target: str, purpose: str, chance: random.Random) -> str:
    data = ", ".join(sorted(chance.sample(list(DATA), 2)))
    products = SYSTEMS[source][1] if source in SYSTEMS else "cloud, forms, server"
    ends = f"from: {source}, to: {target}, data: [{data}], purpose: {purpose}"
    return f"  - {{id: flow-{number}, visibility: public, {ends}, products: [{products}]}}\n"


def fleet(folder: Path, vendors: int, flows: int) -> Path:
    """A folder that `onward build` builds, with hand-written pages around the inventory."""
    (folder / "docs").mkdir(parents=True)
    (folder / "inventory").mkdir()
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    for name in ("index", "subprocessors"):
        (folder / "docs" / f"{name}.md").write_text(f"# {name}\n", "utf-8")
    (folder / "docs" / "data-flows.md").write_text("# Data flows\n\n```onward\nview: diagram\n```\n", "utf-8")
    for name, text in texts(vendors, flows).items():
        (folder / "inventory" / f"{name}.yml").write_text(text, "utf-8")
    return folder
