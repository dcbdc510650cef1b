"""A name refers to no record.

## Why it matters

A flow to nobody is a flow that nobody checks.

## How to fix

Add the record, or mend the name.

```yaml
flows:
  - {id: send, from: app, to: mailer}
```

## Not a problem when

Never: what the reader finds cannot be waived, and the rules run once it is mended.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
