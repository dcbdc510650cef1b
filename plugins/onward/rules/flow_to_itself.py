"""A data flow leads from a record to the same record.

## Why it matters

Nothing is sent anywhere, and the recipient that was meant is missing: no rule looks at the transfer to it, and no reader
learns of it.

## How to fix

Name the other end.

```yaml
flows:
  - {id: send-mail, from: app, to: mailer, data: [contact], purpose: delivery}
```

## Not a problem when

Never. What a system does with its own data needs no flow; what it keeps is recorded under `stores`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each flow whose sender is its recipient."""
    for flow in world.inventory.flows.values():
        if flow.from_ == flow.to:
            message = f"{flow.title} leads from `{flow.to}` to itself"
            steps = (Step(flow.at("to"), "the recipient"), Step(flow.at("from"), "is the sender"))
            hint = "correct the sender or the recipient, or remove the flow"
            yield Finding("flow-to-itself", flow.subject, message, steps, hint=hint, severity=SEVERITY)
