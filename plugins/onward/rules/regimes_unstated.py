"""Data flows were evaluated under no transfer law, since no record names one.

## Why it matters

Onward evaluates a flow under the laws that records name (`regimes`) and under the law of the exporter's seat where it governs
transfers. Where there is neither, nothing is evaluated, and a report without findings says nothing about transfers.

## How to fix

Name the laws that protect the data. A seat elsewhere does not rule the GDPR out: it binds whoever offers goods or services to
people in the Union or monitors their behaviour there, and standard contractual clauses with a customer pass its rules on. Where
no such law applies, say so: `regimes: []`.

```yaml
organization:
  country: US
  regimes: [eu-gdpr]
```

## Not a problem when

Never: `regimes: []` states that none applies, and ends the finding.
"""

from collections.abc import Iterator

from onward.counting import counted
from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Record
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding for all flows that no law was asked about, unless the organization states that none applies."""
    ours = world.inventory.organization
    if ours is not None and ours.source.get("regimes") is not None:
        return
    evaluated = {transfer.link.id for transfer in world.transfers}
    left = [link for link in world.graph.links if link.id not in evaluated]
    if not left:
        return
    record: Record = ours or left[0].record
    steps = (Step(record.at("country" if "country" in record.source else "id"), "names no law"),)
    flows = tuple(link.step("not evaluated") for link in left[:10])
    names = ", ".join(f"`{name}`" for name in world.law.full_regimes())
    were = "was" if len(left) == 1 else "were"
    yield Finding(
        "regimes-unstated",
        record.subject,
        f"{counted(len(left), 'data flow')} {were} evaluated under no transfer law: no record names one",
        (*steps, *flows),
        hint=f"name those that apply under `organization.regimes` ({names}), or state `regimes: []`",
        severity=SEVERITY,
    )
