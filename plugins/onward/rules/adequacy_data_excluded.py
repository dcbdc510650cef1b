"""An adequacy decision leaves out this kind of data.

## Why it matters

Some decisions exclude kinds of data; the European decision on Korea leaves out personal credit information.

## How to fix

Agree on an appropriate safeguard for this data, or do not send it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The data category was given a kind that it is not.
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
