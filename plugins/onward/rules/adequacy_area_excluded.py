"""The location is in an area that the adequacy decision excludes.

## Why it matters

An adequacy decision covers the territory that it names. An area outside that territory needs a transfer mechanism of its
own.

## How to fix

Correct the region or the address if it is wrong; otherwise sign standard contractual clauses.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The text mentions the area, but the location is elsewhere: name the actual location.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyAreaExcluded

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope",)
REASON = AdequacyAreaExcluded


def message(reason: AdequacyAreaExcluded, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.act} does not cover {reason.area}"


def fix(reason: AdequacyAreaExcluded, hop: Hop) -> str:
    """What to do about it."""
    return f"correct the region or the address if it is wrong; otherwise sign {hop.clauses}"
