"""A vendor that may engage no subprocessors has some.

## Why it matters

A processor engages another one only with the controller's authorisation (Art. 28(2)). A contract that gives none
(`authorisation: none`) and subprocessors of the vendor contradict each other: the vendor breaches the contract, or one of the
two is recorded wrongly.

## How to fix

Record the authorisation that the contract gives, or remove a subprocessor that the vendor does not engage. If both are right,
the vendor needs an authorisation.

```yaml
contract:
  kind: dpa
  subprocessors: {authorisation: general, notice: P30D}
```

## Not a problem when

The vendor is an independent controller for the data that it passes on.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.graph import legal_entity
from onward.records.parties import Subprocessor
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor of a vendor whose contract lets it engage none."""
    vendors = world.inventory.subprocessors
    for vendor in vendors.values():
        agreed = vendor.contract.subprocessors if vendor.contract else None
        if agreed is None or agreed.authorisation != "none":
            continue
        company = legal_entity(world.inventory, vendor.id)
        engaged = {link.target: link for link in world.graph.out.get(vendor.id, ()) if link.target in vendors}
        for name, link in engaged.items():
            other = vendors[name]
            processors = any(role.role == "processor" for role in vendor.roles) and any(
                role.role == "processor" for role in other.roles
            )
            if processors and legal_entity(world.inventory, name) != company:
                yield _finding(vendor, other, Step(agreed.at("authorisation"), "may engage none"), link.step("engaged"))


def _finding(vendor: Subprocessor, other: Subprocessor, *steps: Step) -> Finding:
    message = f"{vendor.title} may engage no subprocessors under its contract, but {other.title} is recorded as one"
    hint = f"record the authorisation that the contract gives, or remove {other.title} from its subprocessors"
    return Finding("subprocessor-not-authorised", vendor.subject, message, steps, other.id, hint, severity=SEVERITY)
