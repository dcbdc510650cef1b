"""A value does not have the form that its field requires.

## Why it matters

An invalid date, or a value outside a closed list, cannot be evaluated.

## How to fix

Write dates as `2026-01-31`, durations as `P30D`, countries as two capital letters.

```yaml
since: 2026-01-31
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
