"""The clauses were signed by others than the parties of this hop.

## Why it matters

A contract binds who signed it. Where a customer sends to a vendor with whom only the organization has clauses,
nothing binds anybody in that hop.

## How to fix

Say for whom the sender acts, or record who signed.

```yaml
flows:
  - id: charge-card
    from: billing-contact
    to: stripe
    on_behalf_of: organization
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-scc-2021/modules",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "safeguard-parties-mismatch", SEVERITY)
