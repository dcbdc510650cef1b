"""A purpose relies on a contract with someone other than the data subjects.

## Why it matters

A contract is a lawful basis only for data about the contracting person. The staff of a business customer have no contract
with you; their employer has.

## How to fix

Rely on legitimate interests instead, and name the interest.

```yaml
purposes:
  - {id: billing, role: controller, lawful_basis: legitimate-interests, interest: being paid for the service}
```

## Not a problem when

The organisations are sole traders, so the contracting person is the data subject. Waive the finding with that reason.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.graph import Link
from onward.records.data import Purpose
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-6",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each purpose of ours that rests on a contract while organisations send us data of their people."""
    for purpose in world.inventory.purposes.values():
        if purpose.lawful_basis == "contract" and purpose.role != "processor":
            sent = next((link for link in world.graph.links if _by_organisation(world, link, purpose)), None)
            if sent is not None:
                yield _finding(purpose, sent)


def _by_organisation(world: World, link: Link, purpose: Purpose) -> bool:
    sender = world.inventory.actors.get(link.source)
    return purpose.id in link.purposes and sender is not None and sender.kind == "organisation"


def _finding(purpose: Purpose, sent: Link) -> Finding:
    message = f"{purpose.title} relies on a contract, but data subjects of an organisation are not parties to it"
    steps = (Step(purpose.at("lawful_basis"), "whose contract?"), sent.step("data sent by an organisation"))
    hint = "rely on another lawful basis, usually legitimate interests with the interest named"
    return Finding("contract-with-another", purpose.subject, message, steps, hint=hint, severity=SEVERITY)
