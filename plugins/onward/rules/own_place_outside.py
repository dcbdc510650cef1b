"""A vendor in the territory itself processes data outside it.

## Why it matters

What a company does itself in another country is not a restricted transfer: there is no second recipient. Authorities there
may still be able to reach the data, and controller and processor are responsible for its security.

## How to fix

Assess what the law there lets authorities require of the company, agree on measures, and waive the finding with the result.

```yaml
waivers:
  - finding: own-place-outside@subprocessors/mailer#eu-gdpr:IN:remote-access
    reason: Read-only access without export, logged; assessed in 2026-09
    by: head of privacy
    until: 2027-09-30
```

## Not a problem when

Another company runs the location: it is then a recipient of its own, and there is a transfer.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.hops import OwnPlaceOutside

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-24", "eu-gdpr/art-32", "eu-gdpr/art-48", "edpb/05-2021")
REASON = OwnPlaceOutside


def message(reason: OwnPlaceOutside, hop: Hop) -> str:
    """What is wrong."""
    return f"the company itself processes data {hop.inside(reason.country)}: not a {hop.regime.term}, but a risk of its own"


def fix(reason: OwnPlaceOutside, hop: Hop) -> str:
    """What to do about it."""
    return "assess what the law there lets authorities require of the company, and record the measures"
