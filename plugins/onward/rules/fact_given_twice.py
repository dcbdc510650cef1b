"""A fact is given both in a short form and in the form that it replaces.

## Why it matters

`agreement` replaces `contract` and `safeguards`, `dpf` replaces entries of `schemes`. If both state the same fact, one of
them would silently win, and the other would be maintained in vain.

## How to fix

Keep one of the two. `onward lint --fix` writes entries of `schemes` that differ in nothing but the scheme as `dpf`.

```yaml
subprocessors:
  - id: mailer
    dpf: {checked: 2026-11-01, expires: 2027-05-01, covers: [non-hr], extensions: [uk, ch]}
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed. An agreement and additional safeguards may both be
given as long as they concern different instruments, modules or purposes.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
