"""A waiver fits no finding.

## Why it matters

What it accepted is mended, or its key has a mistake; either way it misleads.

## How to fix

Remove it.

```yaml
waivers: []
```

## Not a problem when

The run was limited to some rules.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
