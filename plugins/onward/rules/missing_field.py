"""A record lacks a required field.

## Why it matters

A flow without a sender or recipient, or a waiver without a reason, says nothing.

## How to fix

Add the field. Record a fact that is not yet known as unknown, with an owner and a due date.

```yaml
country: {unknown: {owner: legal, due: 2027-01-31}}
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
