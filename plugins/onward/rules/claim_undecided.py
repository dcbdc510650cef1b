"""A check has no result, because a record lacks a fact.

## Why it matters

A missing fact is not evidence. A claim that depends on an unknown fact shows no badge on the public pages, whatever else is
checked. A list that is not written is missing, too, where that does not state that there is none: what a system stores, the
roles and locations of a vendor, the data of a flow. Where nothing at all is recorded, a check of each record shows nothing.

## How to fix

State the fact, or record it as unknown with an owner and a due date; if the claim does not need it, test for it with
`has(…)` first. An empty list (`stores: []`) states that there is none.

```yaml
claims:
  - id: tls-in-transit
    statement: Data in transit is protected by TLS 1.2 or a later version.
    always: flows
    where: 'has(it.transport) && at_least(it.transport, "TLS 1.2")'
```

## Not a problem when

The fact is recorded as unknown and its due date has not passed: the finding is then a warning. A fact that is simply missing
is an error.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("checks",)
LAW = ()
