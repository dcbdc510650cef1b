"""An adequacy decision covers only some recipients, and the record does not show that this is one of them.

## Why it matters

Several decisions cover only recipients that a certain national law binds: PIPEDA in Canada, APPI in Japan, PIPA in
Korea.

## How to fix

Say which law binds the recipient, once you know it.

```yaml
subprocessors:
  - id: vendor
    subject_to: [pipeda]
```

## Not a problem when

The transfer rests on another ground.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "adequacy-scope-unproven", SEVERITY)
