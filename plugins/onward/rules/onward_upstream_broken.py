"""The previous hop has no mechanism, or an unknown one, so this one was not evaluated.

## Why it matters

Protection that does not reach the first importer cannot reach the next one.

## How to fix

Fix the previous hop; it has a finding of its own.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

Never: it is a note that keeps the report short.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.hops import OnwardUpstreamBroken

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44",)
REASON = OnwardUpstreamBroken


def message(reason: OnwardUpstreamBroken, hop: Hop) -> str:
    """What is wrong."""
    if reason.unknown:
        return "a fact that decides on an earlier hop is unknown, so this one was not evaluated"
    return "the previous hop has no transfer mechanism, so this one was not evaluated"


def fix(reason: OnwardUpstreamBroken, hop: Hop) -> str:
    """What to do about it."""
    return (
        "find out that fact first; it has a finding of its own"
        if reason.unknown
        else "begin with the finding on the previous hop"
    )
