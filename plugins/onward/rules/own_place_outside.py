"""A vendor inside the territory works outside of it itself.

## Why it matters

What a company does itself in another country is no restricted transfer: there is no second recipient. The data is within reach of
the law there all the same, and controller and processor answer for its security.

## How to fix

Look at what the law there lets authorities ask of the company, agree on measures, and waive the finding with what you found.

```yaml
waivers:
  - finding: own-place-outside@subprocessors/mailer#eu-gdpr:IN:remote-access
    reason: Read-only access without export, logged; assessed in 2026-09
    by: head of privacy
    until: 2027-09-30
```

## Not a problem when

The place is run by another company: then it is a recipient of its own, and a transfer.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-32", "eu-gdpr/art-48", "edpb/05-2021", "uk-gdpr/art-46", "ch-fadp/art-16")


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "own-place-outside", SEVERITY)
