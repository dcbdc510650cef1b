"""The public facts are others than those after the last notice.

## Why it matters

Each notice holds a digest of the public facts after it. Where the digest of what stands now differs, the page that
customers rely on says something that nobody told them. `onward notice check` fails a release on this; it needs no history.

## How to fix

Run `onward notice draft`. It writes the notice that is owed; where nothing that changed is material, it brings the last
notice's digest up to date instead. Leaving a fact as it was mends it too.

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
    """One finding where the public facts differ from those after the last notice."""
    last, ours = latest(world.notices), world.inventory.organization
    if last is None or ours is None or world.facts == last.front.facts:
        return
    message = f"the public facts differ from those after the last notice, {last.path}"
    step = Step(last.front.at("facts"), "the facts after this notice were others")
    hint = "run `onward notice draft`: it writes the notice that is owed, or records that none is"
    yield Finding("unannounced-change", ours.subject, message, (step,), hint=hint, severity=SEVERITY)
