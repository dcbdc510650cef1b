"""A flow sends data that its recipient's record does not list.

## Why it matters

The public list of subprocessors states what each one receives; a flow that sends more makes it untrue, and exceeds what the
contract names.

## How to fix

List the data in the recipient's record, or stop sending it.

```yaml
subprocessors:
  - id: mailer
    data: [contact.email, incident.content]
```

## Not a problem when

Never: one of the two records is wrong.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-30", "eu-gdpr/art-28-3")


def check(world: World) -> Iterator[Finding]:
    """One finding for each data category of a flow that the recipient's record leaves out."""
    for flow in world.inventory.flows.values():
        vendor = world.inventory.subprocessors.get(flow.to)
        if vendor is None or vendor.unknown("data"):
            continue
        for data in flow.data:
            if data not in vendor.data:
                name = world.inventory.data_categories[data].title if data in world.inventory.data_categories else data
                message = f"flow {flow.id} sends {name} to {vendor.title}, whose record does not list it"
                steps = (Step(flow.at_item("data", data), "sent here"), vendor.step("not listed here", "data"))
                yield Finding(
                    "undeclared-data",
                    flow.subject,
                    message,
                    steps,
                    data,
                    f"add `{data}` to `data` of {vendor.id}, or stop sending it",
                    severity=SEVERITY,
                )
