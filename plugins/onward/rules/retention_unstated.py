"""A retention period states neither its length nor what ends it.

## Why it matters

Data subjects must be informed how long their data is kept, or by which criteria that is decided; the page shows a name and nothing
else.

## How to fix

State the period, or the event that ends it. Record what nobody knows yet as unknown, with an owner and a due date.

```yaml
retention:
  - {id: incident-records, period: P2Y}
  - {id: account-records, until: the account is closed}
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-13-2-a",)
_ENDS = ("period", "until")


def check(world: World) -> Iterator[Finding]:
    """One finding for each retention period of which no end is stated."""
    for retention in world.inventory.retention.values():
        if not any(retention.fills(name) or retention.unknown(name) for name in _ENDS):
            steps = (retention.step("how long?"),)
            hint = "state `period`, such as P2Y, or `until` with the event that ends it"
            message = f"{retention.title} states neither a period nor what ends it"
            yield Finding("retention-unstated", retention.subject, message, steps, hint=hint, severity=SEVERITY)
