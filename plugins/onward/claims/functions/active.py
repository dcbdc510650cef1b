"""active(vendor): whether an engaged company is active on the day: started, and not ended.

## Example

```yaml
claims:
  - id: vendors-in-use-are-in-the-eea
    statement: The companies that we use today keep data in the European Economic Area.
    always: subprocessors
    where: '!active(it) || it.locations.all(place, place.country in ["DE", "FR", "IE"])'
```
"""

from typing import Final

from onward.claims.facts import Look
from onward.claims.types import TRUTH, Sort, Type
from onward.records.parties import Subprocessor
from onward.records.standing import Status

TAKES: Final = ((Type(Sort.RECORD, parts=(Subprocessor,)),),)
GIVES: Final = TRUTH


def call(look: Look, vendor: Subprocessor) -> bool:
    """Whether the vendor's status on the day of the world is active."""
    return look.world.status(look.facts(vendor)) is Status.ACTIVE
