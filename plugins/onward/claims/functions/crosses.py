"""crosses(flow, group): whether a flow, or a transfer, leads from inside a country or a group as `EEA` to a place outside.

It starts inside where one of the sender's places is there, and ends outside where one of the recipient's places is not.

## Example

```yaml
claims:
  - id: health-data-stays
    statement: Health data that is in the European Economic Area stays there.
    never: flows
    where: '"patient.record" in it.data && crosses(it, "EEA")'
```
"""

from collections.abc import Iterable
from typing import Final

from onward.claims.facts import Look, Unsettled
from onward.claims.types import TRUTH, Sort, Type
from onward.graph import Link
from onward.records.data import Flow
from onward.records.safeguards import Location
from onward.transfers.facts import party_places, places
from onward.transfers.model import Transfer

TAKES: Final = ((Type(Sort.RECORD, parts=(Flow, Transfer)), Type(Sort.TEXT, place=True)),)
GIVES: Final = TRUTH


def call(look: Look, way: Flow | Transfer, group: str) -> bool:
    """Whether the way goes from the inside out; Unsettled where a place is not known, or is the customer's choice."""
    inside = set(look.world.law.expand(group))
    link = way.link if isinstance(way, Transfer) else look.link(way)
    parties = look.world.inventory.parties
    sent = _countries(look, party_places(look.world.inventory, look.facts(parties[link.source])))
    return bool(sent & inside) and bool(_received(look, way, link) - inside)


def _received(look: Look, way: Flow | Transfer, link: Link) -> set[str]:
    look.facts(look.world.inventory.parties[link.target])
    if isinstance(way, Transfer):
        return _countries(look, (way.location,) if way.location else ())
    return _countries(look, places(look.world.inventory, link))


def _countries(look: Look, found: Iterable[Location]) -> set[str]:
    codes = [look.known(place.country, "a place") for place in found]
    if not codes:
        raise Unsettled("a place is not stated")
    if any(place == "customer-chosen" for place in codes):
        raise Unsettled("a place is the customer's choice")
    return {country for code in codes for country in look.world.law.expand(code)}
