"""crosses(flow, group): whether a flow, or a transfer, leads from inside a country or group such as `EEA` to a recipient outside.

It starts inside if the sender's seat or one of its locations is there. It ends outside if the recipient's seat or one of its
locations is not: a company abroad is a recipient abroad, wherever its servers are. `places_cross` checks locations only. Implied
flows count with it: data reaches the host of a system, and the subprocessors of a vendor. Réunion, Åland and the other territories
that are part of the Union lie in `EU` and `EEA`; overseas countries such as New Caledonia or Greenland do not.

## Example

```yaml
claims:
  - id: health-data-stays
    statement: Health data that is in the European Economic Area stays there.
    never: flows
    where: '"patient.record" in it.data && crosses(it, "EEA")'
```
"""

from typing import Final

from onward.claims.facts import Look, Unsettled
from onward.claims.types import TRUTH
from onward.claims.ways import WAY_AND_GROUP, any_way, received, sent, settled
from onward.graph import Link, PartyRecord
from onward.law.areas import Area, area
from onward.records.data import Flow
from onward.transfers.model import Transfer
from onward.transfers.places import acts_alone, importing_party

TAKES: Final = WAY_AND_GROUP
GIVES: Final = TRUTH


def call(look: Look, way: Flow | Transfer, group: str) -> bool:
    """Whether the way goes from the inside out; Unsettled where a seat or a place is not known, or the customer's choice."""
    inside = area(look.world.law, group)
    return any_way(look, way, lambda link: _leads_out(look, way, link, inside))


def _leads_out(look: Look, way: Flow | Transfer, link: Link, inside: Area) -> bool:
    parties = look.world.inventory.parties
    starts = sent(look, link) | _seat(look, parties[link.source], known=False)
    if starts == inside.beyond(starts):
        return False
    outside = inside.beyond(received(look, way, link))
    if isinstance(way, Transfer) and way.country:
        outside |= inside.beyond(set(look.world.law.expand(way.country)))
    if outside or inside.beyond(_recipients(look, parties[link.target])):
        return True
    settled(look, way, link)
    return False


def _recipients(look: Look, record: PartyRecord) -> set[str]:
    """The seats of the recipient and of the companies that run its places."""
    countries = _seat(look, record, known=True)
    for place in getattr(record, "locations", ()):
        operator = look.world.inventory.subprocessors.get(place.by.id or "") if place.by else None
        country = operator.country if operator else place.by.country if place.by else None
        countries |= set(look.world.law.expand(country)) if country else set()
    return countries


def _seat(look: Look, record: PartyRecord, known: bool) -> set[str]:
    """The country of the company behind a party; nothing for a person, a customer, or a system of a customer's."""
    company = importing_party(look.world.inventory, record)
    if company is None:
        return set()
    inside = (regime.organisations_in for regime in look.world.law.regimes.values())
    if company.org and not any(company.org.casefold() in names for names in inside):
        return {company.org}
    country = acts_alone(company) or look.facts(company).country
    if country is None and known:
        raise Unsettled(f"the seat of {company.title} is not stated")
    return set(look.world.law.expand(country)) if country else set()
