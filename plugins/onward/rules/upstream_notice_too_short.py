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

The vendor processes only data for which you are the controller, or may engage no subprocessors (`authorisation: none`). If it may
engage them and need not notify you, record `notice: P0D`.
"""

from collections.abc import Iterator

from onward.counting import counted
from onward.finding import Finding, Kind, Severity, Span, Step
from onward.records.deadlines import promised_period
from onward.records.parties import Subprocessor
from onward.records.standing import may_be_subprocessor, standings
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
        if promised is None or agreed is None or not may_be_subprocessor(standings(world.inventory, vendor)):
            continue
        handling = Duration.parse(world.law.policy["upstream_handling"]).days
        if agreed.notice and agreed.authorisation != "none" and agreed.notice.days < promised.days + handling:
            yield _finding(vendor, agreed.notice.days, promised.days, handling, agreed.at("notice"))


def _finding(vendor: Subprocessor, given: int, promised: int, handling: int, place: Span) -> Finding:
    message = (
        f"{vendor.title} gives {counted(given, 'day')} of notice of its subprocessors; {promised + handling} are needed,"
        f" {promised} for customers and {handling} to pass it on"
    )
    step = Step(place, "too short")
    less = f", or promise customers at most {counted(given - handling, 'day')}" if given > handling else ""
    hint = f"agree on at least {counted(promised + handling, 'day')}{less}"
    return Finding("upstream-notice-too-short", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)
