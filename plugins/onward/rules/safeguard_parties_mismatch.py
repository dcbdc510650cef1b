"""The clauses were signed by others than the parties of this hop.

## Why it matters

A contract binds who signed it. Where a customer sends to a vendor with whom only the organization has clauses,
nothing binds anybody in that hop.

## How to fix

Say for whom the sender acts, or record who signed.

```yaml
flows:
  - id: charge-card
    from: billing-contact
    to: stripe
    on_behalf_of: organization
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SafeguardPartiesMismatch

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-scc-2021/modules",)
REASON = SafeguardPartiesMismatch


def message(reason: SafeguardPartiesMismatch, hop: Hop) -> str:
    """What is wrong."""
    absent = " and ".join(reason.absent)
    if hop.is_derogation(reason.name):
        return f"{reason.name} is relied on by others than {absent}, so it covers nothing that they disclose"
    return f"{reason.name} is not signed by {absent}, so it does not bind them"
