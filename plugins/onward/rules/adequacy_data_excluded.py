"""An adequacy decision excludes this category of data.

## Why it matters

Some decisions exclude categories of data; the European decision on Korea excludes personal credit information.

## How to fix

Put appropriate safeguards in place for this data, or do not send it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The category of data is recorded with the wrong `kind`.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyDataExcluded

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope",)
REASON = AdequacyDataExcluded


def message(reason: AdequacyDataExcluded, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.act} excludes {', '.join(reason.kinds)} data"


def fix(reason: AdequacyDataExcluded, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses} for this data"
