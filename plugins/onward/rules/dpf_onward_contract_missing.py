"""A participant of the framework passes data on without the contract that its principles ask for.

## Why it matters

Under Accountability for Onward Transfer the country does not matter: an agent needs a limited-purpose contract, a
controller notice, choice and a contract.

## How to fix

Record the contract.

```yaml
contract:
  kind: dpa
  flow_down: {kind: dpf-agent}
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
LAW = ("eu-us-dpf/onward",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "dpf-onward-contract-missing", SEVERITY)
