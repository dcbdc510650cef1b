"""Data that came under the clauses goes to a subprocessor without a contract under Clause 9(b).

## Why it matters

A processor bound by Module 2 or 3 must bind its own processor to the same obligations in substance, with rights for
data subjects, in adequate countries too.

## How to fix

Record the flow-down, or sign Module 3 with the subprocessor.

```yaml
contract:
  kind: dpa
  flow_down: {kind: scc-9b, third_party_beneficiary: true}
```

## Not a problem when

The recipient is no subprocessor for this data.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/clause-9-b",
    "eu-gdpr/art-28-4",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "subprocessor-flow-down-missing", SEVERITY)
