"""Inventories of any size that read like real ones: the same number of flows gives the same files on every machine.

An organization in Ireland under three regimes; a tenth as many parties as flows, half of them systems, half vendors in chains of
five; agreements with clauses, taken over by vendors; 40 claims; a few vendors with something missing.
"""

from __future__ import annotations

import random
from pathlib import Path

COUNTRIES = ("US", "US", "US", "IN", "DE", "GB", "JP", "FR", "CH", "SG", "CA", "BR")
REGIMES = ("eu-gdpr", "uk-gdpr", "ch-fadp")
CATEGORIES = tuple(f"data.kind-{number}" for number in range(40))
PURPOSES = tuple(f"purpose-{number}" for number in range(12))
AGREEMENTS = 10
CHAIN = 5
FILE = 200
"""Flows, or vendors, in one file."""


def generate(folder: Path, flows: int) -> Path:
    """Write the inventory of a number of flows; the folder in which it stands."""
    chance, inventory = random.Random(flows), folder / "inventory"
    inventory.mkdir(parents=True)
    half = max(flows // 20, CHAIN)
    shared = {"organization": organization(), "agreements": agreements(), "claims": claims()}
    for name, text in shared.items():
        (inventory / f"{name}.yml").write_text(text, "utf-8")
    _files(inventory, "systems", [system(number, half, chance) for number in range(half)])
    _files(inventory, "subprocessors", [vendor(number, half, chance) for number in range(half)])
    _files(inventory, "flows", [flow(number, half, chance) for number in range(flows)])
    return inventory


def _files(inventory: Path, collection: str, records: list[str]) -> None:
    for number in range(0, len(records), FILE):
        text = f"{collection}:\n" + "".join(records[number : number + FILE])
        (inventory / f"{collection}-{number // FILE:04}.yml").write_text(text, "utf-8")


def organization() -> str:
    """The organization, its customers, its purposes, its categories of personal data."""
    purposes = "".join(
        f"  - {{id: {name}, name: What purpose {number} is for, role: {'controller' if number % 3 else 'processor'}"
        + (", lawful_basis: contract}\n" if number % 3 else "}\n")
        for number, name in enumerate(PURPOSES)
    )
    categories = "".join(
        f"  - {{id: {name}, name: Kind {number} of data, identifiability: personal{', kinds: [health]' if number == 39 else ''}}}\n"
        for number, name in enumerate(CATEGORIES)
    )
    return f"""organization:
  id: acme
  name: Acme
  legal_name: Acme Ltd
  address: 1 Example Quay, Dublin, Ireland
  country: IE
  contacts: {{privacy: privacy@acme.example}}
  regimes: [{", ".join(REGIMES)}]
  notice: {{period: P30D}}
products: [{{id: cloud, name: Cloud}}]
data_subjects: [{{id: users, name: Users}}, {{id: staff, name: Staff}}]
actors:
  - {{id: customer, name: Customer, kind: organisation, roles: [controller], locations: [EEA, GB, CH]}}
  - {{id: user, name: User, kind: data-subject, locations: [EEA, GB, CH]}}
measures:
  - {{id: encryption, name: Encryption in transit and at rest}}
  - {{id: access, name: Access by role}}
retention:
  - {{id: records, name: Records, period: P1Y}}
purposes:
{purposes}data_categories:
{categories}"""


def agreements() -> str:
    """Agreements with clauses, as vendors take them over, and the assessments that they share."""
    made = "".join(
        f"""  - id: paper-{number}
    name: Data processing agreement {number}
    kind: dpa
    copy: privacy@acme.example
    subprocessors: {{authorisation: general, notice: P45D}}
    terms: art-28
    clauses:
      - instrument: eu-scc-2021
        modules: [2, 3]
        swiss_adaptations: true
        terms: {{clause_7: included, clause_9: general, clause_9_notice: P45D, clause_11: not chosen, clause_17: IE, clause_18: IE}}
        assessment: tia
      - {{instrument: uk-addendum, base: eu-scc-2021, assessment: tra}}
"""
        for number in range(AGREEMENTS)
    )
    done = f"countries: [{', '.join(dict.fromkeys(COUNTRIES))}], completed: 2026-08-01, outcome: adequate-with-measures"
    done += ", covers_chain: true, measures: [encryption]"
    return f"""terms:
  - id: art-28
    name: Terms of Art. 28(3) GDPR
    instructions: only on documented instructions
    confidentiality: all persons with access are bound to confidentiality
    security: measures of Annex II
    assistance: with rights, breaches and assessments
    audit: reports each year
    deletion: at the end
    breach_notice: PT48H
assessments:
  - {{id: tia, kind: tia, {done}}}
  - {{id: tra, kind: tra, {done}}}
agreements:
{made}"""


def vendor(number: int, half: int, chance: random.Random) -> str:
    """A vendor with its agreement; each but the last of five engages the next."""
    country = chance.choice(COUNTRIES)
    purposes, categories = dealings(number)
    role = "controller" if number % 40 == 11 else "processor"
    following = number + 1
    chain = f"    subprocessors: [vendor-{following}]\n" if following % CHAIN and following < half else ""
    signed = "" if number % 50 == 7 else ", signed: 2025-06-02"
    return f"""  - id: vendor-{number}
    name: Vendor {number} of {chance.choice(("mail", "hosting", "support", "billing", "logs"))}
    legal_name: Vendor {number} Inc.
    address: {number} Example Street, Springfield
    contact: privacy@vendor-{number}.example
    country: {country}
    service: What vendor {number} does for us
    roles: {{{", ".join(f"{name}: {role}" for name in purposes)}}}
    data: [{", ".join(categories)}]
    subjects: [users]
    locations: {{{country}: storage{"" if number % 3 else f", {chance.choice(('NL', 'PL', 'PT'))}: remote-access"}}}
    products: [cloud]
    since: 2025-01-01
{chain}    agreement:
      like: paper-{chance.randrange(AGREEMENTS)}
      modules: [2, 3]{signed.replace(", ", chr(10) + " " * 6)}
      flow_down: {{kind: scc-9b, third_party_beneficiary: true}}
    review: {{last: 2026-08-01, next: 2027-08-01}}
"""


def dealings(vendor: int) -> tuple[list[str], list[str]]:
    """For what a vendor is engaged, and what it receives: the same for all of one chain."""
    chain = vendor // CHAIN
    purposes = [PURPOSES[(chain + index) % len(PURPOSES)] for index in range(6)]
    return purposes, [CATEGORIES[(7 * chain + index) % len(CATEGORIES)] for index in range(20)]


def system(number: int, half: int, chance: random.Random) -> str:
    """A system of the organization; one in four has a host."""
    data = chance.sample(CATEGORIES, 6)
    host = f"    host: vendor-{chance.randrange(half)}\n" if number % 4 == 0 else ""
    return f"""  - id: system-{number}
    name: System {number}
    operator: organization
    products: [cloud]
    locations: [IE]
    purposes: [{", ".join(chance.sample(PURPOSES, 3))}]
{host}    collects: [{", ".join(CATEGORIES)}]
    stores:
      - data: [{", ".join(data)}]
        subjects: [users]
        at_rest: AES-256
        retention: records
        copies: [{{kind: backup, at_rest: AES-256, retention: records}}]
    measures: [encryption, access]
"""


def flow(number: int, half: int, chance: random.Random) -> str:
    """A flow from a system to a vendor, now and then to another system or from the customer."""
    sender = "customer" if number % 40 == 1 else f"system-{chance.randrange(half)}"
    party = chance.randrange(half)
    purposes, categories = dealings(party)
    if number % 40 == 2:
        categories = list(CATEGORIES)  # here and there one that the recipient's record does not list
    recipient = f"system-{party}" if number % 40 < 2 else f"vendor-{party}"
    return f"""  - id: flow-{number}
    name: What flow {number} is for, in a few words
    from: {sender}
    to: {recipient}
    data: [{", ".join(sorted(chance.sample(categories, 3)))}]
    subjects: [users]
    purpose: {chance.choice(purposes)}
    frequency: continuous
    access: transfer
    transport: {{protocol: TLS, minimum: "1.2"}}
    products: [cloud]
    description: A sentence that says what this flow carries, and why it has to.
"""


CHECKS = (
    ("always", "flows", "has(it.purpose)"),
    ("always", "flows", 'has(it.transport) && at_least(it.transport, "TLS 1.2")'),
    ("never", "flows", '"{category}" in it.data && ours(it.to)'),
    ("never", "flows", '"analytics" in it.purpose.kinds && !ours(it.to)'),
    ("always", "flows", 'it.to.id != "vendor-{number}" || it.data.all(d, d.startsWith("data."))'),
    ("always", "systems", 'it.operator != "organization" || it.stores.all(s, s.at_rest == "AES-256")'),
    ("always", "systems", "it.stores.all(s, s.copies.all(c, has(c.retention)))"),
    ("never", "systems", 'it.stores.exists(s, "data.kind-39" in s.data) && it.operator == "customer"'),
    ("always", "subprocessors", 'it.locations.exists(place, place.country != "RU")'),
    ("always", "subprocessors", 'it.contract.kind == "dpa"'),
    ("always", "transfers", 'it.outcome != "no-ground" || it.importer.id != "vendor-{number}"'),
    ("holds", "", 'flows.exists(f, f.purpose.role == "processor" && "{category}" in f.data)'),
    ("holds", "", 'organization.notice.period >= period("P30D")'),
)
"""Checks as trust centers state them, by the kind of the claim and the collection."""


def claims(number: int = 40) -> str:
    """Claims on flows, systems, vendors, transfers and the organization."""
    made = ["claims:\n"]
    for index in range(number):
        kind, collection, check = CHECKS[index % len(CHECKS)]
        text = check.replace("{category}", CATEGORIES[index]).replace("{number}", str(index % CHAIN))
        asked = f"    holds: '{text}'\n" if kind == "holds" else f"    {kind}: {collection}\n    where: '{text}'\n"
        made.append(f"  - id: claim-{index}\n    statement: What we state in sentence {index}.\n{asked}")
    return "".join(made)
