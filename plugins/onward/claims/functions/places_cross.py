"""places_cross(flow, group): whether a flow, or a transfer, leads from a location inside a country or group to one outside.

A group is one such as `EEA`. The function checks where data is stored, processed and accessed, not which company does so: a United
States company that stores data in Frankfurt receives data in Frankfurt. For transfers in the sense of the law, use `crosses`.
Implied flows count with it: data reaches the host of a system, and the subprocessors of a vendor.

## Example

```yaml
claims:
  - id: stored-in-the-eea
    statement: Health data is stored and read in the European Economic Area alone.
    never: flows
    where: '"patient.record" in it.data && places_cross(it, "EEA")'
```
"""

from typing import Final

from onward.claims.facts import Look
from onward.claims.types import TRUTH
from onward.claims.ways import WAY_AND_GROUP, any_way, received, sent, settled
from onward.graph import Link
from onward.law.areas import Area, area
from onward.records.data import Flow
from onward.transfers.model import Transfer

TAKES: Final = WAY_AND_GROUP
GIVES: Final = TRUTH


def call(look: Look, way: Flow | Transfer, group: str) -> bool:
    """Whether the way goes from the inside out; Unsettled where a place is not known, or is the customer's choice."""
    inside = area(look.world.law, group)
    return any_way(look, way, lambda link: _leads_out(look, way, link, inside))


def _leads_out(look: Look, way: Flow | Transfer, link: Link, inside: Area) -> bool:
    starts = sent(look, link)
    if starts == inside.beyond(starts):
        return False
    if inside.beyond(received(look, way, link)):
        return True
    settled(look, way, link)
    return False
