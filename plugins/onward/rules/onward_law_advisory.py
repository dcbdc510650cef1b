"""The law of an adequate country governs this hop, and Onward does not judge by it.

## Why it matters

After an adequacy decision the law of that country takes over. Onward judges by the laws of the Union, the United
Kingdom and Switzerland.

## How to fix

Ask local counsel.

```yaml
notes: checked with counsel in Seoul on 2026-10-01
```

## Not a problem when

The recipient is bound by a law that Onward judges by: state it in `subject_to`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "onward-law-advisory", SEVERITY)
