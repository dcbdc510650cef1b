"""A listing under the Data Privacy Framework does not state which data it covers.

## Why it matters

An organization certifies for HR data, for other data, or for both. A listing for HR data only does not cover customer data,
and a listing for other data does not cover HR data within a group.

## How to fix

Look the organization up on the list and record what it shows under *covered data*.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

The coverage is still to be confirmed: `covers: {unknown: {owner: legal, due: 2027-01-31}}`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.parties import Party
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each entry of a scheme with kinds of coverage that names none."""
    for party in world.inventory.parties.values():
        for index, entry in enumerate(party.schemes if isinstance(party, Party) else ()):
            scheme = world.law.schemes.get(entry.scheme or "")
            if scheme is not None and scheme.covers and not entry.covers and not entry.unknown("covers"):
                message = f"{party.title}: the listing under {scheme.id} does not state whether it covers HR data or other data"
                step = Step(entry.at("scheme"), "which data is covered?")
                detail = f"schemes.{index}"
                hint = "record `covers` as shown on the list: `hr`, `non-hr` or both"
                yield Finding(
                    "certification-coverage-missing", party.subject, message, (step,), detail, hint, severity=SEVERITY
                )
