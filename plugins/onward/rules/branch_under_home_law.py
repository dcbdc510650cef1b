"""A branch inside the territory acts alone; its company remains subject to the law of its seat.

## Why it matters

If a branch inside the territory acts alone, no importer outside receives data, and there is no restricted transfer. An
authority at the company's seat may still order the company to disclose data.

## How to fix

Record what the company says about such orders, and review the evidence for the branch regularly.

```yaml
subprocessors:
  - id: mailer
    country: US
    acts_from: {country: DE, evidence: "Services agreement, annex 4: the German branch alone has access"}
    government_access: {policy: https://vendor.example/requests}
```

## Not a problem when

Note only; no action required.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.hops import BranchUnderHomeLaw

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-48", "edpb/02-2024", "edpb/05-2021")
REASON = BranchUnderHomeLaw


def message(reason: BranchUnderHomeLaw, hop: Hop) -> str:
    """What is wrong."""
    return f"the branch acts alone; the company remains subject to the law of its seat {hop.inside(reason.seat)}"


def fix(reason: BranchUnderHomeLaw, hop: Hop) -> str:
    """What to do about it."""
    return "assess what the law there lets authorities require of the company, and record the measures"
