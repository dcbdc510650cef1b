"""A branch is recorded as acting alone, without evidence.

## Why it matters

A branch inside the territory that acts alone takes a foreign company outside the transfer rules. This needs evidence;
without it the transfer is assessed by the company's seat.

## How to fix

Record the evidence, or leave `acts_from` out.

```yaml
subprocessors:
  - id: mailer
    country: US
    acts_from: {country: DE, evidence: "Services agreement, annex 4: the German branch alone has access"}
```

## Not a problem when

The company's seat is inside the territory.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.parties import Party
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44", "edpb/05-2021")


def check(world: World) -> Iterator[Finding]:
    """One finding for each branch that is asserted without evidence."""
    for party in world.inventory.parties.values():
        branch = party.acts_from if isinstance(party, Party) else None
        if branch is not None and not branch.shown and not branch.unknown("evidence"):
            message = f"no evidence is recorded that the branch of {party.title} acts alone; it is assessed by its seat"
            step = Step(branch.at("country"), "stated without evidence")
            hint = "add the evidence: `acts_from: {country: …, evidence: …}`"
            yield Finding("branch-unproven", party.subject, message, (step,), hint=hint, severity=SEVERITY)
