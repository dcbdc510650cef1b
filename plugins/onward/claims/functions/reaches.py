"""reaches(party, id): whether data may reach one party from another, in one flow or over several.

Hosting counts, and so do the subprocessors of a vendor; whether the flows carry the same data is not checked.

## Example

```yaml
claims:
  - id: no-way-to-analytics
    statement: No data leads from our systems to an analytics service, not even by way of others.
    never: systems
    where: 'it.operator == "organization" && reaches(it, "chart-maker")'
```
"""

from typing import Final

from onward.claims.facts import Look
from onward.claims.types import PARTY, TRUTH, Sort, Type
from onward.graph import PartyRecord
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Organization

TAKES: Final = ((PARTY, Type(Sort.TEXT, names=("actors", "systems", "subprocessors"), words=(ORGANIZATION,))),)
GIVES: Final = TRUTH


def call(look: Look, party: PartyRecord, target: str) -> bool:
    """Whether the target is among all that the party's data may reach."""
    name = ORGANIZATION if isinstance(party, Organization) else party.id
    return target in look.world.graph.reach(name)
