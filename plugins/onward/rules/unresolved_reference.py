"""A reference matches no record.

## Why it matters

A flow to a record that does not exist is a flow that nobody checks.

## How to fix

Add the record, or correct the name.

```yaml
flows:
  - {id: send, from: app, to: mailer}
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
