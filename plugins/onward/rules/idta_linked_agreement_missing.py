"""An IDTA with a processor names no linked agreement.

## Why it matters

The IDTA holds no processing terms; without a linked agreement Art. 28 is not met. The transfer ground itself stands.

## How to fix

Name the agreement.

```yaml
safeguards:
  - {instrument: uk-idta, signed: 2024-02-20, linked_agreement: https://vendor.example/dpa}
```

## Not a problem when

The recipient is a controller.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "uk-idta/linked-agreement",
    "uk-gdpr/art-28",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "idta-linked-agreement-missing", SEVERITY)
