"""A value does not have the form that its field asks for.

## Why it matters

A day that is no day, or a word outside a closed list, cannot be judged.

## How to fix

Write days as `2026-01-31`, durations as `P30D`, countries as two capital letters.

```yaml
since: 2026-01-31
```

## Not a problem when

Never: what the reader finds cannot be waived, and the rules run once it is mended.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
