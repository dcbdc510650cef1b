"""A waiver does not say why, or who decided it.

## Why it matters

A waiver records that someone accepts a risk, and for what reason. A word that only fills the field, such as `-` or `tbd`, records
neither; the waived finding is reported again.

## How to fix

State the reason and the person or role that decided.

```yaml
waivers:
  - finding: tia-stale@subprocessors/mailer#eu-gdpr:US:storage
    reason: the review is booked
    by: privacy counsel
    until: 2027-01-31
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
