"""A company is subject to the law of its seat, but `regimes` does not name it.

## Why it matters

A company established in the Union, the United Kingdom or Switzerland is subject to the law there for everything that it does
from there (Art. 3(1) GDPR and its counterparts). If `regimes` names only another law, nothing was assessed under the one
that applies. If it names none that Onward evaluates, Onward evaluates the law of the seat, and the pages say so.

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
from onward.records.parties import Actor, Organization
from onward.transfers.origin import binding, named_regimes
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-3",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each law that binds the organization, or a customer who sends data, and that neither of them names."""
    ours = world.inventory.organization
    senders = {sender for link in world.graph.links for sender in (link.source, link.on_behalf_of)}
    customers = (one for one in world.inventory.actors.values() if one.id in senders)
    for party in (*((ours,) if ours else ()), *customers):
        actor = party if isinstance(party, Actor) else None
        named = named_regimes(world.inventory, actor)
        judged = bool({*named} & {*world.law.full_regimes()})
        yield from (_finding(world, party, one, judged) for one in binding(world.law, party) if one not in named)


def _finding(world: World, party: Organization | Actor, regime: str, others: bool) -> Finding:
    name = world.law.regimes[regime].name
    told = "it was not evaluated" if others else "it was evaluated nevertheless"
    field = "regimes" if "regimes" in party.source else "country" if isinstance(party, Organization) else "locations"
    step = Step(party.at(field), f"subject to {name}")
    message = f"{party.title} is subject to {name}, which `regimes` does not name; {told}"
    severity = SEVERITY if others else Severity.WARNING
    hint = f"add `{regime}` to `regimes`"
    return Finding(
        "law-of-seat-unnamed", party.subject, message, (step,), regime, hint, severity=severity, regime=regime
    )
