"""Published facts have changed since the last notice.

## Why it matters

Each notice stores a digest of the published facts. If today's digest differs, the page shows something that customers were
not notified of. `onward notice check` then fails the release; it needs no git history.

## How to fix

Run `onward notice draft`. It drafts the notice that is due; if no change is material, it records that in the last notice
instead. Restoring the previous fact fixes it too.

```yaml
organization:
  id: acme
  notice: {period: P30D, objection: P14D}
```

## Not a problem when

No notice has been published yet: there is nothing to compare with.
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
    message = f"published facts have changed since {last.path}"
    step = Step(last.front.at("facts"), "digest of the published facts after this notice")
    hint = "run `onward notice draft`: it drafts the notice, or records that none is due"
    yield Finding("unannounced-change", ours.subject, message, (step,), hint=hint, severity=SEVERITY)
