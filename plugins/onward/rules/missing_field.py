"""A record lacks a field without which it cannot be read.

## Why it matters

A flow without an end, or a waiver without a reason, says nothing.

## How to fix

Add the field. A fact that is not known yet is written as unknown, with an owner and a day.

```yaml
country: {unknown: {owner: legal, due: 2027-01-31}}
```

## Not a problem when

Never: what the reader finds cannot be waived, and the rules run once it is mended.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
