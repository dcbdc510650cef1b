"""Customers may object to a change, and no page says whom they write to.

## Why it matters

A right to object that nobody can exercise is none: the site and every notice give an address for objections, approvals, questions
and copies of safeguards.

## How to fix

Record the address at which you receive objections.

```yaml
organization:
  id: acme
  contacts: {privacy: privacy@acme.example}
  notice: {period: P30D, objection: P14D}
```

## Not a problem when

The address is recorded as unknown, with an owner and a due date; `fact-unknown` is reported instead.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-2",)


def check(world: World) -> Iterator[Finding]:
    """One finding for an organization that promises notice of changes and states no contact."""
    ours = world.inventory.organization
    if ours is None or ours.notice is None or not (ours.notice.may_object or ours.notice.needs_approval):
        return
    contacts = ours.contacts
    if ours.unknown("contacts") or (contacts and (contacts.privacy or contacts.unknown("privacy"))):
        return
    right = "object to a change" if ours.notice.may_object else "approve a change"
    message = f"customers of {ours.title} may {right}, but no contact is recorded"
    steps = (ours.step("whom do they write to?", "notice"),)
    hint = "record it: `contacts: {privacy: …}`"
    yield Finding("notice-without-contact", ours.subject, message, steps, hint=hint, severity=SEVERITY)
