"""Special categories of data go out on a contract without extra protection listed.

## Why it matters

The clauses ask for restrictions and safeguards that fit the nature of the data, and for them to be written down.

## How to fix

List them.

```yaml
safeguards:
  - instrument: eu-scc-2021
    sensitive_measures: [pseudonymisation]
```

## Not a problem when

The data is of no special category.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/clause-8-6",
    "eu-gdpr/art-9",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "sensitive-safeguards-missing", SEVERITY)
