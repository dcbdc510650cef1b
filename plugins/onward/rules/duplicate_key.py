"""A key is given twice in one mapping.

## Why it matters

YAML readers keep the second value silently; what the first reviewer saw is not what is published.

## How to fix

Keep one of the two.

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
