"""A record refers to one that its readers may not see.

## Why it matters

Pages never name a record that their readers may not see. A record that refers to it is published with a gap: a flow with a
hidden sender or recipient is not drawn at all, a vendor is listed without that data or purpose. Readers believe the list is
complete.

## How to fix

Publish the record that is referred to, or make the one that refers to it internal too.

```yaml
systems:
  - {id: mail-gateway, name: Mail gateway, visibility: public}
flows:
  - {id: send-mail, visibility: public, from: mail-gateway, to: acme-mail, data: [address], purpose: notification}
```

## Not a problem when

The part of the record that refers to it is not for that reader either.
"""

from collections.abc import Iterator, Mapping

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Part, Record
from onward.records.declared import AUDIENCES
from onward.records.inventory import Inventory
from onward.records.publication import published, visible
from onward.records.references import references
from onward.records.shape import yaml_name
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding for each name of a record that some reader of the naming one may not know."""
    for record in world.inventory.records():
        seen: set[str] = set()
        for part, field, name, ref in references(record):
            hidden = _hidden(world.inventory, record, part, field, name, ref.collections)
            if hidden and str(hidden.subject) not in seen:
                seen.add(str(hidden.subject))
                yield _finding(record, part, field, hidden)


def _hidden(
    inventory: Inventory, record: Record, part: Part, field: str, name: str, collections: tuple[str, ...]
) -> Record | None:
    """The named record, where an audience reads the name and may not know of whom it is."""
    records: Iterator[Mapping[str, Record]] = (getattr(inventory, one) for one in collections)
    named = next((of[name] for of in records if name in of), None)
    if named is None:
        return None
    for audience in AUDIENCES:
        if published(record, audience) and visible(part, field, audience) and not published(named, audience):
            return named
    return None


def _finding(record: Record, part: Part, field: str, named: Record) -> Finding:
    at = part.at_item(yaml_name(field), named.id)
    message = (
        f"{record.subject} is {record.audience} and refers to {named.subject}, which is {named.audience};"
        " the page will have a gap"
    )
    hint = f"give `{named.id}` the visibility `{record.audience}`, or make `{record.id}` internal"
    steps = (Step(at, "reference"), named.step(f"{named.audience}: hidden from that reader"))
    return Finding("public-names-internal", record.subject, message, steps, str(named.subject), hint, severity=SEVERITY)
