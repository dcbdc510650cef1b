"""A derogation is not open to this exporter.

## Why it matters

Consent, contract and compelling interests are no ground for what public authorities do in the exercise of their public powers.

## How to fix

Use another mechanism, for example an instrument between public bodies.

```yaml
safeguards:
  - {instrument: eu-public-instrument, signed: 2026-02-20}
```

## Not a problem when

The organization is no public authority: then state `kind: company`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-49", "ch-fadp/art-17")


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "derogation-barred", SEVERITY)
