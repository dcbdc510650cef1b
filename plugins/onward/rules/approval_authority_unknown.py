"""An approval was given by someone who is not known as a supervisory authority, or by nobody who is named.

## Why it matters

Binding corporate rules, ad hoc clauses and codes of conduct need the approval of the authority that the law names. Onward knows
authorities by their usual names; under another name, or none, it cannot tell whether the approval counts.

## How to fix

Write the usual name or abbreviation of the authority; a reference that begins with it will do.

```yaml
safeguards:
  - {instrument: eu-bcr-c, approval: {by: CNIL, reference: 2019-1}}
```

An authority that the law data does not know can be added in a law file of your own.

## Not a problem when

Another mechanism covers the transfer.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import ApprovalAuthorityUnknown

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46-3", "eu-gdpr/art-47")
REASON = ApprovalAuthorityUnknown


def message(reason: ApprovalAuthorityUnknown, hop: Hop) -> str:
    """What is wrong."""
    if reason.authority is None:
        return f"{reason.name} was approved, but no record says by which authority; only one under {hop.regime.name} counts"
    return (
        f"{reason.name} was approved by {reason.authority}, which is not known as an authority under {hop.regime.name}"
    )


def fix(reason: ApprovalAuthorityUnknown, hop: Hop) -> str:
    """What to do about it."""
    if reason.authority is None:
        return "name the authority under `approval.by`"
    return "write the authority's usual name under `approval.by`"
