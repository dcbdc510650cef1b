"""The safeguard was signed by other parties.

## Why it matters

A contract binds those who signed it. If a customer sends data to a vendor with which only the organization has clauses, the
clauses bind nobody in that hop.

## How to fix

State for whom the sender acts, or record who signed.

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
_ENDS = {"organization": "the organization", "customer": "the customer"}


def message(reason: SafeguardPartiesMismatch, hop: Hop) -> str:
    """What is wrong."""
    absent = " and ".join(_ENDS.get(party, party) for party in reason.absent)
    if hop.is_derogation(reason.name):
        return f"{reason.name} is relied on by others than {absent}, so it covers nothing that they disclose"
    return f"{reason.name} is not signed by {absent}, so it does not bind them"


def fix(reason: SafeguardPartiesMismatch, hop: Hop) -> str:
    """What to do about it."""
    return "have them sign it, or correct `parties`"
