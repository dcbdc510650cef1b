"""The public facts are others than those of which notices tell.

## Why it matters

Each notice says what it adds to the public facts. Where all notices together do not make what stands now, the page that
customers rely on says something that nobody told them. `onward notice check` fails a release on this, and names the changes.

## How to fix

Run `onward notice draft`. It writes the notice that is owed; where nothing that changed is material, it writes that down in the
last notice instead. Leaving a fact as it was mends it too.

```yaml
organization:
  id: acme
  notice: {period: P30D, objection: P14D}
```

## Not a problem when

No notice has been published yet: then there is nothing to compare with.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.published import latest
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding where the public facts differ from those of which notices tell."""
    last, ours = latest(world.notices), world.inventory.organization
    if last is None or ours is None or world.announced:
        return
    message = f"the public facts differ from those after the last notice, {last.path}"
    step = Step(last.front.at("facts"), "the facts after this notice were others")
    hint = "run `onward notice draft`: it writes the notice that is owed, or records that none is"
    yield Finding("unannounced-change", ours.subject, message, (step,), hint=hint, severity=SEVERITY)
