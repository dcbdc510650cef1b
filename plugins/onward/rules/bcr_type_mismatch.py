"""Binding corporate rules are of the wrong type for these roles.

## Why it matters

Rules for controllers cover data for which the group is the controller; rules for processors cover data that it processes for
others.

## How to fix

Record the rules that were approved for these roles.

```yaml
safeguards:
  - {instrument: eu-bcr-p, approval: {by: CNIL, reference: BCR-P-1}}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop, roles
from onward.transfers.reasons.safeguards import BcrTypeMismatch

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-47",)
REASON = BcrTypeMismatch


def message(reason: BcrTypeMismatch, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.name} is not made for a {hop.regime.term} from {roles(reason.roles)}"


def fix(reason: BcrTypeMismatch, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses}, or use the rules that are made for these roles"
