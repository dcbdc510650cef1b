"""A fact stands in a short form and in the form for which that stands.

## Why it matters

`agreement` stands for `contract` and `safeguards`, `dpf` for entries of `schemes`. If both state the same thing, one of them would
silently win, and the other would be maintained for nothing.

## How to fix

Keep one of the two. `onward lint --fix` writes entries of `schemes` that differ in nothing but the scheme as `dpf`.

```yaml
subprocessors:
  - id: mailer
    dpf: {checked: 2026-11-01, expires: 2027-05-01, covers: [non-hr], extensions: [uk, ch]}
```

## Not a problem when

Never: reader errors cannot be waived, and the rules run once they are fixed. An agreement and other safeguards may both be
recorded if they are about different instruments, modules or purposes.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
