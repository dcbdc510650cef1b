"""An objection refers to no announced change.

## Why it matters

An objection prevents a vendor from starting until it is decided. If its `change` is misspelled, it prevents nothing, and
nobody notices.

## How to fix

Name the vendor, the notice (its id), or one of the changes that the notice lists.

```yaml
objections:
  - id: objection-1
    change: mailer
    received: 2026-12-03
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.standing import opposed
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-28-2",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each objection that names no vendor, no notice and no announced change."""
    announced = {named for notice in world.notices for named in (notice.front.notice, *notice.front.changes)}
    for objection in world.inventory.objections.values():
        if objection.change in announced or opposed(objection, world.inventory, world.notices):
            continue
        said = (
            f"refers to `{objection.change}`, which matches no notice or vendor"
            if objection.change
            else "refers to no change"
        )
        message = f"objection `{objection.id}` {said}"
        step = Step(objection.at("change" if objection.change else "id"), "not announced")
        hint = "name the vendor, the id of the notice, or that of a change in its front matter"
        yield Finding("objection-to-nothing", objection.subject, message, (step,), hint=hint, severity=SEVERITY)
