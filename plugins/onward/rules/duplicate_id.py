"""Two records have the same id.

## Why it matters

Flows identify their sender and recipient by id; if two records share an id, the reference is ambiguous. Actors, systems and
subprocessors share one set of ids.

## How to fix

Give one of them another id.

```yaml
subprocessors:
  - id: mailer-eu
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
