"""A controller or processor established abroad names no representative.

## Why it matters

An organization that is subject to a regime without being established there must name somebody whom data subjects and
authorities can contact, and who is established there: a representative elsewhere does not do (Art. 27(3)).

## How to fix

Appoint a representative and record it.

```yaml
organization:
  representatives:
    - {regime: eu-gdpr, name: Example Rep GmbH, country: DE, contact: rep@example.com}
```

## Not a problem when

The processing is occasional and limited as Art. 27(2) requires: waive the finding with that reason.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.commitments import Representative
from onward.rules._hop import where
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-27", "uk-gdpr/art-27", "ch-fadp/art-14")


def check(world: World) -> Iterator[Finding]:
    """One finding for each regime that binds the organization from abroad and for which it names no representative."""
    ours = world.inventory.organization
    if ours is None or not ours.country or ours.unknown("representatives"):
        return
    abroad: dict[str | None, Representative] = {}
    named = set[str | None]()
    for representative in ours.representatives:
        if _abroad(world, representative):
            abroad[representative.regime] = representative
        elif representative.fills("name"):
            named.add(representative.regime)
    for bound in ours.subject_to or ():
        regime = world.law.regimes.get(bound.regime or "")
        if not regime or regime.level != "full" or regime.id in named:
            continue
        if not world.law.is_member(regime.id, ours.country):
            there = abroad.get(regime.id)
            who = (
                f"the representative is {where(world.law, there.country or '')}"
                if there
                else "no representative is named"
            )
            message = f"{regime.name} applies to {ours.title}, which is not established there; {who}"
            step = Step(bound.at("regime"), "applies without an establishment")
            steps = (Step(there.at("country"), "established elsewhere"), step) if there else (step,)
            hint = f"add `representatives: [{{regime: {regime.id}, name: …, country: …}}]`"
            yield Finding("representative-missing", ours.subject, message, steps, regime.id, hint, severity=SEVERITY)


def _abroad(world: World, representative: Representative) -> bool:
    """Whether a representative is established outside the territory of the law under which it represents."""
    law, places = world.law, world.law.expand(representative.country or "")
    return bool(representative.country) and not all(
        law.is_member(representative.regime or "", place) for place in places
    )
