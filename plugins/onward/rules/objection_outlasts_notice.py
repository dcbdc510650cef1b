"""The objection period is longer than the notice period.

## Why it matters

If a change takes effect while customers may still object, later objections are pointless. Onward lets no change take effect
before the objection period has ended, so the shorter commitment is the misleading one.

## How to fix

Make the notice period at least as long as the objection period, in the policy and in the terms of every group.

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
from onward.records.commitments import NoticePolicy, Term
from onward.words.catalogue import words
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
    given: tuple[tuple[str, NoticePolicy | Term], ...] = (("", policy), *((_name(term), term) for term in policy.terms))
    for name, promise in given:
        period, objection = promise.period or policy.period, promise.objection or policy.objection
        if period and objection and period < objection:
            whose = f" of the terms `{name}`" if promise is not policy else ""
            longer, shorter = words().duration(objection), words().duration(period)
            message = f"the objection period{whose} ({longer}) exceeds the notice period ({shorter})"
            step = Step(_place(promise, policy), "longer than the notice period")
            hint = "make the notice period at least as long"
            yield Finding("objection-outlasts-notice", ours.subject, message, (step,), name, hint, severity=SEVERITY)


def _name(term: Term) -> str:
    return term.id or term.name or ""


def _place(promise: NoticePolicy | Term, policy: NoticePolicy) -> Span:
    field = "objection" if promise.objection else "period" if promise.period else None
    return promise.at(field) if field else policy.at("objection")
