"""Stored data or a backup has weaker encryption than the policy requires.

## Why it matters

Anyone who obtains a disk or a backup can read what is not encrypted.

## How to fix

Encrypt it and record the level; backups are copies of the store.

```yaml
stores:
  - data: [incident.content]
    at_rest: AES-256
    copies: [{kind: backup, at_rest: AES-256}]
```

## Not a problem when

The policy `at_rest_minimum` allows it, or the level is recorded as unknown with an owner and a due date.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.records.base import Record
from onward.records.levels import at_rest_level
from onward.records.systems import Copy, Store
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-32",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each store, and each copy of one, that is encrypted less than the policy asks."""
    wanted = world.law.policy["at_rest_minimum"]
    for system in world.inventory.systems.values():
        for number, store in enumerate(system.stores):
            kept: tuple[Store | Copy, ...] = (store, *store.copies)
            for index, held in enumerate(kept):
                if not held.unknown("at_rest") and (at_rest_level(held.at_rest) or 0) < (at_rest_level(wanted) or 0):
                    yield _finding(system, system.subject, held, f"{number}.{index}", wanted)


def _finding(system: Record, subject: Subject, held: Store | Copy, name: str, wanted: str) -> Finding:
    what = f"a {held.kind or 'copy'}" if isinstance(held, Copy) else "data"
    message = f"{system.title} stores {what} with encryption at rest `{held.at_rest or 'not stated'}`; the policy requires {wanted}"
    hint = "encrypt it, and record the level as configured"
    return Finding(
        "stored-unencrypted",
        subject,
        message,
        (Step(held.at("at_rest"), "stored here"),),
        name,
        hint,
        severity=SEVERITY,
    )
