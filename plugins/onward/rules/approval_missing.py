"""An instrument that needs an authority carries no approval or notification.

## Why it matters

Binding rules, ad hoc clauses, codes and certifications carry transfers only with the approval, authorisation or
notification that the law asks for.

## How to fix

Record who approved it and the reference, or the day of notification.

```yaml
safeguards:
  - {instrument: eu-ad-hoc, approval: {by: DPC, reference: IN-19-1}}
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
LAW = (
    "eu-gdpr/art-46-3",
    "eu-gdpr/art-47",
    "ch-fadp/art-16",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "approval-missing", SEVERITY)
