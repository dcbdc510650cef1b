"""Two records have the same id.

## Why it matters

Flows name their ends by id; with two owners of a name nobody knows which is meant. Actors, systems and subprocessors
share one set of names.

## How to fix

Give one of them another id.

```yaml
subprocessors:
  - id: mailer-eu
```

## Not a problem when

Never: what the reader finds cannot be waived, and the rules run once it is mended.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
