"""A derogation is used without a record of how its conditions are met.

## Why it matters

Each derogation has conditions: that the transfer is necessary for the contract, that data subjects were informed of the
risks before they consented, that only a limited number of data subjects is affected. If you rely on one, you must be able to
show that its conditions are met.

## How to fix

State how they are met.

```yaml
safeguards:
  - {instrument: derogation, ref: eu-49-1-b, necessity: "The traveller books a hotel abroad, in their own name."}
```

## Not a problem when

Another mechanism covers the transfer: remove the derogation.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.safeguards import Safeguard
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-49",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each derogation whose conditions nobody has described."""
    derogations = {derogation.id: derogation for derogation in world.law.derogations}
    for record, path, part in world.inventory.parts_of(Safeguard):
        derogation = derogations.get(part.ref or "")
        if derogation is not None and derogation.needs and not part.fills("necessity"):
            needs = ", ".join(need.replace("-", " ") for need in derogation.needs)
            message = f"{record.title}: {derogation.ref} requires {needs}; how this is met is not recorded"
            step = Step(part.at("ref"), "relied on here")
            hint = "state it under `necessity`, or use another mechanism"
            yield Finding(
                "derogation-conditions-missing", record.subject, message, (step,), path, hint,
                severity=SEVERITY, regime=derogation.regime,
            )  # fmt: skip
