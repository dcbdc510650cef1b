"""A processor has no data processing agreement.

## Why it matters

Processing on behalf of a controller requires a contract with the terms of Art. 28(3), wherever the processor is established.

## How to fix

Sign a data processing agreement and record it.

```yaml
contract: {kind: dpa, document: https://vendor.example/dpa, signed: 2026-02-20}
```

## Not a problem when

Module 2 or 3 of the standard contractual clauses was signed: they contain these terms.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-3", "eu-gdpr/art-28-4")
CONTRACTS = {"dpa", "art28-clauses"}


def check(world: World) -> Iterator[Finding]:
    """One finding for each processor that gets personal data without a contract of Art. 28, inside the EEA too."""
    for vendor in world.inventory.subprocessors.values():
        processes = any(role.role == "processor" for role in vendor.roles)
        personal = any(world.anonymity.carries_personal(link) for link in world.graph.into.get(vendor.id, ()))
        contract = vendor.contract
        bound = contract and (contract.kind in CONTRACTS or contract.flow_down)
        if (
            processes
            and personal
            and not bound
            and not vendor.unknown("contract")
            and not _by_clauses(world, vendor.id)
        ):
            message = f"{vendor.title} processes personal data on behalf of others, but no data processing agreement is recorded"
            step = vendor.step("no contract is recorded", "contract")
            hint = "record the contract: `contract: {kind: dpa, document: …}`"
            yield Finding("dpa-missing", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)


def _by_clauses(world: World, vendor: str) -> bool:
    """Modules 2 and 3 hold the terms of Art. 28 themselves."""
    modules = {
        module
        for safeguard in world.inventory.subprocessors[vendor].safeguards
        for module in safeguard.declared_modules
        if (instrument := world.law.instrument("eu-gdpr", safeguard.instrument or ""))
        and (clause := instrument.module(module))
        and clause.covers_art28
    }
    return bool(modules)
