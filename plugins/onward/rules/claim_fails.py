"""A public statement is contradicted by the records.

## Why it matters

What is published about data protection is binding: a statement that the organization's own records contradict is a deceptive
practice under Section 5 of the FTC Act and breaches the transparency that Art. 5 GDPR requires.

## How to fix

The first location is the record that contradicts the statement. Fix what it describes, or correct or withdraw the statement.

```yaml
claims:
  - id: tls-in-transit
    statement: Data in transit is protected by TLS 1.2 or a later version.
    always: flows
    where: 'at_least(it.transport, "TLS 1.2")'
```

## Not a problem when

The record is wrong: correct the record. Never waive the finding permanently while the statement is public.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("checks",)
LAW = ("eu-gdpr/art-5",)
