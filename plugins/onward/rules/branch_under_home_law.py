"""A branch inside the territory acts alone; its company stays bound by the law of its seat.

## Why it matters

Where a branch inside the territory acts alone, nobody outside receives data, and there is no restricted transfer. An authority at
the company's seat may still order the company to hand data over.

## How to fix

Record what the company says about such orders, and look at the evidence for the branch from time to time.

```yaml
subprocessors:
  - id: mailer
    country: US
    acts_from: {country: DE, evidence: "Services agreement, annex 4: the German branch alone has access"}
    government_access: {policy: https://vendor.example/requests}
```

## Not a problem when

It is a note; nothing has to be done for the lint.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-48", "edpb/05-2021", "uk-gdpr/art-46", "ch-fadp/art-16")


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "branch-under-home-law", SEVERITY)
