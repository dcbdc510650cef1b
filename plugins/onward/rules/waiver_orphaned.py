"""A waiver matches no finding.

## Why it matters

The finding it waived is fixed, or its key is wrong; either way it misleads.

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
