"""An agreement takes over another agreement.

## Why it matters

`like` goes one level: whoever reads a vendor finds what is agreed with it in the vendor and in one agreement, and need not follow a
chain.

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

Never: reader errors cannot be waived, and the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
