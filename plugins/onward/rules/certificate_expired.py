"""A certificate or an approval has run out.

## Why it matters

Certifications hold three years at the most.

## How to fix

Renew it, or rest the transfer on something else.

```yaml
safeguards:
  - {instrument: eu-certification, expires: 2028-06-30, approval: {by: BSI, reference: C-1}}
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
LAW = ("eu-gdpr/art-42",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "certificate-expired", SEVERITY)
