"""The law of an adequate country governs this hop, and Onward does not judge by it.

## Why it matters

After an adequacy decision the law of that country takes over. Onward judges by the laws of the Union, the United
Kingdom and Switzerland.

## How to fix

Ask local counsel.

```yaml
notes: checked with counsel in Seoul on 2026-10-01
```

## Not a problem when

The recipient is bound by a law that Onward judges by: state it in `subject_to`.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.hops import OnwardLawAdvisory

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44",)
REASON = OnwardLawAdvisory


def message(reason: OnwardLawAdvisory, hop: Hop) -> str:
    """What is wrong."""
    return "this hop is governed by the law of the adequate country, which Onward does not evaluate"
