"""A record has an unknown field.

## Why it matters

A misspelled field is a fact that nobody checks.

## How to fix

Use the field that the fix suggests; `onward schema` prints all of them, and editors complete them.

```yaml
country: US
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
