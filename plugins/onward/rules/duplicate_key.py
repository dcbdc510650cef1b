"""A key occurs twice in one mapping.

## Why it matters

YAML readers keep the second value without a warning; what the reviewer saw first is not what is published.

## How to fix

Keep one of the two.

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
