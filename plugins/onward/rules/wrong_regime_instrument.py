"""An instrument of one law is declared for data that another law protects.

## Why it matters

Each law recognises its own instruments: an IDTA carries no transfer under the GDPR, an EU approval of BCR none under
UK law.

## How to fix

Record an instrument of the law that protects the data.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The other law protects other data of the same recipient, and its ground stands.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-gdpr/art-46",
    "uk-gdpr/art-46",
    "ch-fadp/art-16",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "wrong-regime-instrument", SEVERITY)
