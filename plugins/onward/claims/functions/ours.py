"""ours(party): whether a party is the organization itself, or a system that it operates.

## Example

```yaml
claims:
  - id: card-numbers-never-reach-us
    statement: Card numbers go straight to the payment processor.
    never: flows
    where: '"billing.card-number" in it.data && ours(it.to)'
```
"""

from typing import Final

from onward.claims.facts import Look
from onward.claims.types import PARTY, TRUTH
from onward.graph import PartyRecord
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Organization
from onward.records.systems import System

TAKES: Final = ((PARTY,),)
GIVES: Final = TRUTH


def call(look: Look, party: PartyRecord) -> bool:
    """A party of another collection is never ours; who operates a system is a fact of the system."""
    if isinstance(party, System):
        return bool(look.facts(party).operator == ORGANIZATION)
    return isinstance(party, Organization)
