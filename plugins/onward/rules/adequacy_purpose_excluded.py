"""An adequacy decision excludes this purpose.

## Why it matters

Some decisions exclude purposes such as journalism, religion, politics or law enforcement.

## How to fix

Put appropriate safeguards in place for this purpose.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The purpose is recorded with the wrong `kind`.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyPurposeExcluded

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope",)
REASON = AdequacyPurposeExcluded


def message(reason: AdequacyPurposeExcluded, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.act} excludes processing for {', '.join(reason.purposes)} purposes"


def fix(reason: AdequacyPurposeExcluded, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses} for this purpose"
