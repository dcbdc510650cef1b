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
from onward.records.publication import decision, narrowest
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
        least = AUDIENCES.index(narrowest(record))
        for part, field, name, ref in references(record) if least < _NARROWEST else ():
            named = _named(world.inventory, name, ref.collections)
            if named is None or max(least, AUDIENCES.index(decision(type(part), field))) >= AUDIENCES.index(
                narrowest(named)
            ):
                continue
            if str(named.subject) not in seen:
                seen.add(str(named.subject))
                yield _finding(record, part, field, named)


_NARROWEST = len(AUDIENCES) - 1


def _named(inventory: Inventory, name: str, collections: tuple[str, ...]) -> Record | None:
    """The record of a name; who reads the name and not the record is left with a gap."""
    records: Iterator[Mapping[str, Record]] = (getattr(inventory, collection) for collection in collections)
    return next((of[name] for of in records if name in of), None)


def _finding(record: Record, part: Part, field: str, named: Record) -> Finding:
    at = part.at_item(yaml_name(field), named.id)
    message = (
        f"{record.subject} is {record.audience} and refers to {named.subject}, which is {named.audience};"
        " the page will have a gap"
    )
    hint = f"give `{named.id}` the visibility `{record.audience}`, or make `{record.id}` internal"
    steps = (Step(at, "reference"), named.step(f"{named.audience}: hidden from that reader"))
    return Finding("public-names-internal", record.subject, message, steps, str(named.subject), hint, severity=SEVERITY)
