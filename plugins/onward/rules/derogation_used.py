"""A transfer rests on a derogation.

## Why it matters

Derogations are exceptions, read narrowly, and nothing protects the data afterwards.

## How to fix

Prefer an appropriate safeguard; if the derogation stays, record why it is necessary.

```yaml
safeguards:
  - {instrument: derogation, ref: eu-49-1-e, necessity: a claim before a court}
```

## Not a problem when

Counsel has accepted it for this flow: waive it until a day.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-gdpr/art-49",
    "ch-fadp/art-17",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "derogation-used", SEVERITY)
