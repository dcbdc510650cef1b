"""The place lies in an area that the adequacy decision leaves out.

## Why it matters

A decision covers the territory that it names. What lies outside of it needs a transfer mechanism of its own.

## How to fix

Correct the region or the address where it is wrong; otherwise sign clauses.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The text only names the area, and the place lies elsewhere: then write the place"s own name.
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
