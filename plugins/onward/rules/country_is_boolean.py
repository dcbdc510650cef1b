"""A country is a word that some tool made of a country code.

## Why it matters

YAML 1.1 reads a bare `NO` as false. Onward does not, but a tool that rewrote the file may have: then Norway is gone.

## How to fix

Write the code.

```yaml
country: NO
```

## Not a problem when

Never: what the reader finds cannot be waived, and the rules run once it is mended.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
