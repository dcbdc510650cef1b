"""personal(data): whether one of these categories of data is personal: any that is not shown to be anonymised on every
path that it takes. A party that anonymises data has it as personal data first.

## Example

```yaml
claims:
  - id: nothing-personal-to-the-counter
    statement: The usage counter receives no personal data.
    never: flows
    where: 'it.to.id == "counter" && personal(it.data)'
```
"""

from typing import Final

from onward.claims.facts import Look, Unsettled
from onward.claims.types import TRUTH, Sort, Type

_DATA: Final = Type(Sort.TEXT, names=("data_categories",))
TAKES: Final = ((Type(Sort.LIST, of=_DATA),), (_DATA,))
GIVES: Final = TRUTH


def call(look: Look, data: list[str] | str) -> bool:
    """Whether any is; Unsettled where no kind of data is named."""
    known = look.world.inventory.data_categories
    named = [data] if isinstance(data, str) else data
    if not named:
        raise Unsettled("no data is stated")
    return any(not look.world.anonymity.everywhere(look.facts(known[category]).id) for category in named)
