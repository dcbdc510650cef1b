"""The folder holds no record.

## Why it matters

A lint of nothing finds nothing; that must not look like a result.

## How to fix

Start with `onward init`, or give the right folder with `--inventory`.

```yaml
organization: {id: acme, name: Acme, country: IE}
```

## Not a problem when

Never: what the reader finds cannot be waived, and the rules run once it is mended.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
