"""A waiver has expired.

## Why it matters

A waiver accepts a risk until a date; after that date the finding is reported again.

## How to fix

Fix the finding, or decide again and renew the waiver.

```yaml
waivers:
  - finding: tia-stale@subprocessors/mailer#eu-gdpr:US:storage
    reason: the review is booked
    by: privacy counsel
    until: 2027-01-31
```

## Not a problem when

Never: the waived finding itself is reported again.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
