"""A flow has weaker encryption in transit than the policy requires.

## Why it matters

Security must be appropriate to the risk; outdated protocol versions can be broken in transit.

## How to fix

Raise the lowest version that is accepted, and record it.

```yaml
flows:
  - id: send
    transport: {protocol: TLS, minimum: "1.2"}
```

## Not a problem when

The policy `transport_minimum` allows it.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.data import Flow
from onward.records.levels import transport_level
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-32",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each flow whose transport is weaker than the policy asks, or not stated."""
    wanted = world.law.policy["transport_minimum"]
    for flow in world.inventory.flows.values():
        transport = flow.transport
        if transport is None or transport.protocol is None:
            if not flow.unknown("transport"):
                yield _finding(
                    flow, flow.step("no transport is stated"), "states no transport", Severity.WARNING, wanted
                )
            continue
        level = transport_level(transport.protocol, transport.minimum)
        if level is None or level < (transport_level(*wanted.rpartition(" ")[::2]) or 0):
            name = "minimum" if transport.minimum else "protocol"
            words = f"{transport.protocol} {transport.minimum or 'in any version'}"
            step = Step(transport.at(name), f"{words} is weaker than {wanted}")
            yield _finding(flow, step, f"accepts {words}", SEVERITY, wanted)


def _finding(flow: Flow, step: Step, what: str, severity: Severity, wanted: str) -> Finding:
    message = f"flow {flow.id} {what}; the policy requires {wanted} or better"
    hint = 'state `transport: {protocol: TLS, minimum: "1.2"}` as configured'
    return Finding("weak-transport", flow.subject, message, (step,), hint=hint, severity=severity)
