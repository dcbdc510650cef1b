"""A company is subject to the law of its seat, but `regimes` does not name it.

## Why it matters

A company established in the Union, the United Kingdom or Switzerland is subject to the law there for everything that it does from
there (Art. 3(1) GDPR and its counterparts). If its `regimes` name other laws alone, nothing was assessed under the one that
applies: an error. If they name none that Onward evaluates, or if only a flow or a purpose leaves the law out, it is evaluated
nevertheless, and the pages say so: a warning.

## How to fix

Add it, next to those that apply for other reasons.

```yaml
organization:
  country: DE
  regimes: [eu-gdpr, uk-gdpr]
```

## Not a problem when

Nothing in this inventory takes place in the context of that establishment: waive the finding with that reason.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Record
from onward.records.parties import Actor, Organization
from onward.rules._called import called
from onward.rules._transfers import each_once
from onward.transfers.origin import binding, discloser, named_regimes
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-3",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each law that binds the organization, or a customer who sends data, and that neither of them names;
    and for each that a flow or a purpose leaves out by names of its own.
    """
    ours = world.inventory.organization
    senders = {sender for link in world.graph.links for sender in (link.source, link.on_behalf_of)}
    customers = (customer for customer in world.inventory.actors.values() if customer.id in senders)
    for party in (*((ours,) if ours else ()), *customers):
        actor = party if isinstance(party, Actor) else None
        named = named_regimes(world.inventory, actor)
        judged = not {*named} & {*world.law.full_regimes()}
        meant = {called(world.law, name) for name in named}  # a law by another name is said once, as `unknown-regime`
        yield from (
            _finding(world, party, regime, judged)
            for regime in binding(world.law, party)
            if regime not in named and regime not in meant
        )
    yield from each_once(_left_out(world))


def _left_out(world: World) -> Iterator[Finding]:
    """What a flow, or its purpose, leaves out of the laws that whoever discloses names and is bound by."""
    full = {*world.law.full_regimes()}
    for flow in world.inventory.flows.values():
        purpose = world.inventory.purposes.get(flow.purpose or "")
        narrowing = flow if flow.regimes else purpose
        exporter = discloser(world.inventory, world.inventory.parties.get(flow.on_behalf_of or flow.from_))
        if narrowing is None or not {*narrowing.regimes} & full or exporter is None:
            continue
        named = named_regimes(world.inventory, exporter if isinstance(exporter, Actor) else None)
        missing = (
            regime for regime in binding(world.law, exporter) if regime in named and regime not in narrowing.regimes
        )
        yield from (_finding(world, narrowing, regime, judged=True, of=exporter) for regime in missing)


def _finding(world: World, party: Record, regime: str, judged: bool, of: Organization | Actor | None = None) -> Finding:
    name = world.law.regimes[regime].name
    effect = "it was evaluated nevertheless" if judged else "it was not evaluated"
    field = "regimes" if "regimes" in party.source else "country" if isinstance(party, Organization) else "locations"
    step = Step(party.at(field), f"subject to {name}")
    whose = f" of {party.title}" if of else ""
    message = f"{(of or party).title} is subject to {name}, which `regimes`{whose} does not name; {effect}"
    severity = Severity.WARNING if judged else SEVERITY
    hint = f"add `{regime}` to `regimes`"
    return Finding(
        "law-of-seat-unnamed", party.subject, message, (step,), regime, hint, severity=severity, regime=regime
    )
