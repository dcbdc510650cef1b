"""A record has a field that the format does not know.

## Why it matters

A misspelt field is a fact that nobody checks.

## How to fix

Use the field that the hint suggests; `onward schema` prints all of them, and editors complete them.

```yaml
country: US
```

## Not a problem when

Never: what the reader finds cannot be waived, and the rules run once it is mended.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
