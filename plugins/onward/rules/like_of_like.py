"""An agreement adopts an agreement that itself adopts another.

## Why it matters

`like` is limited to one level: everything agreed with a vendor is in the vendor's record and in one agreement, without a
chain to follow.

## How to fix

Repeat in the agreement what it shares with the other. Terms and assessments are shared by their ids.

```yaml
agreements:
  - id: vendor-paper
    kind: dpa
    terms: art-28
    clauses: [{instrument: eu-scc-2021, modules: [2, 3], assessment: us-2026}]
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
