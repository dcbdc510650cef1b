"""A vendor gives less notice of its subprocessors than customers are promised.

## Why it matters

Customers cannot be notified in time of a change further down the chain if the vendor may make it sooner than your own notice
period allows.

## How to fix

Agree on a notice period that leaves time for handling; the policy `upstream_handling` states how much.

```yaml
contract:
  kind: dpa
  subprocessors: {authorisation: general, notice: P45D}
```

## Not a problem when

The vendor processes only data for which you are the controller.
"""

from collections.abc import Iterator

from onward.counting import counted
from onward.finding import Finding, Kind, Severity, Step
from onward.records.deadlines import promised_period
from onward.records.parties import Subprocessor
from onward.records.standing import Standing, standings
from onward.records.values import Duration
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-2", "eu-gdpr/art-28-4", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor that gives less notice of its own vendors than customers are promised."""
    ours = world.inventory.organization
    for vendor in world.inventory.subprocessors.values():
        promised = promised_period(ours.notice if ours else None, vendor.products)
        agreed = vendor.contract.subprocessors if vendor.contract else None
        if promised is None or agreed is None or Standing.SUBPROCESSOR not in standings(world.inventory, vendor):
            continue
        needed = promised.days + Duration.parse(world.law.policy["upstream_handling"]).days
        given = 0 if agreed.authorisation == "none" else agreed.notice.days if agreed.notice else None
        if given is not None and given < needed:
            yield _finding(vendor, given, needed)


def _finding(vendor: Subprocessor, given: int, needed: int) -> Finding:
    assert vendor.contract is not None
    agreed = vendor.contract.subprocessors
    assert agreed is not None
    message = f"{vendor.title} gives {counted(given, 'day')} of notice of its subprocessors; {needed} are needed"
    step = Step(agreed.at("notice" if agreed.notice else "authorisation"), "too short")
    hint = "agree on a longer notice period, or promise customers no more than the vendor gives"
    return Finding("upstream-notice-too-short", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)
