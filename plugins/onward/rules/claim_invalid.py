"""The check of a claim cannot be made, because it is not written right.

## Why it matters

A check that misspells a field, a word of a closed list or an id would hold for ever, and the statement would look checked.

## How to fix

The place is the very word of the expression. A claim rests on exactly one of `never` or `always` with `where`, `holds`,
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
LAW = ()
