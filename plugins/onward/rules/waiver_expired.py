"""A waiver has run out.

## Why it matters

Waivers accept a risk until a day; after it the finding is back.

## How to fix

Mend the finding, or decide anew and renew the waiver.

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
