"""The check of a claim is malformed.

## Why it matters

A check that misspells a field, a value of a closed list or an id would always hold, and the statement would appear to be
checked; so would one that reads no record.

## How to fix

The location is the exact word of the expression. A claim has exactly one basis: `never` or `always` with `where`, `holds`,
`attested`, `audited`, `observed` or `stated`.

```yaml
claims:
  - id: card-numbers-never-reach-us
    statement: Card numbers go straight to the payment processor.
    never: flows
    where: '"billing.card-number" in it.data && ours(it.to)'
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("checks",)
LAW = ()
