"""Customers may object for longer than the notice lasts.

## Why it matters

A change that takes effect while customers may still object makes the later objections pointless. Onward lets nothing
take effect before the time to object is over, so that the shorter promise is the one that misleads.

## How to fix

Give notice for at least as long as the time to object, in the policy and in the terms of every group.

```yaml
organization:
  id: acme
  notice: {period: P30D, objection: P14D}
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Span, Step
from onward.records.parties import NoticePolicy, Term
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for the policy, and one for each group of customers, whose time to object outlasts the notice."""
    ours = world.inventory.organization
    if ours is None or ours.notice is None:
        return
    policy = ours.notice
    given: tuple[tuple[str, NoticePolicy | Term], ...] = (("", policy), *((_name(one), one) for one in policy.terms))
    for name, one in given:
        period, objection = one.period or policy.period, one.objection or policy.objection
        if period and objection and period < objection:
            whose = f"the terms `{name}` give" if one is not policy else "customers have"
            message = f"{whose} {objection} to object, and a notice lasts {period}"
            step = Step(_place(one, policy), "longer than the notice")
            hint = "make the notice at least as long"
            yield Finding("objection-outlasts-notice", ours.subject, message, (step,), name, hint, severity=SEVERITY)


def _name(term: Term) -> str:
    return term.id or term.name or ""


def _place(one: NoticePolicy | Term, policy: NoticePolicy) -> Span:
    field = "objection" if one.objection else "period" if one.period else None
    return one.at(field) if field else policy.at("objection")
