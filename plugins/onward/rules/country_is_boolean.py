"""A country is written as a boolean, converted from a country code by a tool.

## Why it matters

YAML 1.1 reads a bare `NO` as false. Onward does not, but a tool that rewrote the file may have; Norway is then lost.

## How to fix

Write the country code.

```yaml
country: NO
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
