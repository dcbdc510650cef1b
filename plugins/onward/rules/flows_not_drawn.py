"""A page draws data flows, and none of them is published.

## Why it matters

Flows and systems are published only if they say so. A page that draws them would show an empty frame, and readers would take
it as complete.

## How to fix

Publish the flows that readers may see, with the systems that send and receive; or remove the diagram from the page.

```yaml
flows:
  - {id: sign-up, visibility: public, from: customer, to: app}
```

## Not a problem when

Never: a diagram without a flow says nothing.
"""

import re
from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.publication import published
from onward.rules._written import about, span
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("pages",)
LAW = ("eu-gdpr/art-13",)
_DRAWN = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*onward[ \t]*\n[ \t]*(view:[ \t]*(?:flows|diagram))\b", re.MULTILINE)


def check(world: World) -> Iterator[Finding]:
    """One finding for each page that draws flows where all of them are internal."""
    flows = world.inventory.flows.values()
    if not flows or any(published(flow, "public") for flow in flows):
        return
    for path, text in world.written.items():
        if match := _DRAWN.search(text):
            message = f"page {path} draws data flows, but all {len(flows)} of them are internal"
            first = next(iter(flows))
            steps = (Step(span(path, text, *match.span(1)), "drawn here"), first.step("not published"))
            hint = "state `visibility: public` for each flow and system that readers may see, or remove the diagram"
            yield Finding("flows-not-drawn", about(world, path), message, steps, hint=hint, severity=SEVERITY)
