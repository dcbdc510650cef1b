"""The law of an adequate country, which Onward does not evaluate, governs this hop.

## Why it matters

After a transfer under an adequacy decision, the destination's law governs the next hop. Onward evaluates the laws of the
Union, the United Kingdom and Switzerland.

## How to fix

Consult local counsel.

```yaml
notes: checked with counsel in Seoul on 2026-10-01
```

## Not a problem when

The importer is subject to a law that Onward evaluates: record it in `subject_to`.
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


def fix(reason: OnwardLawAdvisory, hop: Hop) -> str:
    """What to do about it."""
    return "consult local counsel"
