"""A contract was not notified to the authority in time.

## Why it matters

Under the Turkish by-law a standard contract must be notified to the authority within five business days of its signature;
failure to do so is fined. Onward does not evaluate transfers under this law: the finding is a reminder.

## How to fix

Notify the authority and record the date.

```yaml
safeguards:
  - {instrument: tr-standard-contract, signed: 2026-02-20, notified: 2026-02-24}
```

## Not a problem when

The contract requires the importer to notify, and it has done so: record the date regardless.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.deadlines import after
from onward.records.parties import Subprocessor
from onward.records.safeguards import Safeguard
from onward.records.values import Duration
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINGLE = True
SINCE = "0.1.0"
LAW = ("tr-kvkk/by-law-14",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each contract whose notification is late, or missing after its last day."""
    for vendor in world.inventory.subprocessors.values():
        for safeguard in vendor.safeguards:
            known = (world.law.instrument(regime, safeguard.instrument or "") for regime in world.law.regimes)
            period = next(
                (instrument.notify_within for instrument in known if instrument and instrument.notify_within), None
            )
            if period is not None and safeguard.signed is not None:
                yield from _late(world, vendor, safeguard, period)


def _late(world: World, vendor: Subprocessor, safeguard: Safeguard, period: Duration) -> Iterator[Finding]:
    assert safeguard.signed is not None
    last = after(safeguard.signed, period, "business")
    if (safeguard.notified or world.today) > last:
        fault = f"was notified on {safeguard.notified}" if safeguard.notified else "has not been notified"
        message = f"{safeguard.instrument} with {vendor.title}, signed on {safeguard.signed}, {fault}; the deadline was {last}"
        step = Step(safeguard.at("notified" if safeguard.notified else "signed"), f"deadline {last}")
        hint = "" if safeguard.notified else "notify the authority, and record the date under `notified`"
        detail = safeguard.instrument or ""
        yield Finding("notify-authority-late", vendor.subject, message, (step,), detail, hint, severity=SEVERITY)
