"""A vendor's identity is incomplete.

## Why it matters

The controller must be able to name every processor and subprocessor in the chain: name, address, contact.

## How to fix

Complete the record.

```yaml
subprocessors:
  - id: mailer
    legal_name: Mailer Inc.
    address: 1 Example Street, Boston
    contact: privacy@mailer.example
```

## Not a problem when

The fact is recorded as unknown, with an owner and a due date; `fact-unknown` is reported instead.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("edpb/22-2024", "eu-gdpr/art-30")
WANTED = {"legal_name": "legal name", "address": "address", "contact": "contact"}


def check(world: World) -> Iterator[Finding]:
    """One finding for each vendor whose identity is not complete."""
    for vendor in world.inventory.subprocessors.values():
        missing = [words for name, words in WANTED.items() if not vendor.fills(name)]
        if missing:
            message = f"{vendor.title} lacks {', '.join(missing)}"
            step = vendor.step("identity incomplete")
            hint = "add what is missing: customers need the identity of every processor in the chain"
            yield Finding("party-incomplete", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)
