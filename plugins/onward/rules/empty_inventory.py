"""The folder contains no records.

## Why it matters

Linting an empty inventory finds nothing; that must not look like a result.

## How to fix

Start with `onward init`, or give the right folder with `--inventory`.

```yaml
organization: {id: acme, name: Acme, country: IE}
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
