"""The recipient is not certified under the scheme that this regime asks for.

## Why it matters

The EU-US Data Privacy Framework, its UK Extension and the Swiss-US framework are three certifications; each serves
one law only.

## How to fix

Look the recipient up on the list and record the entry for this regime, or agree on a safeguard.

```yaml
schemes:
  - {scheme: uk-extension-dpf, covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

Another ground carries the transfer.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-us-dpf/decision",
    "uk-us-bridge/si",
    "ch-dpo/annex-1",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "adequacy-not-certified", SEVERITY)
