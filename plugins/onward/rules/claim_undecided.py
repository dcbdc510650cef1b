"""The check of a claim cannot be decided, because a record does not state what it asks.

## Why it matters

Silence is no proof. A claim that rests on an open fact bears no mark on the public pages, whatever else is checked.

## How to fix

State the fact, or record it as unknown with an owner and a day; where the claim does not need it, ask with `has(…)` first.

```yaml
claims:
  - id: tls-in-transit
    statement: Data in transit is protected by TLS 1.2 or a later version.
    always: flows
    where: 'has(it.transport) && at_least(it.transport, "TLS 1.2")'
```

## Not a problem when

The fact is recorded as unknown and its day has not passed: then it is a warning. A fact that is simply missing is an error.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
