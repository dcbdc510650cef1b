"""A claim appears on no page.

## Why it matters

A check without a published statement serves no purpose; often the sentence was reworded and its marker was lost.

## How to fix

Link the sentence on a page to the claim, or remove the claim.

```yaml
claims:
  - id: card-numbers-never-reach-us
    statement: Card numbers go straight to the payment processor.
    never: flows
    where: '"billing.card-number" in it.data && ours(it.to)'
```

On a page: `[Card numbers never reach us.]{claim=card-numbers-never-reach-us}`

## Not a problem when

The claim is internal (`visibility: internal`). Only a build of the site reads the pages and reports this.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("build",)
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding for each claim that is public and that no page makes; none where the pages were not read."""
    for claim in world.inventory.claims.values() if world.made is not None else ():
        if claim.audience == "public" and not (world.made or {}).get(claim.id):
            step = Step(claim.at("id"), "appears on no page")
            hint = f"write `[the sentence]{{claim={claim.id}}}` on a page, or remove the claim"
            message = f"claim {claim.id} appears on no page"
            yield Finding("claim-not-published", claim.subject, message, (step,), hint=hint, severity=SEVERITY)
