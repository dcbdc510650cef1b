"""A public statement does not hold in the records.

## Why it matters

What is published about data protection binds: a statement that the own records contradict is a deceptive practice under
Section 5 of the FTC Act and breaks the transparency that Art. 5 GDPR asks for.

## How to fix

The first place is the record that fails. Mend what it describes, or correct or withdraw the statement.

```yaml
claims:
  - id: tls-in-transit
    statement: Data in transit is protected by TLS 1.2 or a later version.
    always: flows
    where: 'at_least(it.transport, "TLS 1.2")'
```

## Not a problem when

The record is wrong: then correct the record. Never accept it for good while the statement is public.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)
