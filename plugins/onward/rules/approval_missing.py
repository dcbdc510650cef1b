"""A safeguard that needs approval or notification has none recorded.

## Why it matters

Binding corporate rules, ad hoc clauses, codes of conduct and certifications cover transfers only with the approval,
authorisation or notification that the law requires.

## How to fix

Record who approved it and the reference, or the date of notification.

```yaml
safeguards:
  - {instrument: eu-ad-hoc, approval: {by: DPC, reference: IN-19-1}}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import ApprovalMissing

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46-3", "eu-gdpr/art-47")
REASON = ApprovalMissing


def message(reason: ApprovalMissing, hop: Hop) -> str:
    """What is wrong."""
    if reason.given_by:
        return f"{reason.name} requires an approval under {hop.regime.name}; the one that is recorded is of {reason.given_by}"
    if reason.needed == "public-bodies":
        return f"{reason.name} is for public bodies on both sides, which the records do not show"
    needed = {
        "approval": "an authority's approval",
        "notified": "prior notification to the authority",
        "binding_commitments": "binding commitments of the importer",
        "ref": "a treaty, named as `ref` or `document`",
    }[reason.needed]
    return f"{reason.name} requires {needed}; none is recorded"


def fix(reason: ApprovalMissing, hop: Hop) -> str:
    """What to do about it."""
    return {
        "approval": "record the approval under `approval`, or use another transfer mechanism",
        "notified": "notify the authority, and record the date under `notified`",
        "binding_commitments": "agree on them, and state `binding_commitments: true`",
        "public-bodies": "use another transfer mechanism, or correct the `kind` of the parties",
        "ref": "name the treaty under `ref`",
    }[reason.needed]
